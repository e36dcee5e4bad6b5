package dev.earshot.app.supervision;

import dev.earshot.app.supervision.Capabilities.Capability;
import dev.earshot.app.supervision.SessionEffect.Kind;
import java.util.Optional;

/** How a session follows standing orders. */
final class OrderMoves {
  private OrderMoves() {}

  static void arm(Transition t, StandingOrder.Wish wish) {
    if (t.capabilities.can(Capability.ARM)) {
      t.ask(new BackendCall.Arm(wish), t.timings.edit());
    } else {
      t.tell(Kind.PROBLEM, "Nothing can be ordered", "This system has no standing orders.");
    }
  }

  static void disarm(Transition t) {
    if (t.capabilities.can(Capability.ARM)) {
      t.ask(new BackendCall.Disarm(), t.timings.edit());
    }
  }

  static void forgotten(Transition t) {
    t.tell(
        Kind.PROBLEM,
        "The standing order was cancelled",
        "Nobody did anything for half an hour: arm again if you still want it.");
    disarm(t);
  }

  /** In it goes, muted; but never out of another conference that we are in. */
  static void delivered(Transition t, ConferenceKey key) {
    if (t.conference.equals(Optional.of(key)) && t.state != SessionState.LEAVING) {
      return;
    }
    switch (t.state) {
      case OUT -> t.join(key);
      case LEAVING -> t.next = Optional.of(key);
      default ->
          t.tell(
              Kind.PROBLEM,
              "Another call was brought to you",
              "Nobody there hears you; choose it in the list to change over.");
    }
  }
}
