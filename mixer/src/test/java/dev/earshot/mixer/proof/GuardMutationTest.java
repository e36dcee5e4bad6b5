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

  private static final List<Mutant> MUTANTS =
      List.of(
          new Mutant(
              "nobody hears himself",
              "engine/Mixdown.java",
              "if (voice.length > 0) {",
              "if (voice.length > 1_000_000) {"),
          new Mutant(
              "the deaf hear nothing", "conference/Participant.java", "!deaf && !held", "!held"),
          new Mutant(
              "who is on hold hears nothing",
              "conference/Participant.java",
              "!deaf && !held",
              "!deaf"),
          new Mutant(
              "the muted are not heard", "conference/Participant.java", "&& !speaker.muted", ""),
          new Mutant(
              "who is on hold is not heard", "conference/Participant.java", "&& !speaker.held", ""),
          new Mutant(
              "a whisper reaches only its tag",
              "conference/Participant.java",
              "tags.contains(only.tag())",
              "true"),
          new Mutant(
              "a shut gate is shut", "port/PrivacyGate.java", "(state.get() & 1) != 0", "true"),
          new Mutant(
              "a closing outdates permissions to open",
              "port/PrivacyGate.java",
              "((s >>> 1) + 1) << 1",
              "(s >>> 1) << 1"),
          new Mutant(
              "a batch is taken as a whole", "RoomRules.java", "return refusal;\n      }", "}"),
          new Mutant(
              "nobody joins twice",
              "RoomRules.java",
              "if (joins == isIn.test(id))",
              "if (!joins && !isIn.test(id))"));

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
    return MUTANTS.stream()
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
