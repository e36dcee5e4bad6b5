package dev.earshot.app.demo.voice;

/**
 * A steady sine at a multiple of 50 Hz, {@value #DBFS} dBFS. At 16 kHz its samples repeat after 20
 * ms, so a table gives every sample exactly.
 */
public final class ToneVoice implements Voice {
  /** Level of every simulated tone, low enough that a whole room of them does not clip. */
  public static final int DBFS = -20;

  private static final int PERIOD = SAMPLE_RATE / 50;

  private final int[] table = new int[PERIOD];
  private final int hertz;

  /**
   * @throws IllegalArgumentException if {@code hertz} is not a multiple of 50 from 50 to 7950
   */
  public ToneVoice(int hertz) {
    if (hertz < 50 || hertz >= SAMPLE_RATE / 2 || hertz % 50 != 0) {
      throw new IllegalArgumentException("not a multiple of 50 Hz below 8000: " + hertz);
    }
    this.hertz = hertz;
    double amplitude = 32768 * Math.pow(10, DBFS / 20.0);
    for (int i = 0; i < PERIOD; i++) {
      table[i] = (int) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / SAMPLE_RATE));
    }
  }

  public int hertz() {
    return hertz;
  }

  @Override
  public boolean fill(long position, int[] frame) {
    if (position < 0) {
      return false;
    }
    int at = (int) (position % PERIOD);
    for (int i = 0; i < frame.length; i++) {
      frame[i] = table[at];
      at = at + 1 == PERIOD ? 0 : at + 1;
    }
    return true;
  }
}
