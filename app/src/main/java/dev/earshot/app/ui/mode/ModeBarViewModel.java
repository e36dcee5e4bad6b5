package dev.earshot.app.ui.mode;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.SessionView;
import dev.earshot.app.console.WhisperTerms;
import dev.earshot.app.supervision.Audience;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.ui.widget.Names;
import dev.earshot.mixer.conference.MemberTag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the mode bar shows.
 *
 * @param in whether we are in a conference
 * @param sentence who hears us; never empty
 * @param gateReason why the microphone is shut; empty while it is open
 * @param canTalk whether holding the key would whisper
 * @param barge what a barge would do, present while it waits for its second step
 * @param byTag whether whispers can be for whoever carries a tag, and for which they are
 * @param consent what cannot be known about a whisper; empty if nothing
 * @param ears whose ear can be borrowed, ourselves first; empty where the back end cannot
 */
public record ModeBarViewModel(
    boolean in,
    List<Choice> choices,
    List<Target> targets,
    String sentence,
    String gateReason,
    boolean gateOpen,
    boolean canTalk,
    Optional<String> barge,
    ByTag byTag,
    Optional<ConsentViewModel> consent,
    List<Ear> ears,
    Optional<ParticipantKey> listeningAs) {

  /** How far a mode is in force. */
  public enum Look {
    OFF,
    /** Asked for, not confirmed: hollow. */
    REQUESTED,
    /** In force, but the microphone is shut. */
    ARMED,
    /** In force; for whisper and barge, the microphone is open. */
    ON
  }

  /**
   * One button.
   *
   * @param detail who would hear us
   * @param unavailable why it cannot be chosen now; empty if it can
   */
  public record Choice(Mode mode, String detail, Look look, Optional<String> unavailable) {}

  /** Somebody a whisper could reach. */
  public record Target(ParticipantKey key, String name, boolean chosen) {}

  /**
   * Whispers to whoever carries a tag.
   *
   * @param possible whether the back end can
   * @param tag chosen; empty while participants are chosen
   * @param known tags to choose from; any other can be typed
   */
  public record ByTag(boolean possible, String tag, List<String> known) {}

  /** Whose ear can be borrowed; ours if no key. */
  public record Ear(Optional<ParticipantKey> key, String label) {}

  public static ModeBarViewModel of(ConsoleSnapshot snapshot) {
    SessionView session = snapshot.session();
    return new ModeBarViewModel(
        session.conference().isPresent(),
        Stream.of(Mode.values()).map(mode -> choice(snapshot, session, mode)).toList(),
        session.possibleTargets().stream()
            .map(key -> new Target(key, Names.of(snapshot, key), session.targets().contains(key)))
            .toList(),
        session.sentence(),
        session.gateReason(),
        session.gateOpen(),
        session.state() == SessionState.LISTEN && !session.unavailable().containsKey(Mode.WHISPER),
        session.bargeAsked() ? Optional.of(bargeWarning(snapshot, session)) : Optional.empty(),
        byTag(session.terms()),
        ConsentViewModel.of(session.terms()),
        ears(snapshot, session),
        session.listeningAs());
  }

  private static Choice choice(ConsoleSnapshot snapshot, SessionView session, Mode mode) {
    return new Choice(
        mode,
        detail(snapshot, session, mode),
        look(session, mode),
        Optional.ofNullable(session.unavailable().get(mode)));
  }

  private static Look look(SessionView session, Mode mode) {
    if (session.requested().isPresent()) {
      return session.requested().get() == mode ? Look.REQUESTED : Look.OFF;
    }
    if (session.mode() != mode || session.state() == SessionState.OUT) {
      return Look.OFF;
    }
    return mode == Mode.LISTEN || session.gateOpen() ? Look.ON : Look.ARMED;
  }

  private static String detail(ConsoleSnapshot snapshot, SessionView session, Mode mode) {
    if (mode == Mode.LISTEN) {
      return "Nobody hears you";
    }
    Audience audience = session.previews().get(mode);
    if (mode == Mode.BARGE) {
      return audience == null || audience.possibly().isEmpty()
          ? "Everyone hears you"
          : "Everyone may hear you";
    }
    if (session.terms().tag().isPresent()) {
      return "Only who carries the tag " + session.terms().tag().get();
    }
    if (audience == null || audience.surely().isEmpty()) {
      return session.targets().isEmpty()
          ? "Choose who hears you"
          : "Only " + Names.list(snapshot, session.targets());
    }
    String names = Names.list(snapshot, audience.surely());
    String hear = audience.surely().size() > 1 ? " hear you" : " hears you";
    return audience.possibly().isEmpty()
        ? "Only " + names + hear
        : names + ", perhaps " + Names.list(snapshot, audience.possibly());
  }

  private static ByTag byTag(WhisperTerms terms) {
    return new ByTag(
        terms.byTag(),
        terms.tag().map(MemberTag::value).orElse(""),
        terms.tags().stream().map(MemberTag::value).toList());
  }

  private static String bargeWarning(ConsoleSnapshot snapshot, SessionView session) {
    String heard = whoWillHear(snapshot, session);
    return snapshot.conferences().stream()
        .filter(c -> session.conference().equals(Optional.of(c.key())))
        .flatMap(c -> c.limits().warning(Mode.BARGE).stream())
        .findFirst()
        .map(warning -> warning + " " + heard)
        .orElse(heard);
  }

  private static String whoWillHear(ConsoleSnapshot snapshot, SessionView session) {
    Audience audience = session.previews().get(Mode.BARGE);
    if (audience == null) {
      return "Everyone in the conference will hear you.";
    }
    List<ParticipantKey> all = new ArrayList<>(audience.surely());
    all.addAll(audience.possibly());
    return all.isEmpty()
        ? "Everyone in the conference will hear you."
        : Names.list(snapshot, all) + " will hear you.";
  }

  /** The measuring back end is the one that can lend ears. */
  private static List<Ear> ears(ConsoleSnapshot snapshot, SessionView session) {
    if (session.measured().isEmpty() || session.conference().isEmpty()) {
      return List.of();
    }
    List<Ear> ears = new ArrayList<>(List.of(new Ear(Optional.empty(), "Me")));
    session.conference().flatMap(snapshot.conferences()::find).stream()
        .flatMap(c -> c.participants().stream())
        .filter(p -> !p.self())
        .forEach(p -> ears.add(new Ear(Optional.of(p.key()), earLabel(p))));
    return List.copyOf(ears);
  }

  private static String earLabel(ObservedParticipant participant) {
    return participant.name().split(" ")[0];
  }

  /** Whether the microphone is shut for a reason worth saying. */
  boolean isShut() {
    return !gateOpen && !gateReason.isEmpty();
  }

  String gateText(String talkKey) {
    if (gateOpen) {
      return "Microphone open";
    }
    String wayBack = canTalk ? "hold " + talkKey + " to whisper" : "";
    return Stream.of(gateReason, wayBack)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" – "));
  }

  /** Our own ear and those of the participants, by what is to be written on them. */
  Map<Optional<ParticipantKey>, String> earLabels() {
    Map<Optional<ParticipantKey>, String> labels = new LinkedHashMap<>();
    ears.forEach(ear -> labels.put(ear.key(), ear.label()));
    return labels;
  }
}
