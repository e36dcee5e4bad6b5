package dev.earshot.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
  private static final List<String> STEPS = List.of("mute", "coach");

  private static Faults faults(long seed) {
    return new Faults(
        seed, List.of(Fault.parse("mute=503:0.25", STEPS)), DelayRange.parse("10-800ms"));
  }

  @Test
  void theSameSeedGivesTheSameFates() {
    Faults one = faults(7);
    Faults other = faults(7);
    Faults third = faults(8);
    List<Faults.Fate> fates = IntStream.range(0, 100).mapToObj(_ -> one.at("mute")).toList();
    assertThat(IntStream.range(0, 100).mapToObj(_ -> other.at("mute")).toList()).isEqualTo(fates);
    assertThat(IntStream.range(0, 100).mapToObj(_ -> third.at("mute")).toList())
        .isNotEqualTo(fates);
  }

  @Test
  void aFaultIsAsFrequentAsItsProbability() {
    Faults faults = faults(1);
    long met =
        IntStream.range(0, 10_000).filter(_ -> faults.at("mute").fault().isPresent()).count();
    assertThat(met).isBetween(2_300L, 2_700L);
    assertThat(IntStream.range(0, 1_000).filter(_ -> faults.at("coach").fault().isPresent()))
        .isEmpty();
  }

  @Test
  void delaysStayWithinTheirRange() {
    Faults faults = faults(1);
    for (int i = 0; i < 1_000; i++) {
      Faults.Fate fate = faults.at("coach");
      assertThat(fate.before().toMillis()).isBetween(10L, 800L);
      assertThat(fate.after().toMillis()).isBetween(10L, 800L);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mute=503:0.25", "mute=16002:1.0", "coach=lose:0.5", "coach=lose-answer:1.0"})
  void aFaultReadsAsItWasWritten(String text) {
    assertThat(Fault.parse(text, STEPS)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mute", "mute=", "nap=503", "mute=200", "mute=600", "mute=503:2"})
  void whatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> Fault.parse(text, STEPS)).isInstanceOf(IllegalArgumentException.class);
  }
}
