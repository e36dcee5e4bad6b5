package dev.earshot.mixer;

import dev.earshot.mixer.audio.PcmFormat;

/**
 * How a mixer works.
 *
 * @param tickMillis 10 or 20; also the frame duration of every port
 * @param sampleRate of ports that may choose, in Hz: one that {@link PcmFormat} supports. Rooms
 *     have no rate of their own: voices are added at the rates of their ports, and sums are
 *     converted
 */
public record MixerConfig(int tickMillis, int sampleRate) {
  /** 10 ms ticks at 16 kHz: short enough that a key press is heard within two hops of 20 ms. */
  public static final MixerConfig DEFAULT = new MixerConfig(10, 16_000);

  public MixerConfig {
    new PcmFormat(sampleRate, tickMillis);
  }

  /** Format of ports that may choose. */
  public PcmFormat format() {
    return new PcmFormat(sampleRate, tickMillis);
  }
}
