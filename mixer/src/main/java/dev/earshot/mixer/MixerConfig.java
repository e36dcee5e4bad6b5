package dev.earshot.mixer;

import dev.earshot.mixer.audio.PcmFormat;

/**
 * How a mixer works.
 *
 * @param tickMillis 10 or 20; also the frame duration of every port
 * @param sampleRate of ports that may choose, in Hz: one that {@link PcmFormat} supports. Rooms
 *     have no rate of their own: voices are added at the rates of their ports, and sums are
 *     converted
 * @param threads that mix, 1 to 64: each room belongs to one of them. One serves thousands of
 *     participants, so more are for servers with cores to spare
 * @param speechOnlyAbove in rooms of more people than this, who does not speak is not mixed: the
 *     noise of many open lines would bury the speaker. 0 = always, {@link Integer#MAX_VALUE} =
 *     never
 * @param fades whether voices rise and fall for 5 ms where they begin and end. A fall is made of
 *     samples heard before and reaches only those who heard them and still may; without fades every
 *     sample is as it was said
 * @param comfortNoise whether listeners hear a soft noise at all times; the deaf and the held do
 *     not
 */
public record MixerConfig(
    int tickMillis,
    int sampleRate,
    int threads,
    int speechOnlyAbove,
    boolean fades,
    boolean comfortNoise) {
  /** Threads that may mix, at most. */
  public static final int MAX_THREADS = 64;

  /** Of so many voices none needs to be left out. */
  private static final int SMALL_ROOM = 8;

  /** 10 ms ticks at 16 kHz: short enough that a key press is heard within two hops of 20 ms. */
  public static final MixerConfig DEFAULT = new MixerConfig(10, 16_000);

  public MixerConfig {
    new PcmFormat(sampleRate, tickMillis);
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException("mix threads must be 1 to 64: " + threads);
    }
    if (speechOnlyAbove < 0) {
      throw new IllegalArgumentException("size of a room must not be below 0: " + speechOnlyAbove);
    }
  }

  /** One thread, speech only in rooms of more than eight, fades, no comfort noise. */
  public MixerConfig(int tickMillis, int sampleRate) {
    this(tickMillis, sampleRate, 1, SMALL_ROOM, true, false);
  }

  /** Format of ports that may choose. */
  public PcmFormat format() {
    return new PcmFormat(sampleRate, tickMillis);
  }

  public MixerConfig withThreads(int number) {
    return new MixerConfig(tickMillis, sampleRate, number, speechOnlyAbove, fades, comfortNoise);
  }

  public MixerConfig withSpeechOnlyAbove(int people) {
    return new MixerConfig(tickMillis, sampleRate, threads, people, fades, comfortNoise);
  }

  public MixerConfig withFades(boolean on) {
    return new MixerConfig(tickMillis, sampleRate, threads, speechOnlyAbove, on, comfortNoise);
  }

  public MixerConfig withComfortNoise(boolean on) {
    return new MixerConfig(tickMillis, sampleRate, threads, speechOnlyAbove, fades, on);
  }
}
