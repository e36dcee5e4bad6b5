package dev.earshot.mixer.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pair of rates, measured with sines. */
class ResamplerTest {
  private static final List<Integer> RATES = List.of(8_000, 16_000, 24_000, 32_000, 48_000);
  private static final int FRAMES = 40;
  private static final double LEVEL = -6;

  static Stream<Arguments> pairsOfDifferentRates() {
    return pairs((from, to) -> !from.equals(to));
  }

  static Stream<Arguments> pairsOfFallingRates() {
    return pairs((from, to) -> from > to);
  }

  private static Stream<Arguments> pairs(BiPredicate<Integer, Integer> which) {
    return RATES.stream()
        .flatMap(
            from ->
                RATES.stream()
                    .filter(to -> which.test(from, to))
                    .map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("pairsOfDifferentRates")
  void aToneInTheBandKeepsItsLevelAndStaysClean(int from, int to) {
    int lower = Math.min(from, to);
    for (double band : new double[] {0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.43, 0.45}) {
      Tone tone = Tone.of(resampled(from, to, band * lower), to, band * lower);
      assertThat(tone.dbfs()).as("level at %s fs", band).isCloseTo(LEVEL, within(0.1));
      assertThat(tone.signalToNoise()).as("SNR at %s fs", band).isGreaterThan(57);
    }
  }

  @ParameterizedTest
  @MethodSource("pairsOfFallingRates")
  void whatWouldAliasIntoTheBandIsSuppressed(int from, int to) {
    for (double band = 0.55; band * to < from / 2.0; band += 0.05) {
      int[] out = resampled(from, to, band * to);
      assertThat(rmsDbfs(out)).as("alias of %s fs", band).isLessThan(LEVEL - 57);
    }
  }

  @ParameterizedTest
  @MethodSource("pairsOfDifferentRates")
  void anImpulseComesOutAfterTheStatedDelay(int from, int to) {
    Resampler resampler = new Resampler(new PcmFormat(from, 20), new PcmFormat(to, 20));
    int[] in = new int[from / 50];
    int[] out = new int[to / 50];
    in[0] = 20_000;
    resampler.resample(in, out);
    int peak = 0;
    for (int i = 0; i < out.length; i++) {
      peak = out[i] > out[peak] ? i : peak;
    }
    double sample = 1000.0 / Math.min(from, to);
    assertThat(1000.0 * peak / to).isCloseTo(resampler.delayMillis(), within(sample));
    assertThat(resampler.delayMillis()).isLessThanOrEqualTo(2.25);
  }

  @ParameterizedTest
  @MethodSource("pairsOfDifferentRates")
  void aConstantStaysTheConstant(int from, int to) {
    Resampler resampler = new Resampler(new PcmFormat(from, 10), new PcmFormat(to, 10));
    int[] in = new int[from / 100];
    int[] out = new int[to / 100];
    Arrays.fill(in, 12_345);
    resampler.resample(in, out);
    resampler.resample(in, out);
    assertThat(out).containsOnly(12_345);
  }

  @ParameterizedTest
  @MethodSource("pairsOfDifferentRates")
  void framesOfTenAndOfTwentyMillisGiveTheSameStream(int from, int to) {
    int[] in = new Random(from + to).ints(from / 50, -20_000, 20_000).toArray();
    int[] whole = new int[to / 50];
    new Resampler(new PcmFormat(from, 20), new PcmFormat(to, 20)).resample(in, whole);

    Resampler halves = new Resampler(new PcmFormat(from, 10), new PcmFormat(to, 10));
    int[] first = new int[to / 100];
    int[] second = new int[to / 100];
    halves.resample(Arrays.copyOf(in, in.length / 2), first);
    halves.resample(Arrays.copyOfRange(in, in.length / 2, in.length), second);
    assertThat(Arrays.copyOf(whole, first.length)).isEqualTo(first);
    assertThat(Arrays.copyOfRange(whole, first.length, whole.length)).isEqualTo(second);
  }

  @ParameterizedTest
  @MethodSource("pairsOfDifferentRates")
  void afterAResetNothingOfTheFormerSoundRingsOn(int from, int to) {
    Resampler resampler = new Resampler(new PcmFormat(from, 10), new PcmFormat(to, 10));
    int[] in = new int[from / 100];
    int[] out = new int[to / 100];
    Arrays.fill(in, 30_000);
    resampler.resample(in, out);
    resampler.reset();
    resampler.resample(new int[in.length], out);
    assertThat(out).containsOnly(0);
  }

  @Test
  void equalRatesPassEverySampleUnchanged() {
    Resampler resampler = new Resampler(new PcmFormat(16_000, 10), new PcmFormat(16_000, 10));
    int[] in = new Random(1).ints(160, -200_000, 200_000).toArray();
    int[] out = new int[160];
    resampler.resample(in, out);
    assertThat(out).isEqualTo(in);
    assertThat(resampler.delayMillis()).isZero();
  }

  @Test
  void framesOfDifferentDurationAreRefused() {
    assertThatThrownBy(() -> new Resampler(new PcmFormat(8_000, 10), new PcmFormat(8_000, 20)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("frame durations differ");
  }

  /** A sine through a resampler, without its first four frames. */
  private static int[] resampled(int from, int to, double hertz) {
    Resampler resampler = new Resampler(new PcmFormat(from, 10), new PcmFormat(to, 10));
    ToneSource source = new ToneSource(from, hertz, LEVEL);
    int[] in = new int[from / 100];
    int[] out = new int[to / 100];
    int[] all = new int[out.length * FRAMES];
    for (int frame = 0; frame < FRAMES; frame++) {
      source.fill(in);
      resampler.resample(in, out);
      System.arraycopy(out, 0, all, frame * out.length, out.length);
    }
    return Arrays.copyOfRange(all, 4 * out.length, all.length);
  }

  private static double rmsDbfs(int[] samples) {
    double energy = Arrays.stream(samples).mapToDouble(s -> (double) s * s).sum();
    return 10 * Math.log10(energy / samples.length * 2) - 20 * Math.log10(32768);
  }
}
