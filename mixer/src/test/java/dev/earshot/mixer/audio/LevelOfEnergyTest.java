package dev.earshot.mixer.audio;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Levels are found without logarithms, and are what logarithms say. */
class LevelOfEnergyTest {
  @Property
  void itIsTheLogarithmRounded(
      @ForAll @IntRange(min = 1, max = 2_000_000) int amplitude,
      @ForAll @IntRange(min = 1, max = 960) int samples,
      @ForAll @IntRange(min = 1, max = 960) int length) {
    long energy = (long) amplitude * amplitude * samples;
    double square = (double) energy / length;
    long exact = Math.round(10 * Math.log10(square / (32768.0 * 32768.0 / 2)));
    assertThat(LevelMeter.dbfs(energy, length)).isEqualTo((int) Math.max(-126, Math.min(0, exact)));
  }
}
