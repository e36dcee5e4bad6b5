package dev.earshot.audio.jitter;

/**
 * Tells pauses from speech, whatever the noise of the line: a pause is about as soft as the softest
 * and far softer than the loudest of the last seconds, or next to nothing. Levels are mean squares.
 * Owned by the jitter buffer's thread.
 */
final class Quiet {
  /** About -50 dBFS. */
  private static final long NOTHING = 100L * 100;

  /** 6 dB above the softest. */
  private static final int ABOVE_FLOOR = 4;

  /** 20 dB below the loudest. */
  private static final int BELOW_LOUDEST = 100;

  private static final int WINDOW_MILLIS = 1500;

  /** Words are closer than that, sentences are not. */
  private static final int PAUSE_MILLIS = 100;

  private final int window;
  private final int pause;
  private long softestBefore = Long.MAX_VALUE;
  private long softest = Long.MAX_VALUE;
  private long loudestBefore;
  private long loudest;
  private int seen;

  /** Samples since anything but quiet was played. */
  private int quietFor;

  Quiet(int sampleRate) {
    pause = PAUSE_MILLIS * (sampleRate / 1000);
    window = WINDOW_MILLIS * (sampleRate / 1000);
  }

  /** Learns from what is played next. */
  void listen(int[] samples, int offset, int count) {
    long level = meanSquare(samples, offset, count);
    quietFor = isQuiet(level) ? quietFor + count : 0;
    if (level == 0) {
      return; // what was not sent tells nothing about the noise
    }
    softest = Math.min(softest, level);
    loudest = Math.max(loudest, level);
    seen += count;
    if (seen >= window) {
      softestBefore = softest;
      loudestBefore = loudest;
      softest = Long.MAX_VALUE;
      loudest = 0;
      seen = 0;
    }
  }

  boolean isQuiet(int[] samples, int offset, int count) {
    return isQuiet(meanSquare(samples, offset, count));
  }

  /** Whether this is no gap between two words but a pause. */
  boolean isPause() {
    return quietFor >= pause;
  }

  private boolean isQuiet(long level) {
    if (level < NOTHING) {
      return true;
    }
    long floor = Math.min(softest, softestBefore);
    return level / ABOVE_FLOOR < floor && level * BELOW_LOUDEST < Math.max(loudest, loudestBefore);
  }

  private static long meanSquare(int[] samples, int offset, int count) {
    long energy = 0;
    for (int i = offset; i < offset + count; i++) {
      energy += (long) samples[i] * samples[i];
    }
    return energy / count;
  }
}
