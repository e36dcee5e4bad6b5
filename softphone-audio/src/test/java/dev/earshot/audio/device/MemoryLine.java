package dev.earshot.audio.device;

import java.util.function.LongSupplier;

/**
 * One direction of a card in memory. An input counts its samples, so that each one lost or invented
 * shows; an output takes what is written at its own pace. Bytes that do not fit in 500 ms are gone.
 */
final class MemoryLine implements SoundLine {
  private static final int BUFFER_MILLIS = 500;

  private final String device;
  private final int sampleRate;
  private final boolean input;
  private final LongSupplier clock;
  private final long openedAt;
  private double ppm;
  private long moved;
  private boolean lost;
  private boolean closed;
  private long frozen = -1;

  MemoryLine(String device, int sampleRate, boolean input, LongSupplier clock) {
    this.device = device;
    this.sampleRate = sampleRate;
    this.input = input;
    this.clock = clock;
    this.openedAt = clock.getAsLong();
  }

  /** Its clock runs faster than the test's by so much, from its beginning. */
  void drift(double partsPerMillion) {
    ppm = partsPerMillion;
  }

  /** As when the device is pulled: transfers move nothing from now on. */
  void lose() {
    lost = true;
  }

  /** Stands still until {@link #thaw}. */
  void freeze() {
    frozen = elapsed();
  }

  void thaw() {
    frozen = -1;
  }

  boolean isClosed() {
    return closed;
  }

  /** Samples that its clock has counted. */
  private long elapsed() {
    double seconds = (clock.getAsLong() - openedAt) / 1e9;
    return frozen >= 0 ? frozen : (long) (seconds * sampleRate * (1 + ppm / 1e6));
  }

  private int bufferSamples() {
    return sampleRate / 1000 * BUFFER_MILLIS;
  }

  @Override
  public int available() {
    if (lost) {
      return Integer.MAX_VALUE;
    }
    if (input) {
      moved = Math.max(moved, elapsed() - bufferSamples());
      return 2 * (int) (elapsed() - moved);
    }
    moved = Math.max(moved, elapsed());
    return 2 * (int) (bufferSamples() - (moved - elapsed()));
  }

  @Override
  public int transfer(byte[] bytes, int count) {
    if (lost) {
      return 0;
    }
    int most = Math.min(count, available());
    for (int i = 0; input && i + 1 < most; i += 2) {
      int sample = (int) ((moved + i / 2) % 20_000);
      bytes[i] = (byte) sample;
      bytes[i + 1] = (byte) (sample >> 8);
    }
    moved += most / 2;
    return most;
  }

  @Override
  public String device() {
    return device;
  }

  @Override
  public int cushionMillis() {
    return 8;
  }

  @Override
  public void close() {
    closed = true;
  }
}
