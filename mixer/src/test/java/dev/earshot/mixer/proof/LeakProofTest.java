package dev.earshot.mixer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code -Dproof.seed=…} lives the lives of a failure again, {@code -Dproof.operations=…} lives
 * more of them, {@code -Dproof.threads=…} at the same time.
 */
class LeakProofTest {
  @Test
  void nobodyHearsWhatHeMustNot() {
    long seed = Long.getLong("proof.seed", new SplittableRandom().nextLong());
    long operations = Long.getLong("proof.operations", 1_000_000);
    int threads = Integer.getInteger("proof.threads", 1);
    List<Proof> proofs = Stream.generate(Proof::new).limit(threads).toList();

    Optional<String> leak =
        IntStream.range(0, threads)
            .parallel()
            .mapToObj(i -> proofs.get(i).run(seed + i * (1L << 40), operations / threads))
            .flatMap(Optional::stream)
            .findAny();

    Report.write(
        "leaks", proofs.stream().map(proof -> "seed " + seed + ": " + proof.coverage).toList());
    assertThat(leak).isEmpty();
    for (Proof proof : proofs) {
      assertThat(proof.coverage.exact).isGreaterThan(proof.coverage.samples * 7 / 10);
      assertThat(proof.coverage.denials).isGreaterThan(proof.coverage.ticks);
    }
  }

  @Test
  void theSameSeedLivesTheSameLife() {
    assertThat(Script.of(42)).isEqualTo(Script.of(42)).isNotEqualTo(Script.of(43));
  }

  @Test
  void aFailureIsToldAsShortAsItCanBe() {
    Script script = Script.of(7);
    Script shortest =
        Shortening.of(
            script,
            s ->
                s.ticks().stream()
                    .flatMap(tick -> tick.batches().stream().flatMap(List::stream))
                    .anyMatch(Op.Hold.class::isInstance));
    assertThat(shortest.ticks()).hasSize(1);
    assertThat(shortest.operations()).isOne();
    assertThat(shortest.told()).contains("Hold[who=");
  }
}
