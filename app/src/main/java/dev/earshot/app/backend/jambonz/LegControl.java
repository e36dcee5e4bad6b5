package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Requests for our own leg: never two in flight, and a mute overtakes whatever waits. Over the
 * leg's WebSocket where we serve it, else over REST. Any thread.
 */
final class LegControl {
  /** How long a mute waits for the answer to a request that is in flight (300 ms to the wire). */
  private static final Duration OVERTAKE = Duration.ofMillis(200);

  private static final Duration LOOK = Duration.ofMillis(5);

  private final JambonzApi api;
  private final LegCommands socket;
  private final Pauses pauses;
  private final Pace pace;
  private final AtomicBoolean inFlight = new AtomicBoolean();
  private final AtomicLong mutes = new AtomicLong();
  private final AtomicReference<String> refusal = new AtomicReference<>("");

  /** Hears of every step: what was asked, and what came of it. */
  @FunctionalInterface
  interface Steps {
    void taken(ParticipantAction action, String outcome);
  }

  LegControl(JambonzApi api, LegCommands socket, Pauses pauses, Pace pace) {
    this.api = api;
    this.socket = socket;
    this.pauses = pauses;
    this.pace = pace;
  }

  /** To be read before a sequence: it ends as soon as somebody mutes us. */
  long mutesSoFar() {
    return mutes.get();
  }

  /** jambonz did not understand the last command. */
  void refused(String why) {
    refusal.set(why);
  }

  /**
   * One step of a sequence, then the spacing. Nothing is sent once the sequence is abandoned or
   * overtaken by a mute; what was in flight then is followed by another mute.
   */
  void step(
      String callSid,
      ParticipantAction action,
      long mutesAtStart,
      BooleanSupplier abandoned,
      Steps steps) {
    if (!enter(pace.request())) {
      throw new BackendException(
          new BackendProblem.Unconfirmed("jambonz still owes the answer to another request"));
    }
    try {
      if (abandoned.getAsBoolean() || mutes.get() != mutesAtStart) {
        throw new BackendException(new BackendProblem.NotFound("The wish was taken back"));
      }
      refusal.set("");
      sendUnlessOvertaken(callSid, action, mutesAtStart, steps);
    } finally {
      inFlight.set(false);
    }
    pauses.pause(pace.spacing());
    String refused = refusal.get();
    if (!refused.isEmpty()) {
      steps.taken(action, "refused: " + refused);
      throw new BackendException(new BackendProblem.ProtocolViolation("jambonz says: " + refused));
    }
  }

  /**
   * Asks once more for what is so already, over REST: its answer says that a server owns the leg.
   * An open socket says so by itself. A mute overtakes it.
   *
   * @return false if it was not asked, because something else is under way
   */
  boolean sign(OwnLeg leg) {
    String callSid = leg.callSid().orElse("");
    Optional<ParticipantAction> same = leg.same();
    if (socket.reaches(callSid)) {
      return true;
    }
    long mutesAtStart = mutes.get();
    if (same.isEmpty() || !inFlight.compareAndSet(false, true)) {
      return false;
    }
    Steps failures =
        (action, outcome) -> {
          // Only what comes of it is of interest, and whoever asked tells that.
        };
    try {
      // Asked after nobody else can begin: a sequence makes the leg inaudible first.
      if (!leg.isAudible()) {
        return false;
      }
      sendUnlessOvertaken(callSid, same.get(), mutesAtStart, failures);
      return true;
    } finally {
      inFlight.set(false);
    }
  }

  /** From now on no sequence under way sends anything more. */
  void overtake() {
    mutes.incrementAndGet();
  }

  /** At once: waits for nothing but an answer that is about to come. */
  void mute(String callSid, Steps steps) {
    overtake();
    boolean mine = enter(OVERTAKE);
    try {
      send(callSid, new ParticipantAction.Mute(), pace.mute(), steps);
    } finally {
      if (mine) {
        inFlight.set(false);
      }
    }
  }

  private void sendUnlessOvertaken(
      String callSid, ParticipantAction action, long mutesAtStart, Steps steps) {
    try {
      send(callSid, action, pace.request(), steps);
    } finally {
      if (mutes.get() != mutesAtStart) {
        muteOnceMore(callSid, steps);
      }
    }
  }

  /** A request that may have been carried out after the mute must not have the last word. */
  private void muteOnceMore(String callSid, Steps steps) {
    try {
      send(callSid, new ParticipantAction.Mute(), pace.mute(), steps);
    } catch (BackendException e) {
      steps.taken(new ParticipantAction.Mute(), "failed: " + e.problem().what());
    }
  }

  private boolean enter(Duration patience) {
    Duration waited = Duration.ZERO;
    while (!inFlight.compareAndSet(false, true)) {
      if (waited.compareTo(patience) >= 0) {
        return false;
      }
      pauses.pause(LOOK);
      waited = waited.plus(LOOK);
    }
    return true;
  }

  private void send(String callSid, ParticipantAction action, Duration limit, Steps steps) {
    Optional<String> problem = Optional.empty();
    boolean bySocket = false;
    try {
      bySocket =
          socket.reaches(callSid) && socket.send(callSid, JambonzMessages.legCommand(action));
      if (!bySocket) {
        api.act(callSid, action, limit);
      }
    } catch (BackendException e) {
      problem = Optional.of("failed: " + e.problem().what());
      throw e;
    } finally {
      String sent = bySocket ? "sent over the leg's own socket" : "accepted";
      steps.taken(action, problem.orElse(sent));
    }
  }
}
