package dev.earshot.audio.sip;

import dev.earshot.audio.sip.dialog.SessionPolicy;

/**
 * Bounds of a user agent.
 *
 * @param transactions requests of peers at once; more are answered 503
 * @param calls calls in any state; more are answered 503
 * @param registrations registrations at once
 * @param sessions how long a call may go on without a sign of life
 */
record CoreLimits(int transactions, int calls, int registrations, SessionPolicy sessions) {
  /** 300 calls a second leave 19 200 transactions behind for 32 s. */
  static final CoreLimits DEFAULT =
      new CoreLimits(24_000, 4_096, 64, SessionTimers.DEFAULT.policy());

  CoreLimits(int transactions, int calls, int registrations) {
    this(transactions, calls, registrations, SessionTimers.DEFAULT.policy());
  }

  CoreLimits with(SessionTimers timers) {
    return new CoreLimits(transactions, calls, registrations, timers.policy());
  }
}
