package dev.earshot.mixer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each guard is switched off once: the proof must notice. */
@Tag("proof")
class GuardMutationTest {
  private static final long SEED = 1;
  private static final long OPERATIONS = 300_000;

  private static final List<String> table = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void theMixerItselfPassesInTheSameWay() throws Exception {
    Mutant none =
        new Mutant("none", "Mixer.java", "public final class Mixer", "public final class Mixer");
    assertThat(none.leak(folder, SEED, OPERATIONS)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> theProofNoticesThatAGuardIsOff() {
    return Mutants.all().stream()
        .map(
            mutant ->
                DynamicTest.dynamicTest(
                    mutant.guard() + " (" + mutant.file() + ")", () -> putToTheProof(mutant)));
  }

  private void putToTheProof(Mutant mutant) throws Exception {
    Path place = Files.createTempDirectory(folder, "mutant");
    Optional<String> leak = mutant.leak(place, SEED, OPERATIONS);
    table.add("| %s | `%s` | %s |".formatted(mutant.guard(), mutant.file(), leak.orElse("–")));
    assertThat(leak).isPresent();
  }

  @AfterAll
  static void writeTheTable() {
    Report.write("guards", table);
  }
}
