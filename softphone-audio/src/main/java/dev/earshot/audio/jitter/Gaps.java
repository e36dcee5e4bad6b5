package dev.earshot.audio.jitter;

/**
 * Judges what had to be invented: whether packets were lost or late, or the peer paused, is known
 * only when the next packet has come. Owned by the buffer's thread.
 */
final class Gaps {
  enum Cause {
    /** Packets are missing, or parts of them. */
    LOSS,
    /** The peer sent nothing. */
    PAUSE,
    /** The next packet was a little late, and all of it is played: the delay has grown. */
    WAIT
  }

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

  /** Samples invented since the last packet. */
  long samples() {
    return samples;
  }

  /** The next packet is there. Waits have their own count. */
  void end(Cause cause) {
    switch (cause) {
      case LOSS -> {
        counts.concealedTicks.add(ticks);
        counts.concealedSamples.add(samples);
      }
      case PAUSE -> counts.pausedSamples.add(samples);
      case WAIT -> {}
    }
    samples = 0;
    ticks = 0;
  }
}
