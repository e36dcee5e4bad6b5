package dev.earshot.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.doctor.Finding.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Checks that end, hang and break. */
class CheckupTest {
  private final List<Finding> findings = new CopyOnWriteArrayList<>();

  private static Check check(String name, Consumer<Consumer<Finding>> body) {
    return new Check() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Duration limit() {
        return Duration.ofMillis(200);
      }

      @Override
      public void examine(Consumer<Finding> findings) {
        body.accept(findings);
      }
    };
  }

  @Test
  void findingsComeInTheOrderOfTheChecks() {
    Checkup.run(
        List.of(
            check("one", f -> f.accept(Finding.ok("one", ""))),
            check("two", f -> f.accept(Finding.ok("two", "")))),
        findings::add);
    assertThat(findings).extracting(Finding::what).containsExactly("one", "two");
  }

  @Test
  void aCheckThatHangsHasFailedAndWhatItSaysLaterIsNotHeard() throws InterruptedException {
    CountDownLatch hang = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Checkup.run(
        List.of(
            check(
                "slow",
                f -> {
                  await(hang);
                  f.accept(Finding.ok("slow", "at last"));
                  over.countDown();
                }),
            check("next", f -> f.accept(Finding.ok("next", "")))),
        findings::add);
    hang.countDown();
    over.await();
    assertThat(findings).extracting(Finding::what).containsExactly("slow", "next");
    assertThat(findings.getFirst().verdict()).isEqualTo(Verdict.FAILED);
    assertThat(findings.getFirst().detail()).isEqualTo("the check did not end within 0 s");
  }

  @Test
  void aCheckThatBreaksIsAFindingAndTheOthersGoOn() {
    Checkup.run(
        List.of(
            check(
                "broken",
                _ -> {
                  throw new UnsatisfiedLinkError("libx");
                }),
            check("next", f -> f.accept(Finding.ok("next", "")))),
        findings::add);
    assertThat(findings).extracting(Finding::failed).containsExactly(true, false);
    assertThat(findings.getFirst().detail()).contains("libx");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
