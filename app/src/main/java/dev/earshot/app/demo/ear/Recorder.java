package dev.earshot.app.demo.ear;

/**
 * Sound on the mixer's clock, held in memory: a frame written during tick <i>n</i> lies at tick
 * <i>n</i> of the recording, so all recordings of one clock are aligned to the sample. What is not
 * written stays silent; what comes after the end of the memory is dropped.
 *
 * <p>{@link #write} belongs to the mix thread and neither allocates nor blocks; the rest may be
 * called from any thread.
 */
public final class Recorder implements FrameSink {
  private final String id;
  private final MediaClock clock;
  private final int frameSamples;
  private final short[] samples;
  private volatile int end;

  /**
   * @param id names the file that this will become
   * @param maxMillis how much is kept
   */
  public Recorder(String id, MediaClock clock, int sampleRate, int maxMillis) {
    this.id = id;
    this.clock = clock;
    this.frameSamples = sampleRate / 1000 * clock.tickMillis();
    this.samples = new short[maxMillis / clock.tickMillis() * frameSamples];
  }

  public String id() {
    return id;
  }

  @Override
  public void write(int[] frame) {
    long at = clock.tick() * frameSamples;
    if (at < 0 || at + frame.length > samples.length) {
      return;
    }
    for (int i = 0; i < frame.length; i++) {
      samples[(int) at + i] = (short) Math.max(-32768, Math.min(32767, frame[i]));
    }
    end = Math.max(end, (int) at + frame.length);
  }

  /** Number of samples up to the last one written. */
  public int length() {
    return end;
  }

  /** The first {@code count} samples, silence beyond what was written. */
  public int[] samples(int count) {
    int written = end;
    int[] copy = new int[count];
    for (int i = 0; i < Math.min(written, count); i++) {
      copy[i] = samples[i];
    }
    return copy;
  }
}
