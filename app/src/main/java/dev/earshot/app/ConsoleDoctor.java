package dev.earshot.app;

import dev.earshot.app.cli.Runners;
import dev.earshot.app.cli.Runners.Finding;
import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.DockView;
import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.profile.Profile;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Starts the console of a profile once and looks what it says; joins nothing. */
final class ConsoleDoctor {
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Runners runners;
  private final Profile profile;
  private final Consumer<Finding> findings;

  ConsoleDoctor(Runners runners, Profile profile, Consumer<Finding> findings) {
    this.runners = runners;
    this.profile = profile;
    this.findings = findings;
  }

  void examine() {
    try (OpenConsole console = runners.console(profile)) {
      await(console, now -> now.connection().state() == ConnectionView.State.UP);
      ConnectionView line = console.store().snapshot().connection();
      tell(
          "connection",
          line.state() == ConnectionView.State.UP,
          line.state() == ConnectionView.State.UP
              ? console.store().snapshot().conferences().size() + " conferences"
              : line.state() + " " + line.detail());
      await(console, now -> now.dock().registered());
      DockView dock = console.store().snapshot().dock();
      tell("telephone", dock.registered(), dock.account() + ": " + dock.registration());
      tell(
          "devices",
          dock.deviceNotice().isEmpty(),
          dock.deviceNotice().isEmpty()
              ? dock.microphone() + ", " + dock.speaker()
              : dock.deviceNotice());
    } catch (IOException e) {
      tell("console", false, String.valueOf(e.getMessage()));
    }
  }

  private void tell(String what, boolean good, String detail) {
    findings.accept(new Finding(what, good, detail));
  }

  private static void await(OpenConsole console, Predicate<ConsoleSnapshot> condition) {
    for (long left = PATIENCE.dividedBy(LOOK); left > 0; left--) {
      if (condition.test(console.store().snapshot())) {
        return;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
