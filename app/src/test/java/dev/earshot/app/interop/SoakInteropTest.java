package dev.earshot.app.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two minutes of the built command's soak. */
@Tag("interop")
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class SoakInteropTest {
  @TempDir Path directory;

  @Test
  void twoMinutesOfSoakFindNothingWrong() throws Exception {
    try (FocusProcess soak = new FocusProcess(directory, "--soak", "2m", "--soak-seed", "3")) {
      Peer.await(() -> !soak.isAlive(), 200, soak::said);
      assertThat(soak.exitCode()).as(soak.said()).isZero();
      assertThat(soak.said()).contains("passed", "0 leaks").doesNotContain("failed");
    }
  }
}
