package dev.earshot.app;

import static java.util.stream.Collectors.joining;

import dev.earshot.app.console.DockView;
import dev.earshot.audio.phone.AccountState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the dock shows, as it changes. Belongs to the {@code devices} thread. */
final class DockState {
  /** Own address while there is no account. */
  String address = "";

  List<AccountState> accounts = List.of();
  private final Map<Topic, String> notices = new EnumMap<>(Topic.class);
  int microphoneGain;
  int ducking;
  DockView.Quality quality = DockView.Quality.NONE;
  DockView.Voice voice = DockView.Voice.USUAL;
  DockView.Bell bell = DockView.Bell.SILENT;

  /** What a notice is about; each has one at a time. */
  enum Topic {
    SYSTEM,
    MICROPHONE,
    SPEAKER,
    SIGNAL,
    FLOW,
    BELL
  }

  /**
   * @param sentence empty if all is well
   */
  void notice(Topic topic, String sentence) {
    notices.put(topic, sentence);
  }

  String notice(Topic topic) {
    return notices.getOrDefault(topic, "");
  }

  DockView view(DockLine microphone, DockLine speaker) {
    return new DockView(
        account().map(AccountState::address).orElse(address),
        account().map(AccountState::sentence).orElse("No registrar needed"),
        account().map(AccountState::registered).orElse(true),
        choices(microphone),
        choices(speaker),
        microphone.inUse(),
        speaker.inUse(),
        notices.values().stream().filter(text -> !text.isEmpty()).collect(joining(" ")),
        microphoneGain,
        ducking,
        quality,
        voice,
        bell);
  }

  /** The one that is registered, else the first that is to be. */
  private Optional<AccountState> account() {
    return accounts.stream()
        .filter(AccountState::registered)
        .findFirst()
        .or(() -> accounts.stream().filter(one -> !one.registrar().isEmpty()).findFirst());
  }

  /** The machine's devices, and the one in use first if it is none of them: a file, a tone. */
  private static List<DockView.Device> choices(DockLine line) {
    Stream<DockView.Device> listed =
        line.there().stream().map(d -> new DockView.Device(d.spec(), d.name()));
    boolean known = line.there().stream().anyMatch(d -> d.spec().equals(line.inUse()));
    return known
        ? listed.toList()
        : Stream.concat(Stream.of(new DockView.Device(line.inUse(), line.name())), listed).toList();
  }
}
