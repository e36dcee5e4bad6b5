package dev.earshot.audio.jitter;

/**
 * The delay to aim at, and what may be done to the sound to get there. All numbers are samples.
 * Owned by the jitter buffer's thread.
 */
final class DelayPolicy {
  /** Delay of the first packet, before anything is known of the network; none once it is. */
  private static final int CAUTION_MILLIS = 40;

  private static final int LEARNT_MILLIS = 400;

  /** So much delay too much is soon got rid of. */
  private static final int FAR_MILLIS = 80;

  private static final int PATIENCE_MILLIS = 1000;
  private static final int LONG_PATIENCE_MILLIS = 10_000;
  private static final long UNKNOWN = -1;

  private final int perMilli;
  private final Lateness lateness;

  /** Delay beyond the best that the network needed before the stream began anew. */
  private long formerSpread = UNKNOWN;

  private long startedAt;
  private long contentAt;

  DelayPolicy(int sampleRate, Lateness lateness) {
    this.lateness = lateness;
    perMilli = sampleRate / 1000;
  }

  /** The stream begins; the value is how long its first packet should wait. */
  int start(long clock) {
    startedAt = clock;
    contentAt = clock;
    return (int) (formerSpread == UNKNOWN ? CAUTION_MILLIS * perMilli : formerSpread);
  }

  /** The stream ends and another one will begin; the network stays as it is. */
  void restart(long clock) {
    if (!lateness.isEmpty()) {
      formerSpread = lateness.target(clock, 0) - lateness.least();
    }
  }

  /**
   * The delay to aim at.
   *
   * @param lookAhead by how much most packets should come before their time
   */
  long target(long clock, int lookAhead) {
    return Math.max(lateness.target(clock, lookAhead), lateness.least() + caution(clock));
  }

  private long caution(long clock) {
    long unknown = (long) LEARNT_MILLIS * perMilli - (clock - startedAt);
    return formerSpread == UNKNOWN && unknown > 0 ? unknown * CAUTION_MILLIS / LEARNT_MILLIS : 0;
  }

  /** The delay is right, or was just changed. */
  void content(long clock) {
    contentAt = clock;
  }

  /** Speech is spared, unless packets are about to come too late or far too early. */
  Urgency urgency(long clock, long excess, int lookAhead) {
    boolean pressing = excess > (long) FAR_MILLIS * perMilli || -excess > lookAhead;
    long patience = (long) (pressing ? PATIENCE_MILLIS : LONG_PATIENCE_MILLIS) * perMilli;
    long since = clock - contentAt;
    if (since > patience) {
      return Urgency.ANYWHERE;
    }
    return pressing || since > patience / 3 ? Urgency.HARDLY_HEARD : Urgency.UNHEARD;
  }
}
