package dev.earshot.audio.sip;

/**
 * Bounds of a user agent.
 *
 * @param transactions requests of peers at once; more are answered 503
 * @param calls calls in any state; more are answered 503
 * @param registrations registrations at once
 */
record CoreLimits(int transactions, int calls, int registrations) {
  /** 300 calls a second leave 19 200 transactions behind for 32 s. */
  static final CoreLimits DEFAULT = new CoreLimits(24_000, 4_096, 64);
}
