package dev.earshot.app;

import dev.earshot.mixer.audio.ToneMeter;
import dev.earshot.mixer.audio.ToneSource;
import dev.earshot.mixer.port.Port;

/** A member who says a tone and remembers the last 200 ms of what he hears. */
public final class Ear implements Port {
  private static final int RATE = 16_000;
  private static final int WINDOW = RATE / 5;

  private final ToneSource voice;
  private final int[] heard = new int[WINDOW];
  private int next;

  /** Says a tone of so many hertz at -20 dBFS. */
  public Ear(int hertz) {
    voice = new ToneSource(RATE, hertz, -20);
  }

  @Override
  public int sampleRate() {
    return RATE;
  }

  @Override
  public boolean read(int[] frame) {
    voice.fill(frame);
    return true;
  }

  @Override
  public synchronized void write(int[] frame) {
    for (int sample : frame) {
      heard[next] = sample;
      next = (next + 1) % WINDOW;
    }
  }

  /** Level of a tone in what was heard last, dBFS. */
  public synchronized double hears(int hertz) {
    int[] ordered = new int[WINDOW];
    for (int i = 0; i < WINDOW; i++) {
      ordered[i] = heard[(next + i) % WINDOW];
    }
    return new ToneMeter(RATE).dbfs(ordered, hertz);
  }
}
