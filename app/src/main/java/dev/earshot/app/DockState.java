package dev.earshot.app;

import dev.earshot.app.console.DockView;
import dev.earshot.audio.device.AudioDevice;
import dev.earshot.audio.phone.AccountState;
import java.util.List;
import java.util.stream.Stream;

/** What the dock shows, as it changes. Belongs to the {@code devices} thread. */
final class DockState {
  /** Own address while there is no account. */
  String address = "";

  List<AccountState> accounts = List.of();
  List<AudioDevice> microphones = List.of();
  List<AudioDevice> speakers = List.of();
  String microphone = "silence";
  String speaker = "none";
  String notice = "";
  int microphoneGain;
  int ducking;
  DockView.Quality quality = DockView.Quality.NONE;

  /**
   * @param microphoneName what the microphone in use is called
   * @param speakerName what the speaker in use is called
   */
  DockView view(String microphoneName, String speakerName) {
    return new DockView(
        accounts.isEmpty() ? address : account().address(),
        accounts.isEmpty() ? "Local focus" : account().sentence(),
        accounts.isEmpty() || account().registered(),
        choices(microphones, microphone, microphoneName),
        choices(speakers, speaker, speakerName),
        microphone,
        speaker,
        notice,
        microphoneGain,
        ducking,
        quality);
  }

  /** The one that is registered, else the first. */
  private AccountState account() {
    return accounts.stream()
        .filter(AccountState::registered)
        .findFirst()
        .orElseGet(accounts::getFirst);
  }

  /** The machine's devices, and the one in use first if it is none of them: a file, a tone. */
  private static List<DockView.Device> choices(
      List<AudioDevice> devices, String spec, String name) {
    Stream<DockView.Device> listed =
        devices.stream().map(d -> new DockView.Device(d.spec(), d.name()));
    boolean known = devices.stream().anyMatch(d -> d.spec().equals(spec));
    return known
        ? listed.toList()
        : Stream.concat(Stream.of(new DockView.Device(spec, name)), listed).toList();
  }
}
