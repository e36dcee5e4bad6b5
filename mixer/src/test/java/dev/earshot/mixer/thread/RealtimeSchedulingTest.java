package dev.earshot.mixer.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class RealtimeSchedulingTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void theKernelSaysThatAGrantedThreadIsScheduledInRealTime() throws Exception {
    AtomicReference<String> policy = new AtomicReference<>("");
    AtomicReference<RealtimeScheduling.Outcome> outcome = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              outcome.set(RealtimeScheduling.request());
              policy.set(policyOfThisThread());
            });
    thread.start();
    thread.join(10_000);

    boolean realTime = policy.get().equals("1");
    assertThat(realTime).isEqualTo(outcome.get() == RealtimeScheduling.Outcome.GRANTED);
  }

  /** Field 41 of proc_pid_stat(5), counted after the name in parentheses, which may hold blanks. */
  private static String policyOfThisThread() {
    try {
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[41 - 3];
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
