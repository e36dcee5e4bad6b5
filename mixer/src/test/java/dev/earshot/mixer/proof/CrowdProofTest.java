package dev.earshot.mixer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** {@code -Dproof.seed=…} draws the same wishes again; how threads interleave is theirs. */
class CrowdProofTest {
  private static final long SHARE = 20;

  @Test
  void nobodyHearsWhatHeMustNotWhileThreadsChangeTheRoom() throws InterruptedException {
    long seed = Long.getLong("proof.seed", new SplittableRandom().nextLong());
    long operations = Long.getLong("proof.operations", 1_000_000) / SHARE;
    Coverage coverage = new Coverage();
    assertThat(new Crowd(seed, 3, coverage).run(operations)).as("seed %s", seed).isEmpty();
    Report.write("crowd", List.of("seed " + seed + ": " + coverage));
    assertThat(coverage.exact).isGreaterThan(coverage.samples / 3);
  }
}
