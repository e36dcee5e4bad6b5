package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.backend.leg.Turns;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Requests for our own leg: never two in flight, and a mute overtakes whatever waits. Over the
 * leg's WebSocket where we serve it, else over REST. Any thread.
 */
final class LegControl {
  private final JambonzApi api;
  private final LegCommands socket;
  private final Pauses pauses;
  private final Pace pace;
  private final Turns turns;
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
    turns = new Turns("jambonz", pauses);
  }

  /** To be read before a sequence: it ends as soon as somebody mutes us. */
  long mutesSoFar() {
    return turns.mutesSoFar();
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
    turns.step(
        pace.request(),
        mutesAtStart,
        abandoned,
        () -> {
          refusal.set("");
          send(callSid, action, pace.request(), steps);
        },
        () -> muteOnceMore(callSid, steps));
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
    Steps failures =
        (action, outcome) -> {
          // Only what comes of it is of interest, and whoever asked tells that.
        };
    // Asked after nobody else can begin: a sequence makes the leg inaudible first.
    return same.isPresent()
        && turns.ifFree(
            leg::isAudible,
            () -> send(callSid, same.get(), pace.request(), failures),
            () -> muteOnceMore(callSid, failures));
  }

  /** From now on no sequence under way sends anything more. */
  void overtake() {
    turns.overtake();
  }

  /** At once: waits for nothing but an answer that is about to come. */
  void mute(String callSid, Steps steps) {
    turns.mute(() -> send(callSid, new ParticipantAction.Mute(), pace.mute(), steps));
  }

  /** A request that may have been carried out after the mute must not have the last word. */
  private void muteOnceMore(String callSid, Steps steps) {
    try {
      send(callSid, new ParticipantAction.Mute(), pace.mute(), steps);
    } catch (BackendException e) {
      steps.taken(new ParticipantAction.Mute(), "failed: " + e.problem().what());
    }
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
