package dev.earshot.app.backend.signalwire;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever a supervisor does, however slowly and wrongly the system answers, and whatever it keeps
 * to itself: no customer hears a word that was not for him. What nothing tells us must be seen
 * first: a newcomer during a barge, and the leaving of whoever a whisper is for, should the system
 * let everybody hear it then; both times are limited.
 */
class SignalWireAfternoonsTest {
  /** Fewer if asked for. */
  private static final int MANY = Integer.getInteger("earshot.afternoons", 10_000);

  @Property(tries = 250)
  void noCustomerHearsAWord(@ForAll long seed) {
    check(LamlSequences.live(seed));
  }

  @Test
  void inTheseAfternoonsThereIsWhispering() {
    long spoken = 0;
    for (long seed = 0; seed < 20; seed++) {
      spoken += LamlSequences.live(seed).meter.spokenMillis;
    }
    assertThat(spoken).isGreaterThan(10_000);
  }

  @Test
  @Tag("proof")
  void tenThousandAfternoonsWithoutALeak() {
    int longest = 0;
    int orphan = 0;
    long spoken = 0;
    for (long seed = 0; seed < MANY; seed++) {
      LamlWorld world = LamlSequences.live(seed);
      check(world);
      longest = Math.max(longest, world.meter.longestNewcomer());
      orphan = Math.max(orphan, world.longestOrphan());
      spoken += world.meter.spokenMillis;
    }
    System.out.printf(
        "%d sequences, %d s spoken, 0 ms leaked; longest exposure of a newcomer to a barge: %d ms,"
            + " of a whisper whose target had left: %d ms%n",
        MANY, spoken / 1000, longest, orphan);
  }

  private static void check(LamlWorld world) {
    assertThat(world.meter.leakedMillis).as(world::timeline).isZero();
    // Two looks and a failing one.
    assertThat(world.longestOrphan()).as(world::timeline).isLessThanOrEqualTo(4_600);
  }
}
