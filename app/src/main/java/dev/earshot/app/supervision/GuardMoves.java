package dev.earshot.app.supervision;

import dev.earshot.app.supervision.SessionEffect.Kind;
import java.util.Optional;

/** How a session follows its customer's ear. */
final class GuardMoves {
  static final String LEAK = "a customer would hear you: your voice was found in the conference";

  private GuardMoves() {}

  static void reported(Transition t, long membership, Guard guard) {
    if (membership != t.membership || t.self.isEmpty() || guard.equals(t.conditions.guard())) {
      return;
    }
    Guard.State before = t.conditions.guard().state();
    t.conditions = t.conditions.withGuard(guard);
    if (guard.state() == before) {
      return;
    }
    switch (guard.state()) {
      case LEAK -> leak(t, guard.detail());
      case BLEED ->
          t.tell(
              Kind.EAR,
              "The agent's handset plays you back",
              "A customer may hear you faintly through it: " + guard.detail());
      case PROVED -> t.tell(Kind.EAR, "Proved by ear: customers do not hear you", guard.detail());
      case GONE -> t.tell(Kind.PROBLEM, "The customer's ear is missing", guard.detail());
      case OFF, JOINING, LISTENING -> {}
    }
  }

  /** What was asked for is not what happens: not a word more until it was asked for again. */
  private static void leak(Transition t, String detail) {
    t.close(LEAK);
    t.tell(Kind.LEAK, "Leak: your voice was found where customers hear", detail);
    boolean whispers =
        t.state == SessionState.WHISPER || t.requested.equals(Optional.of(Mode.WHISPER));
    if (whispers) {
      SessionMachine.uncertain(t);
      t.explain(LEAK);
    }
  }

  /** Another whisper: what was found of the last says nothing about it. */
  static void anew(Transition t) {
    if (t.conditions.guard().isFinding()) {
      t.conditions = t.conditions.withGuard(new Guard(Guard.State.LISTENING, ""));
    }
  }
}
