package dev.earshot.mixer.engine;

import dev.earshot.mixer.audio.Fade;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.Resampler;
import java.util.List;

/**
 * The sample rates that a mixer serves, numbered, and the converters and ramps for them. Immutable;
 * made once for all rooms, because designing filters takes longer than a tick.
 */
public final class Rates {
  /** By number, in Hz. */
  private static final List<Integer> HERTZ = List.of(8_000, 16_000, 24_000, 32_000, 48_000);

  /** How many there are. */
  static final int COUNT = HERTZ.size();

  private final int frameMillis;
  private final Resampler[][] converters = new Resampler[COUNT][COUNT];
  private final Fade[] fades = new Fade[COUNT];

  /**
   * @param frameMillis duration of a tick
   */
  public Rates(int frameMillis) {
    this.frameMillis = frameMillis;
    for (int from = 0; from < COUNT; from++) {
      fades[from] = new Fade(HERTZ.get(from));
      for (int to = 0; to < COUNT; to++) {
        converters[from][to] = new Resampler(format(from), format(to));
      }
    }
  }

  /** Duration of a tick. */
  public int frameMillis() {
    return frameMillis;
  }

  /**
   * @throws IllegalArgumentException if the rate is not supported
   */
  public PcmFormat formatOf(int hertz) {
    return new PcmFormat(hertz, frameMillis);
  }

  PcmFormat format(int rate) {
    return formatOf(HERTZ.get(rate));
  }

  /** Number of a supported rate. */
  static int number(PcmFormat format) {
    return HERTZ.indexOf(format.sampleRate());
  }

  /** A converter of one's own that has heard nothing yet. */
  Resampler converter(int from, int to) {
    return converters[from][to].fresh();
  }

  Fade fade(int rate) {
    return fades[rate];
  }

  int frameSamples(int rate) {
    return format(rate).frameSamples();
  }
}
