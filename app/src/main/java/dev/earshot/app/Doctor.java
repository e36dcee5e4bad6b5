package dev.earshot.app;

import dev.earshot.app.cli.Runners;
import dev.earshot.app.doctor.Check;
import dev.earshot.app.doctor.Checkup;
import dev.earshot.app.doctor.Examination;
import dev.earshot.app.doctor.Finding;
import dev.earshot.app.doctor.TargetCheck;
import dev.earshot.app.doctor.Workstation;
import dev.earshot.app.profile.JambonzTarget;
import dev.earshot.app.profile.Memory;
import dev.earshot.app.profile.Profile;
import dev.earshot.app.profile.Secrets;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts together what {@code earshot doctor} examines, and does it. */
final class Doctor {
  private static final int PACKET_MILLIS = 20;

  private final Runners runners;
  private final Memory memory;
  private final Examination wish;
  private final Consumer<Finding> findings;

  Doctor(Runners runners, Memory memory, Examination wish, Consumer<Finding> findings) {
    this.runners = runners;
    this.memory = memory;
    this.wish = wish;
    this.findings = findings;
  }

  void examine() {
    try (AudioDevices devices = AudioDevices.system()) {
      Workstation workstation = workstation(devices);
      if (!memory.problem().isEmpty()) {
        findings.accept(
            Finding.warning("settings", memory.problem(), "choose devices in the dock again"));
      }
      List<Check> checks = new ArrayList<>(workstation.checks(wish.playsATone()));
      wish.profile().ifPresent(profile -> checks.add(new ProfileExamination(runners, profile)));
      target(workstation).ifPresent(checks::add);
      Checkup.run(checks.stream().filter(check -> wish.wants(check.name())).toList(), findings);
    }
  }

  private Workstation workstation(AudioDevices devices) {
    Optional<Profile.Devices> configured = wish.profile().map(Profile::devices);
    return new Workstation(
        devices,
        wish.microphone().or(() -> configured.map(Profile.Devices::microphone)).orElse("default"),
        wish.speaker().or(() -> configured.map(Profile.Devices::speaker)).orElse("default"),
        memory.load());
  }

  private Optional<Check> target(Workstation workstation) {
    Optional<String> address =
        wish.target().or(() -> wish.profile().flatMap(profile -> profile.calls().test()));
    if (address.isEmpty() || !wish.wants("target")) {
      return Optional.empty();
    }
    try {
      return Optional.of(workstation.target(line(address.get())));
    } catch (IOException e) {
      findings.accept(
          Finding.failed("target", String.valueOf(e.getMessage()), "give an address as sip:u@h"));
      return Optional.empty();
    }
  }

  /** By the profile's account where it has one, as the console would. */
  private TargetCheck.Line line(String target) throws IOException {
    if (wish.profile().isPresent()
        && wish.profile().get().target() instanceof JambonzTarget jambonz) {
      JambonzSetup setup = new JambonzSetup(wish.profile().get(), jambonz, Secrets.ofProcess());
      InetAddress local = LocalAddress.of(jambonz.sip());
      TelephoneSetup telephone = setup.telephone();
      return new TargetCheck.Line(
          target,
          telephone.signalling(local),
          telephone.media(local, PACKET_MILLIS, MixerConfig.DEFAULT.tickMillis()),
          Optional.of(setup.account()));
    }
    InetAddress local = LocalAddress.towards(target);
    return new TargetCheck.Line(
        target,
        signalling(local),
        media(local, MediaConfig.usableCodecs()),
        Optional.<SipAccount>empty());
  }

  private static UserAgentConfig signalling(InetAddress local) {
    return new UserAgentConfig(new InetSocketAddress(local, 0), true, "Earshot");
  }

  private static MediaConfig media(InetAddress local, List<String> codecs) {
    return new MediaConfig(local, 0, 0, codecs, PACKET_MILLIS, MixerConfig.DEFAULT.tickMillis());
  }
}
