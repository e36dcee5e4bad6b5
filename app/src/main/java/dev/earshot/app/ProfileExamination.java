package dev.earshot.app;

import dev.earshot.app.cli.Runners;
import dev.earshot.app.doctor.Check;
import dev.earshot.app.doctor.Finding;
import dev.earshot.app.profile.GenesysTarget;
import dev.earshot.app.profile.JambonzTarget;
import dev.earshot.app.profile.Profile;
import dev.earshot.app.profile.ProfileCheck;
import dev.earshot.app.profile.Secrets;
import dev.earshot.app.profile.SignalWireTarget;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a profile names: secrets and files, then the system, then a console that is started once.
 */
record ProfileExamination(Runners runners, Profile profile) implements Check {
  @Override
  public String name() {
    return "profile";
  }

  @Override
  public Duration limit() {
    return Duration.ofSeconds(60);
  }

  @Override
  public void examine(Consumer<Finding> findings) {
    List<String> missing = ProfileCheck.missing(profile, Secrets.ofProcess());
    missing.forEach(
        line ->
            findings.accept(
                Finding.failed("profile", line, "put it there, or change " + profile.file())));
    if (!missing.isEmpty()) {
      return;
    }
    findings.accept(
        Finding.ok("profile", "kind " + profile.target().kind() + ", nothing is missing"));
    if (profile.target() instanceof JambonzTarget target) {
      new JambonzDoctor(new JambonzSetup(profile, target, Secrets.ofProcess()), findings).examine();
    }
    if (profile.target() instanceof SignalWireTarget target) {
      SignalWireSetup setup = new SignalWireSetup(profile, target, Secrets.ofProcess());
      new SignalWireDoctor(setup, findings).examine();
    }
    if (profile.target() instanceof GenesysTarget target) {
      new GenesysDoctor(new GenesysSetup(profile, target, Secrets.ofProcess()), findings).examine();
    }
    new ConsoleDoctor(runners, profile, findings).examine();
  }
}
