package dev.earshot.audio.jitter;

/**
 * Judges what had to be invented: whether packets were lost or late, or the peer paused, is known
 * only when the next packet has come. Owned by the buffer's thread.
 */
final class Gaps {
  private final JitterCounts counts;
  private long samples;
  private long ticks;
  private boolean inThisTick;

  Gaps(JitterCounts counts) {
    this.counts = counts;
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
   * The next packet is there.
   *
   * @param paused whether it follows the one before the gap, so that nothing was missing
   */
  void end(boolean paused) {
    if (paused) {
      counts.pausedSamples.add(samples);
    } else {
      counts.concealedTicks.add(ticks);
      counts.concealedSamples.add(samples);
    }
    samples = 0;
    ticks = 0;
  }
}
