package dev.earshot.audio.focus.play;

import dev.earshot.mixer.port.Port;

/**
 * A participant who says one sound and then nothing more. He hears nothing. Owned by the mix thread
 * but for {@link #finished}.
 */
public final class PlayerPort implements Port {
  private final int sampleRate;
  private final short[] samples;
  private int next;
  private volatile boolean finished;

  /**
   * @param samples at {@code sampleRate}; not copied
   */
  public PlayerPort(int sampleRate, short[] samples) {
    this.sampleRate = sampleRate;
    this.samples = samples;
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public boolean read(int[] frame) {
    if (next >= samples.length) {
      finished = true;
      return false;
    }
    int count = Math.min(frame.length, samples.length - next);
    for (int i = 0; i < count; i++) {
      frame[i] = samples[next + i];
    }
    for (int i = count; i < frame.length; i++) {
      frame[i] = 0;
    }
    next += count;
    return true;
  }

  @Override
  public void write(int[] frame) {
    // Whoever plays does not listen.
  }

  /** Whether everything was said. Any thread. */
  public boolean finished() {
    return finished;
  }
}
