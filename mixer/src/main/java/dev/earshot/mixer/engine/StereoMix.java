package dev.earshot.mixer.engine;

import dev.earshot.mixer.audio.Resampler;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The mix of one listener with two ears: the voices of his bus, each from its place, added up for
 * him alone. Only who listens in stereo pays for it. Owned by the mix thread.
 */
final class StereoMix {
  private final Stem[] stems;
  private final Strip omitted;
  private final boolean deaf;
  private final Ear left;
  private final Ear right;

  /**
   * @param omitted whose voice is not in it: his ear's own
   * @param deaf whether he hears nothing, not even that the line is alive
   */
  StereoMix(Stem[] stems, Strip omitted, boolean deaf, int rate, Rates rates) {
    this.stems = stems;
    this.deaf = deaf;
    this.omitted = omitted;
    int[] sources =
        IntStream.range(0, Rates.COUNT)
            .filter(r -> r == rate || Arrays.stream(stems).anyMatch(stem -> stem.has(r)))
            .toArray();
    this.left = new Ear(sources, rate, rates);
    this.right = new Ear(sources, rate, rates);
  }

  /** Makes this tick's mix. */
  void make() {
    sum(false);
    left.convert();
    right.convert();
  }

  /** Goes on as if this had been the mix of the tick before. */
  void prime() {
    sum(true);
    left.prime();
    right.prime();
  }

  private void sum(boolean ringing) {
    left.clear();
    right.clear();
    for (Stem stem : stems) {
      stem.place(left.sums, right.sums, omitted, ringing);
    }
  }

  /** Limits both ears and adds up their energy. */
  long finish(MixTools tools) {
    if (tools.noise().isPresent() && !deaf) {
      tools.noise().get().addTo(left.out);
      tools.noise().get().addTo(right.out);
    }
    return (EarFrame.limit(left.out, tools.counters())
            + EarFrame.limit(right.out, tools.counters()))
        / 2;
  }

  int[] left() {
    return left.out;
  }

  int[] right() {
    return right.out;
  }

  /** One of the two ears: a sum for each rate, and converters of its own. */
  private static final class Ear {
    private final int rate;
    private final int[] sources;
    private final int[][] sums = new int[Rates.COUNT][];
    private final Resampler[] converters;
    private final int[] converted;
    private final int[] out;

    Ear(int[] sources, int rate, Rates rates) {
      this.rate = rate;
      this.sources = sources;
      Arrays.fill(sums, Samples.NONE);
      for (int source : sources) {
        sums[source] = new int[rates.frameSamples(source)];
      }
      converters =
          IntStream.of(sources)
              .mapToObj(source -> rates.converter(source, rate))
              .toArray(Resampler[]::new);
      converted = new int[rates.frameSamples(rate)];
      out = new int[rates.frameSamples(rate)];
    }

    void clear() {
      for (int source : sources) {
        Arrays.fill(sums[source], 0);
      }
    }

    void convert() {
      Samples.copy(sums[rate], out);
      for (int i = 0; i < sources.length; i++) {
        if (sources[i] != rate) {
          converters[i].resample(sums[sources[i]], converted);
          Samples.add(converted, out);
        }
      }
    }

    void prime() {
      for (int i = 0; i < sources.length; i++) {
        converters[i].prime(sums[sources[i]]);
      }
    }
  }
}
