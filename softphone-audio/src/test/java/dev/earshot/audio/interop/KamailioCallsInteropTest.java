package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.sip.SipHeader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls through Kamailio, which challenges them and stays in their path. */
@Tag("interop")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class KamailioCallsInteropTest {
  private static final String PCMU = "PCMU/8000/1";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"SHA-256, udp", "MD5, tcp"})
  void ourPhoneTalksHoldsResumesAndHangsUp(String algorithm, String transport) throws Exception {
    try (FocusBench bench = new FocusBench("PCMU");
        Kamailio kamailio = Kamailio.start(folder, algorithm, bench.port(), 0);
        OurPhone mara = OurPhone.with(kamailio.account("mara", "secret", transport), 1775, bench)) {
      mara.talk(kamailio.uri("r1", ";transport=" + transport));
      CallCourse.talkHoldResume(mara, bench);
      mara.hangUp();
      bench.awaitMembers(1);

      mara.talk(kamailio.uri("r1", ";transport=" + transport));
      assertThat(bench.focus.remove(bench.callSid("mara"))).isTrue();
      mara.awaitEnd();
    }
  }

  @ParameterizedTest
  @CsvSource({"udp", "tcp"})
  void baresipTalksHoldsResumesAndHangsUp(String transport) throws Exception {
    try (FocusBench bench = new FocusBench("PCMU");
        Kamailio kamailio = Kamailio.start(at("kamailio"), "MD5", bench.port(), 0);
        Baresip phone =
            Baresip.start(
                at("ben"),
                "ben",
                PCMU,
                425,
                kamailio.baresipAccount("ben", transport),
                "-e",
                "/dial " + kamailio.uri("r1", ";transport=" + transport))) {
      phone.awaitUp();
      CallCourse.talkHoldResume(phone, bench);
      phone.hangUp();
      bench.awaitMembers(1);
    }
  }

  @Test
  void aWhisperReachesOnlyTheAgent() throws Exception {
    try (FocusBench bench = new FocusBench("PCMU");
        Kamailio kamailio = Kamailio.start(at("kamailio"), "MD5", bench.port(), 0);
        Baresip agent =
            Baresip.start(
                at("agent"),
                "agent",
                PCMU,
                875,
                kamailio.baresipAccount("agent", "udp"),
                "-e",
                "/dial " + kamailio.uri("r1", ";member-tag=agent"));
        Linphone customer =
            Linphone.call(at("customer"), "customer", "PCMU (8000)", 425, kamailio.uri("r1", ""));
        OurPhone mara = OurPhone.with(kamailio.account("mara", "secret", "udp"), 1775, bench)) {
      agent.awaitUp();
      mara.talk(kamailio.uri("r1", ""), new SipHeader("X-Speak-Only-To", "agent"));
      Ears.awaitTone(agent, mara.hertz());
      Ears.assertHearing(
          "whisper through Kamailio",
          Map.of(
              agent, Set.of(customer, mara),
              customer, Set.of(agent),
              mara, Set.of(agent, customer)));
      assertThat(bench.heard("mara", "customer")).isZero();
      Ears.assertNever(customer, mara.hertz(), 0);
    }
  }

  /** The proxy carries no media: who talks goes on talking, and hangs up by way of the next one. */
  @ParameterizedTest
  @CsvSource({"udp", "tcp"})
  void theProxyMayDieInTheMiddleOfACall(String transport) throws Exception {
    try (FocusBench bench = new FocusBench("PCMU");
        Kamailio kamailio = Kamailio.start(at("kamailio"), "MD5", bench.port(), 0);
        Baresip agent =
            Baresip.start(
                at("agent"),
                "agent",
                PCMU,
                875,
                kamailio.baresipAccount("agent", transport),
                "-e",
                "/dial " + kamailio.uri("r1", ";member-tag=agent;transport=" + transport));
        OurPhone mara = OurPhone.with(kamailio.account("mara", "secret", transport), 1775, bench)) {
      agent.awaitUp();
      mara.talk(kamailio.uri("r1", ";transport=" + transport));
      Ears.awaitTone(agent, mara.hertz());
      kamailio.kill();
      Ears.assertHearing("without proxy", Map.of(agent, Set.of(mara), mara, Set.of(agent)));
      kamailio.restart();
      mara.hangUp();
      bench.awaitMembers(1);
      assertThat(bench.member("agent")).isPresent();
    }
  }

  @Test
  void aCallThatRingsIsCancelled() throws Exception {
    try (FocusBench bench = new FocusBench("PCMU");
        Kamailio kamailio = Kamailio.start(at("kamailio"), "MD5", bench.port(), 0);
        Baresip ben =
            Baresip.start(at("ben"), "ben", PCMU, 425, kamailio.baresipAccount("ben", "udp"));
        OurPhone mara = OurPhone.with(kamailio.account("mara", "secret", "udp"), 1775, bench)) {
      ben.awaitSaid("200 OK");
      Leg leg = mara.ring(kamailio.uri("ben", ""));
      Await.until("it rings", () -> leg.state() instanceof LegState.Ringing);
      ben.awaitSaid("Incoming call");
      mara.hangUp();
      ben.awaitSaid("session closed");
      assertThat(ben.said()).doesNotContain("Call established");
    }
  }

  @Test
  void everyTelephoneBehindItCanBeCalled() throws Exception {
    try (Kamailio kamailio = Kamailio.start(at("kamailio"), "MD5", 9, 0);
        AnsweringPhone anna = new AnsweringPhone("PCMU")) {
      anna.awaitRegistration(anna.register(kamailio.account("anna", "secret", "tcp")));
      try (Baresip ben =
          Baresip.start(
              at("ben"),
              "ben",
              PCMU,
              425,
              kamailio.baresipAccount("ben", "udp"),
              "-e",
              "/dial " + kamailio.uri("anna", ""))) {
        ben.awaitUp();
        ben.dial("42");
        Await.until("digits", () -> anna.digits().equals("42"));
        ben.hangUp();
        Await.until("no dialogs", () -> anna.agent.stats().dialogs() == 0);
      }
    }
  }

  @Test
  void aFifthOfAllDatagramsMayBeLost() throws Exception {
    try (Kamailio kamailio = Kamailio.start(folder, "SHA-256", 9, 20);
        AnsweringPhone anna = new AnsweringPhone("PCMU");
        AnsweringPhone caller = new AnsweringPhone("PCMU")) {
      anna.awaitRegistration(anna.register(kamailio.account("anna", "secret", "udp")));
      long answered =
          IntStream.range(0, 20)
              .parallel()
              .filter(
                  i ->
                      caller.reaches(
                          kamailio.uri("anna", ""), kamailio.account("ben", "secret", "udp")))
              .count();
      assertThat(answered).isEqualTo(20);
      Await.until(
          "all have hung up",
          Duration.ofSeconds(40),
          () -> anna.agent.stats().dialogs() + caller.agent.stats().dialogs() == 0);
    }
  }

  private Path at(String name) {
    return folder.resolve(name);
  }
}
