package dev.earshot.app.supervision;

import java.time.Duration;
import java.time.Instant;

/** What a step of the session asks the loop to do, in this order. */
public sealed interface SessionEffect {
  record CloseGate(String why) implements SessionEffect {}

  /** The policy holds; the gate's generation has the last word. */
  record OpenGate() implements SessionEffect {}

  /**
   * @param askedAt when the user asked, for measuring
   */
  record Call(long id, BackendCall call, Duration timeout, Instant askedAt)
      implements SessionEffect {}

  /** The call's result is no longer wanted; what it has not yet asked for must not happen. */
  record Abandon(long id) implements SessionEffect {}

  record Wake(long id, Instant at) implements SessionEffect {}

  record Tell(Kind kind, String what, String detail) implements SessionEffect {}

  /** What is told. */
  enum Kind {
    LISTENING,
    WHISPERED,
    BARGED,
    SILENCED,
    LEFT,
    TAGGED,
    PROBLEM,
    /** The customer's ear of ours says something. */
    EAR,
    /** It heard our voice. */
    LEAK
  }
}
