package dev.earshot.app;

import dev.earshot.app.cli.Runners;
import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.DockView;
import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.doctor.Finding;
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
      connection(console.store().snapshot());
      await(console, now -> now.dock().registered());
      telephone(console.store().snapshot().dock());
    } catch (IOException e) {
      findings.accept(
          Finding.failed(
              "console", String.valueOf(e.getMessage()), "the window would not open either"));
    }
  }

  private void connection(ConsoleSnapshot now) {
    ConnectionView line = now.connection();
    findings.accept(
        line.state() == ConnectionView.State.UP
            ? Finding.ok("connection", now.conferences().size() + " conferences")
            : Finding.failed(
                "connection",
                line.state() + " " + line.detail(),
                "the system does not answer: are address, network and token right?"));
  }

  private void telephone(DockView dock) {
    String registration = dock.account() + ": " + dock.registration();
    findings.accept(
        dock.registered()
            ? Finding.ok("registration", registration)
            : Finding.failed("registration", registration, "see 'Not registered' in the README"));
    findings.accept(
        dock.deviceNotice().isEmpty()
            ? Finding.ok("dock", dock.microphone() + ", " + dock.speaker())
            : Finding.warning(
                "dock", dock.deviceNotice(), "choose devices in the dock of the window"));
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
