package dev.earshot.app.supervision;

import dev.earshot.app.supervision.SessionEffect.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state machine of a supervisor's session (domain model chapter 6) as a pure function. The
 * order of a change is always: shut the gate, mute at the server, wait until our last words are
 * heard, change who hears us together with the unmute, verify, open the gate. At most one action is
 * pending; going quieter pre-empts it.
 */
public final class SessionMachine {
  private final Timings timings;

  public SessionMachine(Timings timings) {
    this.timings = timings;
  }

  /** A session after an input, and what to do, in this order. */
  public record Step(Session session, List<SessionEffect> effects) {
    public Step {
      effects = List.copyOf(effects);
    }
  }

  /**
   * @param gateIsOpen whether the gate is open now, whatever the session believes
   */
  public Step next(Session session, SessionInput input, boolean gateIsOpen, Instant now) {
    Transition t = new Transition(session, timings, now);
    if (t.gateOpen && !gateIsOpen) {
      t.wasClosed();
    }
    t.gateOpen = gateIsOpen;
    move(t, input);
    settleGate(t);
    return new Step(t.session(), t.effects);
  }

  private static void move(Transition t, SessionInput input) {
    switch (input) {
      case SessionInput.UserInput user -> {
        t.explanation = Optional.empty();
        UserMoves.move(t, user);
      }
      case SessionInput.RosterSeen(ObservedConference seen) -> RosterMoves.seen(t, seen);
      case SessionInput.ConferenceEnded(ConferenceKey key) -> ended(t, key);
      case SessionInput.ConnectionChanged(boolean up, String detail) -> connection(t, up, detail);
      case SessionInput.Delivered(ConferenceKey key) -> OrderMoves.delivered(t, key);
      case SessionInput.OrderForgotten() -> OrderMoves.forgotten(t);
      case SessionInput.LegChanged(long membership, boolean held) -> leg(t, membership, held);
      case SessionInput.LegDown(long stay, String reason) -> legDown(t, stay, reason);
      case SessionInput.MicrophoneChanged(boolean alive, var why) -> microphone(t, alive, why);
      case SessionInput.AudioArrives(boolean arrives) ->
          t.conditions = t.conditions.withArrives(arrives);
      case SessionInput.EarReported(long stay, Guard guard) -> GuardMoves.reported(t, stay, guard);
      case SessionInput.Answered(long id, BackendCall call, SessionInput.Answer answer) ->
          AnswerMoves.answered(t, id, call, answer);
      case SessionInput.Woke(long id) -> AnswerMoves.woke(t, id);
      case SessionInput.GateFoundClosed(String why) -> {
        t.explain(why);
        UserMoves.quieter(t, why);
      }
      case SessionInput.Overflowed() -> {
        t.explain("too much happened at once");
        UserMoves.quieter(t, "too much happened at once");
      }
    }
  }

  /** The gate is open exactly while the policy has no objection. */
  private static void settleGate(Transition t) {
    Session session = t.session();
    Optional<String> objection = GatePolicy.objection(session);
    if (objection.isPresent()) {
      t.close(objection.get());
    } else if (!t.gateOpen) {
      t.gateOpen = true;
      t.heardBy = session.reach().mayHear();
      t.explanation = Optional.empty();
      t.effects.add(new SessionEffect.OpenGate());
    }
  }

  private static void ended(Transition t, ConferenceKey key) {
    if (t.conference.equals(Optional.of(key)) && t.state != SessionState.LEAVING) {
      t.leave();
      t.explain("conference ended");
    }
  }

  private static void connection(Transition t, boolean up, String detail) {
    if (t.conditions.connected() == up) {
      return;
    }
    t.conditions = t.conditions.withConnected(up);
    boolean inside =
        t.state == SessionState.SWITCHING
            || t.state == SessionState.WHISPER
            || t.state == SessionState.BARGE;
    if (!up && inside) {
      t.close("connection lost");
      t.explain("connection lost");
      uncertain(t);
      t.tell(Kind.PROBLEM, "Connection lost: your microphone is shut", detail);
    } else if (up && t.state == SessionState.UNCERTAIN) {
      t.mute(1);
    }
  }

  /** Not known who would hear us; the way back is a mute that is acknowledged. */
  static void uncertain(Transition t) {
    t.talk = Talk.NONE;
    t.requested = Optional.empty();
    t.scope = Known.unknown(t.now);
    t.state = SessionState.UNCERTAIN;
    t.mute(1);
  }

  private static void leg(Transition t, long membership, boolean held) {
    if (membership == t.membership) {
      t.conditions = t.conditions.withLegHeld(held);
    }
  }

  private static void legDown(Transition t, long membership, String reason) {
    if (membership != t.membership
        || t.state == SessionState.OUT
        || t.state == SessionState.LEAVING) {
      return;
    }
    t.close("call ended: " + reason);
    t.tell(Kind.LEFT, "Your call ended", reason);
    t.next = Optional.empty();
    t.out();
    t.explain("your call ended: " + reason);
  }

  private static void microphone(Transition t, boolean alive, String detail) {
    t.conditions = t.conditions.withMicrophoneAlive(alive);
    if (!alive) {
      t.explain(detail);
    }
  }
}
