package dev.earshot.audio;

import dev.earshot.mixer.audio.ToneMeter;
import dev.earshot.mixer.audio.ToneSource;
import dev.earshot.mixer.port.Port;
import java.util.Arrays;

/** A port that says a steady tone and remembers everything it heard. */
public final class TonePort implements Port {
  private final int sampleRate;
  private final ToneSource tone;
  private int[] heard = new int[1 << 16];
  private int length;

  public TonePort(int sampleRate, double hertz) {
    this.sampleRate = sampleRate;
    this.tone = new ToneSource(sampleRate, hertz, -12);
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public boolean read(int[] frame) {
    tone.fill(frame);
    return true;
  }

  @Override
  public synchronized void write(int[] frame) {
    if (length + frame.length > heard.length) {
      heard = Arrays.copyOf(heard, 2 * heard.length);
    }
    System.arraycopy(frame, 0, heard, length, frame.length);
    length += frame.length;
  }

  /** Samples heard so far. */
  public synchronized int length() {
    return length;
  }

  /** What was heard from {@code start} on. */
  public synchronized int[] heardFrom(int start) {
    return Arrays.copyOfRange(heard, start, length);
  }

  /** Level of a tone in what was heard from {@code start} on, dBFS. */
  public double level(double hertz, int start) {
    return new ToneMeter(sampleRate).dbfs(heardFrom(start), hertz);
  }
}
