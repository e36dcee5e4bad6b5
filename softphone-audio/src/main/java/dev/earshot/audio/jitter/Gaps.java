package dev.earshot.audio.jitter;

/**
 * Judges what had to be invented: whether packets were lost or late, or the peer paused, is known
 * only when the next packet has come. Owned by the buffer's thread.
 */
final class Gaps {
  /** A repeated pitch period or two, before concealment fades: a stretch like any other. */
  private static final int LONGEST_STRETCH_MILLIS = 20;

  private final JitterCounts counts;
  private final int longestStretch;
  private long samples;
  private long ticks;
  private boolean inThisTick;

  Gaps(int sampleRate, JitterCounts counts) {
    this.counts = counts;
    longestStretch = LONGEST_STRETCH_MILLIS * (sampleRate / 1000);
  }

  /** So much was invented and heard. */
  void add(int missing) {
    samples += missing;
    ticks += inThisTick ? 0 : 1;
    inThisTick = true;
  }

  void endTick() {
    inThisTick = false;
  }

  /**
   * The next packet is there. If none is missing before it, the peer paused, or it was a little
   * late and all of it is played: the delay has grown. Such waits have their own count.
   *
   * @param missing whether packets are missing before it
   * @param later whether it begins later in the stream than the one before ended
   * @param partly whether its beginning comes too late to be heard
   */
  void end(boolean missing, boolean later, boolean partly) {
    if (missing || !later && (partly || samples > longestStretch)) {
      counts.concealedTicks.add(ticks);
      counts.concealedSamples.add(samples);
    } else if (later) {
      counts.pausedSamples.add(samples);
    }
    samples = 0;
    ticks = 0;
  }
}
