package dev.earshot.app.soak;

import dev.earshot.mixer.port.FrameRing;
import dev.earshot.mixer.port.Port;

/** Says a steady tone into his telephone and keeps what he hears. Mix thread, but for the ring. */
final class Person implements Port {
  static final int TICK = ToneBank.SAMPLE_RATE / 100;

  /** Low enough that a whole room of tones does not clip. */
  private static final double DBFS = -20;

  /** All tones are multiples of 50 Hz. */
  private static final int PERIOD = ToneBank.SAMPLE_RATE / 50;

  private final int[] table = new int[PERIOD];
  private final FrameRing heard = new FrameRing(32, TICK, FrameRing.WhenFull.DROP_OLDEST);
  private int at;

  Person(int hertz) {
    double amplitude = 32768 * Math.pow(10, DBFS / 20);
    for (int i = 0; i < PERIOD; i++) {
      table[i] =
          (int) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / ToneBank.SAMPLE_RATE));
    }
  }

  FrameRing heard() {
    return heard;
  }

  @Override
  public int sampleRate() {
    return ToneBank.SAMPLE_RATE;
  }

  @Override
  public boolean read(int[] frame) {
    for (int i = 0; i < frame.length; i++) {
      frame[i] = table[at];
      at = at + 1 == PERIOD ? 0 : at + 1;
    }
    return true;
  }

  @Override
  public void write(int[] frame) {
    heard.offer(frame);
  }
}
