package dev.earshot.mixer.engine;

import dev.earshot.mixer.audio.Resampler;
import java.util.stream.IntStream;

/**
 * All of a bus at one listener's rate. Converting is linear, so it is the sum that is converted,
 * once for all who hear it; voices of that very rate are not converted at all. Owned by the mix
 * thread.
 */
final class BusMix {
  private final MixBus bus;
  private final int rate;

  /** The other rates of the bus, and for each its converter and whether that still rings. */
  private final int[] others;

  private final Resampler[] converters;
  private final boolean[] rings;

  private final int[][] silences;
  private final int[] converted;
  private final int[] room;
  private final EarFrame frame;
  private int[] mix = Samples.NONE;

  /**
   * @param frame for those who hear all of the bus
   */
  BusMix(MixBus bus, int rate, EarFrame frame, Rates rates) {
    this.bus = bus;
    this.rate = rate;
    this.frame = frame;
    others = IntStream.range(0, Rates.COUNT).filter(r -> r != rate && bus.has(r)).toArray();
    converters =
        IntStream.of(others).mapToObj(r -> rates.converter(r, rate)).toArray(Resampler[]::new);
    rings = new boolean[others.length];
    silences =
        IntStream.of(others).mapToObj(r -> new int[rates.frameSamples(r)]).toArray(int[][]::new);
    int samples = others.length == 0 ? 0 : rates.frameSamples(rate);
    converted = new int[samples];
    room = new int[samples];
  }

  /** Makes the mix of the bus' sums. */
  void make() {
    mix = bus.at(rate);
    for (int i = 0; i < others.length; i++) {
      int[] sum = bus.at(others[i]);
      if (sum.length > 0 || rings[i]) {
        converters[i].resample(sum.length > 0 ? sum : silences[i], converted);
        rings[i] = sum.length > 0;
        addConverted();
      }
    }
  }

  private void addConverted() {
    if (mix == room) {
      Samples.add(converted, room);
    } else if (mix.length == 0) {
      Samples.copy(converted, room);
    } else {
      Samples.sum(mix, converted, room);
    }
    mix = room;
  }

  /** Goes on as if what the bus holds had been the tick before. */
  void prime() {
    for (int i = 0; i < others.length; i++) {
      int[] sum = bus.at(others[i]);
      rings[i] = sum.length > 0;
      converters[i].prime(rings[i] ? sum : silences[i]);
    }
  }

  /** The mix, or {@link Samples#NONE}; not to be written to. */
  int[] samples() {
    return mix;
  }

  /** What those hear who hear all of the bus; made by the first of them. */
  EarFrame frame() {
    return frame;
  }
}
