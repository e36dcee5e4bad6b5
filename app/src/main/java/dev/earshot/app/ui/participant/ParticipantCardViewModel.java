package dev.earshot.app.ui.participant;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.supervision.Audience;
import dev.earshot.app.supervision.Capabilities.Capability;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.ui.widget.RoleLook;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a card shows.
 *
 * @param tag text, empty for none
 * @param tagMark whether the tag is read back, only asked for, or not known
 * @param taggable whether the system has tags at all
 * @param hearsUs whether our voice reaches him right now
 * @param actions what can be done to him
 */
public record ParticipantCardViewModel(
    ParticipantKey key,
    String name,
    String number,
    RoleLook role,
    String tag,
    Certainty tagMark,
    boolean taggable,
    Mark muted,
    Mark held,
    Mark talking,
    Known<Instant> joined,
    HearsUs hearsUs,
    boolean self,
    List<CardAction> actions) {
  public ParticipantCardViewModel {
    actions = List.copyOf(actions);
  }

  /** Whether somebody hears the supervisor. */
  public enum HearsUs {
    YES,
    NO,
    UNSURE,
    /** It is ourselves, or we are not in this conference. */
    NOT_ASKED
  }

  public static ParticipantCardViewModel of(
      ConsoleSnapshot snapshot, ConferenceKey conference, ObservedParticipant participant) {
    boolean ours = snapshot.session().conference().filter(conference::equals).isPresent();
    return new ParticipantCardViewModel(
        participant.key(),
        participant.name(),
        participant.number(),
        RoleLook.of(participant),
        tags(participant),
        participant.tags().certainty(),
        snapshot.session().offered().contains(Capability.EDIT_TAGS),
        Mark.of(participant.muted()),
        Mark.of(participant.held()),
        Mark.of(participant.talking()),
        participant.joinedAt(),
        ours ? hearsUs(snapshot, participant) : HearsUs.NOT_ASKED,
        participant.self(),
        ours && !participant.self() ? actions(snapshot, participant) : List.of());
  }

  /** Where it is not known what is so, both ways are offered. */
  private static List<CardAction> actions(
      ConsoleSnapshot snapshot, ObservedParticipant participant) {
    Set<Capability> offered = snapshot.session().offered();
    Mark muted = Mark.of(participant.muted());
    Mark held = Mark.of(participant.held());
    return Arrays.stream(CardAction.values())
        .filter(action -> offered.contains(action.needs()))
        .filter(
            action ->
                switch (action) {
                  case MUTE -> muted == Mark.NO || muted == Mark.UNKNOWN;
                  case UNMUTE -> muted != Mark.NO;
                  case HOLD -> held == Mark.NO || held == Mark.UNKNOWN;
                  case UNHOLD -> held != Mark.NO;
                })
        .toList();
  }

  private static String tags(ObservedParticipant participant) {
    return participant
        .tags()
        .value()
        .map(tags -> tags.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")))
        .orElse("");
  }

  private static HearsUs hearsUs(ConsoleSnapshot snapshot, ObservedParticipant participant) {
    Audience audience = snapshot.session().audience();
    if (participant.self()) {
      return HearsUs.NOT_ASKED;
    }
    if (audience.surely().contains(participant.key())) {
      return HearsUs.YES;
    }
    boolean surelyNot = audience.surelyNot().contains(participant.key());
    return surelyNot && !audience.possibly().contains(participant.key())
        ? HearsUs.NO
        : HearsUs.UNSURE;
  }

  String called() {
    return self ? "You" : name;
  }

  /** What the tag chip says; unknown is said, never left blank. */
  String tagText() {
    return switch (tagMark) {
      case UNKNOWN -> "tag ?";
      case REQUESTED, ASSUMED, CONFIRMED -> tag.isEmpty() ? "tag" : tag;
    };
  }

  String tagHint() {
    return switch (tagMark) {
      case UNKNOWN -> "This system does not report tags. Click to set one.";
      case REQUESTED -> "Asked for and accepted, but not confirmed by the system.";
      case ASSUMED -> "Derived from the configuration. Click to change.";
      case CONFIRMED -> "Whispers are addressed by tag. Click to change.";
    };
  }

  String hearsUsText() {
    return switch (hearsUs) {
      case YES -> "Hears you";
      case NO -> "Does not hear you";
      case UNSURE -> "May hear you";
      case NOT_ASKED -> "";
    };
  }

  Optional<String> whyNoVoice() {
    return talking == Mark.UNKNOWN
        ? Optional.of("Talking is not reported by this system")
        : Optional.empty();
  }

  String spoken() {
    return called()
        + ", "
        + role.word()
        + ", "
        + number
        + (muted == Mark.YES ? ", muted" : "")
        + (held == Mark.YES ? ", on hold" : "")
        + (hearsUsText().isEmpty() ? "" : ", " + hearsUsText());
  }
}
