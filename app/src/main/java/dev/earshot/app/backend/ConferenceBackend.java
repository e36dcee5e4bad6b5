package dev.earshot.app.backend;

import dev.earshot.app.supervision.BackendCall;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Capabilities;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionInput;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.app.supervision.StandingOrder;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A conference system as it can be supervised (domain model chapter 10). Adapters are pure
 * protocol: they never touch the microphone's gate, and they never guess. Every call may block and
 * is made on a thread of its own; {@link #mute} and {@link #hangUp} may be made while another is
 * still running. Trouble is thrown as {@link BackendException}.
 */
public interface ConferenceBackend extends AutoCloseable {
  /** For the screen, for example {@code local focus}. */
  String name();

  Capabilities capabilities();

  /**
   * Begins to report, everything that exists first.
   *
   * @param events takes events from any thread and does not block
   */
  void start(Consumer<BackendEvent> events);

  /**
   * Joins, muted. Returns when our place is confirmed.
   *
   * @param membership what events of our own leg are to carry
   * @param abandoned once true, nothing of it may be left behind
   */
  SessionInput.Answer.Joined join(
      ConferenceKey conference, long membership, BooleanSupplier abandoned);

  /**
   * From muted to heard by exactly these, in one go if the system can. Whatever would unmute us is
   * sent only if {@code abandoned} is still false then, and never after a later {@link #mute}.
   *
   * @return who hears us now, as the system confirms it
   */
  Known<SpeakScope> speak(BackendCall.Speak wish, Instant askedAt, BooleanSupplier abandoned);

  /**
   * Nobody hears us. No queue before it; returns when acknowledged.
   *
   * @return who hears us now, as surely as the system can tell
   */
  Known<SpeakScope> mute();

  /** Leaves the conference, or gives up joining it. Nothing happens if we are in none. */
  void leave();

  /** Ends our own leg without asking the conference; always possible. */
  void hangUp();

  /** Replaces a participant's tag; empty clears it. */
  void setTag(ParticipantKey participant, Optional<MemberTag> tag);

  /** Lends us the ear of another, or gives back our own. */
  void listenAs(Optional<ParticipantKey> ear);

  /** Mutes or unmutes somebody else, where {@code MUTE_OTHERS} is offered. */
  default void muteParticipant(ParticipantKey participant, boolean muted) {
    throw new BackendException(new BackendProblem.Unsupported(name() + " cannot mute others"));
  }

  /**
   * Puts somebody else on hold or takes him back, where {@code HOLD_OTHERS} is offered; whoever was
   * muted before is so afterwards.
   */
  default void holdParticipant(ParticipantKey participant, boolean held) {
    throw new BackendException(
        new BackendProblem.Unsupported(name() + " cannot put others on hold"));
  }

  /** Ends somebody else's call, where {@code REMOVE_OTHERS} is offered. */
  default void removeParticipant(ParticipantKey participant) {
    throw new BackendException(new BackendProblem.Unsupported(name() + " cannot remove others"));
  }

  /** Ends a conference for everybody, where {@code END_CONFERENCE} is offered. */
  default void endConference(ConferenceKey conference) {
    throw new BackendException(
        new BackendProblem.Unsupported(name() + " cannot end a conference for everybody"));
  }

  /**
   * Sends a customer's ear after our own call into its conference: untagged, muted, named as what
   * it is. Empty where that is not possible.
   */
  default Optional<CustomerEar> listenAlong() {
    return Optional.empty();
  }

  /**
   * Orders that we are brought into calls of an agent, where {@code ARM} is offered; what was
   * ordered before is cancelled first. Returns once the system itself shows the order.
   */
  default void arm(StandingOrder.Wish wish) {
    throw new BackendException(new BackendProblem.Unsupported(name() + " has no standing orders"));
  }

  /** Cancels the standing order; nothing happens if there is none. */
  default void disarm() {}

  /** What the signal path itself says; empty where the system cannot measure. */
  Optional<Measures> measures();

  /** Leaves and disconnects; at most one second. Idempotent. */
  @Override
  void close();

  /**
   * @param leakedSamples our samples that reached somebody who was not to hear us
   * @param clickToAudibleMillis asked to heard, each time, newest last
   */
  record Measures(long leakedSamples, List<Integer> clickToAudibleMillis) {
    public Measures {
      clickToAudibleMillis = List.copyOf(clickToAudibleMillis);
    }
  }
}
