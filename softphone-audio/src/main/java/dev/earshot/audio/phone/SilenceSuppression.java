package dev.earshot.audio.phone;

/**
 * Decides when nothing is said, so that the peer can be told once how quiet it is and left alone
 * (RFC 3389). Owned by the mix thread; no allocation.
 */
final class SilenceSuppression {
  /** What to do with a packet. */
  enum Step {
    TALK,
    /** Tell the level of the silence. */
    DESCRIBE,
    PAUSE
  }

  /** Mean square of what counts as silence: -56 dBFS. */
  private static final long QUIET = 52 * 52;

  /** Words end softly. */
  private static final int HANGOVER_MILLIS = 200;

  /** Tells the peer and the routers on the way that we live. */
  private static final int REMINDER_MILLIS = 1000;

  private static final int QUIETEST = 127;

  private final int packetMillis;
  private int quietMillis;
  private int level;

  SilenceSuppression(int packetMillis) {
    this.packetMillis = packetMillis;
  }

  Step next(int[] samples) {
    long energy = 0;
    for (int sample : samples) {
      energy += (long) sample * sample;
    }
    if (energy > QUIET * samples.length) {
      quietMillis = 0;
      return Step.TALK;
    }
    int before = quietMillis;
    quietMillis += packetMillis;
    if (before < HANGOVER_MILLIS) {
      return Step.TALK;
    }
    level = level(energy, samples.length);
    if (before - packetMillis < HANGOVER_MILLIS) {
      return Step.DESCRIBE;
    }
    if (before >= HANGOVER_MILLIS + REMINDER_MILLIS) {
      quietMillis = HANGOVER_MILLIS + packetMillis;
      return Step.DESCRIBE;
    }
    return Step.PAUSE;
  }

  private static int level(long energy, int count) {
    double square = Math.max(1e-3, (double) energy / count);
    double below = 10 * Math.log10(32_768.0 * 32_768.0 / square);
    return (int) Math.min(QUIETEST, Math.round(below));
  }

  /** Of the silence just judged, in -dBov. */
  int level() {
    return level;
  }
}
