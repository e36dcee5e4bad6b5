package dev.earshot.app.doctor;

import dev.earshot.mixer.thread.RealtimeScheduling;
import dev.earshot.mixer.thread.RealtimeScheduling.Outcome;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Whether audio threads go before everything else on this machine (decision 0006). */
final class SchedulingCheck implements Check {
  private final Supplier<Outcome> request;

  SchedulingCheck(Supplier<Outcome> request) {
    this.request = request;
  }

  /** Asks for its own thread, which then ends. */
  static SchedulingCheck ofSystem() {
    return new SchedulingCheck(RealtimeScheduling::request);
  }

  @Override
  public String name() {
    return "scheduling";
  }

  @Override
  public void examine(Consumer<Finding> findings) {
    findings.accept(
        switch (request.get()) {
          case GRANTED -> Finding.ok("scheduling", "audio threads run in real time");
          case NOT_PERMITTED ->
              Finding.warning(
                  "scheduling",
                  "audio threads may not run in real time: on a busy machine sound breaks",
                  "put the line '@audio - rtprio 20' into /etc/security/limits.d/audio.conf, your"
                      + " user into the group audio, and log in again");
          case NOT_AVAILABLE ->
              Finding.ok("scheduling", "ordinary; this system has no switch that we use");
        });
  }
}
