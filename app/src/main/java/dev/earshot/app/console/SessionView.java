package dev.earshot.app.console;

import dev.earshot.app.supervision.Audience;
import dev.earshot.app.supervision.Capabilities.Capability;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Guard;
import dev.earshot.app.supervision.Hearing;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.Session;
import dev.earshot.app.supervision.SessionState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The supervisor's own session, and the truth about who hears him.
 *
 * @param conference the one we are in, if any
 * @param self our own leg in it
 * @param mode in force, as far as confirmed; LISTEN while out
 * @param requested mode on its way, if any
 * @param targets chosen for whispering
 * @param possibleTargets who could be chosen, agents first
 * @param gateOpen whether the microphone is let through
 * @param gateReason why it is closed, as a short sentence for the frame
 * @param mutedByUser whether he muted himself
 * @param bargeAsked whether barge waits for its second step
 * @param frame colour, shape and word of the window's frame
 * @param audience who hears us right now; everybody in surelyNot while the gate is closed
 * @param sentence {@code Heard by: … Not by: … Unsure: …}
 * @param previews who would hear us in each mode while talking
 * @param hearing the matrix right now
 * @param hearingPreviews the matrix in each mode while talking
 * @param unavailable why a mode cannot be chosen now and what to do; no entry if it can
 * @param listeningAs whose ear we borrow (local focus only); empty for our own
 * @param measured what the signal path measured, where it can
 * @param guard what the customer's ear of ours says
 * @param terms on what a whisper rests where not everything can be known
 * @param offered what the system can do, to others too
 */
public record SessionView(
    SessionState state,
    Optional<ConferenceKey> conference,
    Optional<ParticipantKey> self,
    Mode mode,
    Optional<Mode> requested,
    List<ParticipantKey> targets,
    List<ParticipantKey> possibleTargets,
    boolean gateOpen,
    String gateReason,
    boolean mutedByUser,
    boolean bargeAsked,
    Frame frame,
    Audience audience,
    String sentence,
    Map<Mode, Audience> previews,
    Hearing hearing,
    Map<Mode, Hearing> hearingPreviews,
    Map<Mode, String> unavailable,
    Optional<ParticipantKey> listeningAs,
    Optional<Measured> measured,
    Guard guard,
    WhisperTerms terms,
    Set<Capability> offered) {
  /** In no conference. */
  public static final SessionView OUT =
      new SessionView(
          SessionState.OUT,
          Optional.empty(),
          Optional.empty(),
          Mode.LISTEN,
          Optional.empty(),
          List.of(),
          List.of(),
          false,
          "not in a conference",
          false,
          false,
          Frame.NOBODY,
          Audience.EMPTY,
          Audience.EMPTY.sentence(ParticipantKey::value),
          Map.of(),
          Hearing.EMPTY,
          Map.of(),
          Map.of(
              Mode.LISTEN, "Choose a conference first.",
              Mode.WHISPER, "Choose a conference first.",
              Mode.BARGE, "Choose a conference first."),
          Optional.empty(),
          Optional.empty(),
          Guard.OFF,
          WhisperTerms.NONE,
          Set.of());

  public SessionView {
    targets = List.copyOf(targets);
    possibleTargets = List.copyOf(possibleTargets);
    previews = Map.copyOf(previews);
    hearingPreviews = Map.copyOf(hearingPreviews);
    unavailable = Map.copyOf(unavailable);
    offered = Set.copyOf(offered);
  }

  /** The screen's view of a session. */
  public static SessionView of(Session session, Optional<Measured> measured) {
    return SessionViews.of(session, measured);
  }

  /** What the frame of the window says, by colour, shape and word. */
  public enum Frame {
    NOBODY,
    WHISPER,
    EVERYONE,
    UNKNOWN
  }

  /**
   * @param whispers number of times the microphone was opened for a whisper
   * @param leakedSamples our samples that reached somebody who was not to hear us
   * @param clickToAudibleMillis key to the agent's ear, each time, newest last (at most 100)
   */
  public record Measured(int whispers, long leakedSamples, List<Integer> clickToAudibleMillis) {
    public Measured {
      clickToAudibleMillis = List.copyOf(clickToAudibleMillis);
    }
  }
}
