package dev.earshot.app.backend.jambonz;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever a supervisor does and whatever happens around him: no customer hears a word that was not
 * for him. Whoever comes during a whisper hears it until we can know of him (B8) and not longer.
 */
class JambonzAfternoonsTest {
  /** Of each kind; fewer if asked for. */
  private static final int MANY = Integer.getInteger("earshot.afternoons", 50_000);

  @Property(tries = 250)
  void noCustomerHearsAWordAsMeasured(@ForAll long seed) {
    check(JambonzSequences.live(JambonzSequences.quick(seed)));
  }

  @Property(tries = 120)
  void noCustomerHearsAWordHoweverSlowTheServer(@ForAll long seed) {
    check(JambonzSequences.live(JambonzSequences.slow(seed)));
  }

  @Property(tries = 60)
  void noCustomerHearsAWordWhereTheMixerIsLookedInto(@ForAll long seed) {
    check(JambonzSequences.live(JambonzSequences.inspected(seed)));
  }

  /** In one or the other nobody ever gets into a room. */
  @Test
  void inMostOfTheseAfternoonsTheMixerIsLookedInto() {
    int looked = 0;
    for (long seed = 0; seed < 10; seed++) {
      SteppedWorld world = JambonzSequences.live(JambonzSequences.inspected(seed));
      looked += world.mixer.looks.isEmpty() ? 0 : 1;
    }
    assertThat(looked).isGreaterThan(7);
  }

  @Test
  void inTheseAfternoonsThereIsWhispering() {
    long spoken = 0;
    for (long seed = 0; seed < 20; seed++) {
      spoken += JambonzSequences.live(JambonzSequences.quick(seed)).meter.spokenMillis;
    }
    assertThat(spoken).isGreaterThan(10_000);
  }

  @Test
  @Tag("proof")
  void aHundredThousandAfternoonsWithoutALeak() {
    int longest = 0;
    long spoken = 0;
    for (long seed = 0; seed < MANY; seed++) {
      for (SteppedWorld world :
          new SteppedWorld[] {JambonzSequences.quick(seed), JambonzSequences.slow(seed)}) {
        check(JambonzSequences.live(world));
        longest = Math.max(longest, longest(world));
        spoken += world.meter.spokenMillis;
      }
    }
    System.out.printf(
        "%d sequences, %d s spoken, 0 ms leaked; longest exposure of a newcomer: %d ms%n",
        2 * MANY, spoken / 1000, longest);
  }

  private static int longest(SteppedWorld world) {
    return world.meter.newcomerMillis.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private static void check(SteppedWorld world) {
    assertThat(world.meter.leakedMillis).as(world::timeline).isZero();
    // Event latency of at most 800 ms, and a frame.
    assertThat(longest(world)).isLessThanOrEqualTo(810);
  }
}
