package dev.earshot.app.cli;

import dev.earshot.audio.device.Speaker;
import dev.earshot.mixer.audio.ToneMeter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Keeps what a telephone hears, at 16 kHz, for up to a minute. */
final class RecordingSpeaker implements Speaker {
  private static final int RATE = 16_000;
  private static final int STRETCH = RATE / 25;

  private final int[] samples = new int[60 * RATE];
  private volatile int length;

  @Override
  public String description() {
    return "recording";
  }

  @Override
  public void write(int[] frame) {
    int at = length;
    if (at + frame.length <= samples.length) {
      System.arraycopy(frame, 0, samples, at, frame.length);
      length = at + frame.length;
    }
  }

  int length() {
    return length;
  }

  /** Waits for the stretch and says in which share of its 40 ms pieces {@code hertz} is heard. */
  double share(int hertz, int from, int millis) {
    int to = from + RATE / 1000 * millis;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (length < to) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("only " + length + " samples were heard");
      }
      LockSupport.parkNanos(5_000_000);
    }
    ToneMeter meter = new ToneMeter(RATE);
    int all = 0;
    int with = 0;
    for (int start = from; start + STRETCH <= to; start += STRETCH) {
      all++;
      with += meter.dbfs(samples, start, STRETCH, hertz) > -40 ? 1 : 0;
    }
    return (double) with / all;
  }

  @Override
  public void close() {}
}
