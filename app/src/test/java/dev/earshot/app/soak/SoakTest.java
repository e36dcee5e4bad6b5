package dev.earshot.app.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A few seconds of the soak, on real sockets. */
@Timeout(120)
class SoakTest {
  @Test
  void aFewSecondsOfItFindNothingWrong() throws IOException {
    List<String> progress = new ArrayList<>();
    try (Soak soak = new Soak(new SoakConfig(Duration.ofSeconds(8), 7, 8), System::nanoTime)) {
      SoakReport report = soak.run(progress::add);
      assertThat(report.failures()).as(report.text()).isEmpty();
      assertThat(report.mixer().faults()).isZero();
      assertThat(report.deeds().joins()).as(report.text()).isPositive();
      assertThat(report.checks().forbidden()).as(report.text()).isPositive();
      assertThat(report.text()).contains("0 leaks", "seed 7");
    }
    assertThat(progress).isEmpty();
  }
}
