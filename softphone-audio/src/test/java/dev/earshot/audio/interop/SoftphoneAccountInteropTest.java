package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.phone.AccountState;
import dev.earshot.audio.phone.AutoAnswer;
import dev.earshot.audio.phone.IncomingPolicy;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.RegistrationState;
import dev.earshot.audio.sip.Secret;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.port.PrivacyGate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The softphone with accounts at Kamailio, through good days and bad ones. */
@Tag("interop")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class SoftphoneAccountInteropTest {
  private static final Duration LONG = Duration.ofSeconds(40);
  private static final double BEN = 425;

  @TempDir Path folder;
  private final Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
  private final RtpLoop rtp = RtpLoop.start();
  private final List<LoopbackPhone> phones = new ArrayList<>();
  private final List<AccountState> told = new CopyOnWriteArrayList<>();

  SoftphoneAccountInteropTest() throws IOException {}

  @AfterEach
  void close() {
    for (LoopbackPhone phone : phones) {
      phone.close();
      assertThat(phone.agent().stats().internalErrors()).isZero();
      assertThat(phone.agent().stats().listenerErrors()).isZero();
    }
    rtp.close();
    mixer.close();
  }

  private LoopbackPhone phone(IncomingPolicy incoming, SipAccount... accounts) throws IOException {
    SoftphoneConfig config =
        new SoftphoneConfig(
            "anna", "sip:anna@127.0.0.1", LoopbackPhone.media("PCMU"), List.of(accounts), incoming);
    LoopbackPhone phone = new LoopbackPhone(config, 1100, true, mixer, rtp);
    phones.add(phone);
    phone.phone().onAccount(told::add);
    phone.phone().register();
    return phone;
  }

  private static AccountState account(LoopbackPhone phone) {
    return phone.phone().accounts().getFirst();
  }

  private static void awaitRegistered(LoopbackPhone phone) {
    Await.until("registered: " + account(phone), LONG, () -> account(phone).registered());
  }

  private static String registrar(Kamailio kamailio, String transport) {
    return "sip:127.0.0.1:" + kamailio.port() + ";transport=" + transport;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          127.0.0.1   | wrong  | Not registered: the user name or the password is wrong (401 Unauthorized)
          nowhere.lab | secret | 404 Not Found: unknown realm
          """)
  void itSaysWhyItIsNotRegistered(String realm, String password, String sentence)
      throws IOException {
    try (Kamailio kamailio = Kamailio.start(folder, "SHA-256", 9, 0)) {
      LoopbackPhone phone =
          phone(
              IncomingPolicy.NONE,
              SipAccount.of("sip:anna@" + realm, new Secret(password))
                  .withRegistrars(List.of(registrar(kamailio, "udp"))));
      Await.until("it is said", () -> account(phone).sentence().contains(sentence));
    }
  }

  @Test
  void aRegistrarThatIsDownAtFirstIsFoundLater() throws IOException {
    try (Kamailio kamailio = Kamailio.start(folder, "MD5", 9, 0)) {
      // Whoever is registered knows that all its children are there, and can be killed.
      awaitRegistered(phone(IncomingPolicy.NONE, kamailio.account("ben", "secret", "tcp")));
      kamailio.kill();
      LoopbackPhone phone = phone(IncomingPolicy.NONE, kamailio.account("anna", "secret", "tcp"));
      Await.until("it is said", () -> account(phone).sentence().contains("cannot be reached"));
      kamailio.restart();
      awaitRegistered(phone);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void anotherRegistrarStandsInAndTheMainOneReturns(String transport, TestReporter reporter)
      throws IOException {
    try (Kamailio main = Kamailio.start(folder.resolve("main"), "SHA-256", 9, 0);
        Kamailio spare = Kamailio.start(folder.resolve("spare"), "MD5", 9, 0)) {
      SipAccount account =
          SipAccount.of("sip:anna@127.0.0.1", new Secret("secret"))
              .withRegistrars(List.of(registrar(main, transport), registrar(spare, transport)));
      LoopbackPhone phone = phone(IncomingPolicy.NONE, account);
      awaitRegistered(phone);
      assertThat(account(phone).standby()).isFalse();

      long cut = System.nanoTime();
      main.kill();
      Await.until("the other stands in", LONG, () -> isAt(phone, true));
      long taken = System.nanoTime();
      main.restart();
      Await.until("the main one is back", LONG, () -> isAt(phone, false));
      reporter.publishEntry(
          "fail-over by " + transport,
          "to the stand-in %d ms after the crash, back %d ms after that"
              .formatted((taken - cut) / 1_000_000, (System.nanoTime() - taken) / 1_000_000));
    }
  }

  private static boolean isAt(LoopbackPhone phone, boolean standby) {
    AccountState state = account(phone);
    return state.registered() && state.standby() == standby;
  }

  /** The peer and the registrar stand still, as if our cable were pulled. */
  @Test
  void aCableThatIsPulledForTenSecondsShutsTheGateAndAllElseComesBack(TestReporter reporter)
      throws IOException {
    try (Kamailio kamailio = Kamailio.start(folder.resolve("kamailio"), "MD5", 9, 0);
        Baresip ben =
            Baresip.start(
                folder.resolve("ben"),
                "ben",
                "PCMU/8000/1",
                BEN,
                kamailio.baresipAccount("ben", "udp") + ";answermode=auto")) {
      ben.awaitSaid("200 OK");
      LoopbackPhone phone = phone(IncomingPolicy.NONE, kamailio.account("anna", "secret", "udp"));
      awaitRegistered(phone);
      Leg leg = phone.talk(kamailio.uri("ben", ""));
      PrivacyGate gate = phone.phone().microphoneGate().gate();
      Await.until("ben is heard", () -> phone.ear().level(BEN, 0) > -35);
      phone.phone().checkMedia();
      assertThat(gate.isOpen()).isTrue();

      told.clear();
      long cut = System.nanoTime();
      kamailio.freeze(true);
      ben.freeze(true);
      Await.until("the gate is shut", Duration.ofSeconds(4), () -> gateShut(phone, gate));
      long shut = System.nanoTime();
      Await.until(
          "ten seconds",
          Duration.ofSeconds(11),
          () -> System.nanoTime() - cut > Duration.ofSeconds(10).toNanos());
      kamailio.freeze(false);
      ben.freeze(false);
      int before = phone.ear().length();
      Await.until(
          "ben is heard again",
          () -> phone.ear().length() > before + 8_000 && phone.ear().level(BEN, before) > -35);
      long heard = System.nanoTime();
      awaitRegistered(phone);
      assertThat(leg.state()).isEqualTo(new LegState.Up(false));
      assertThat(gate.isOpen()).as("the gate stays shut").isFalse();
      reporter.publishEntry(
          "cable pulled for 10 s",
          "gate shut after %d ms, heard again %d ms after the end, states %s"
              .formatted(
                  (shut - cut) / 1_000_000,
                  (heard - cut) / 1_000_000 - 10_000,
                  told.stream().map(AccountState::sentence).toList()));
    }
  }

  private static boolean gateShut(LoopbackPhone phone, PrivacyGate gate) {
    phone.phone().checkMedia();
    return !gate.isOpen();
  }

  @Test
  void aCallByTheRegistrarIsAnsweredWithTheGateShutAndOthersAreRefused() throws IOException {
    try (Kamailio kamailio = Kamailio.start(folder.resolve("kamailio"), "MD5", 9, 0)) {
      IncomingPolicy policy =
          IncomingPolicy.RINGING.withAutoAnswer(List.of(AutoAnswer.of(kamailio.uri("ben", ""))));
      LoopbackPhone phone = phone(policy, kamailio.account("anna", "secret", "udp"));
      List<Leg> legs = new CopyOnWriteArrayList<>();
      phone
          .phone()
          .takeCalls(
              () -> true,
              (leg, automatic) -> {
                legs.add(leg);
                return (_, _) -> {};
              });
      awaitRegistered(phone);
      String direct = "sip:anna@127.0.0.1:" + phone.agent().address().getPort();
      LoopbackPhone stranger = new LoopbackPhone("eve", 900, "PCMU", mixer, rtp);
      phones.add(stranger);
      // Everybody lives on this address here, so it is the name that gives the stranger away.
      assertThat(stranger.refusal(direct.replace("anna", "100"))).isEqualTo("404 Not Found");
      try (Baresip ben =
          Baresip.start(
              folder.resolve("ben"),
              "ben",
              "PCMU/8000/1",
              BEN,
              kamailio.baresipAccount("ben", "udp"),
              "-e",
              "/dial " + kamailio.uri("anna", ""))) {
        ben.awaitUp();
        Await.until(
            "it is up", () -> legs.size() == 1 && legs.getFirst().state() instanceof LegState.Up);
        Await.until("ben is heard", () -> phone.ear().level(BEN, 0) > -35);
        assertThat(phone.phone().microphoneGate().gate().isOpen()).isFalse();
        assertThat(legs.getFirst().peer()).contains("sip:ben@127.0.0.1");
        phone.phone().talkTo(Optional.of(legs.getFirst()));
        legs.getFirst().hangUp();
        ben.awaitEnd();
      }
    }
  }

  @Test
  void aRegistrationByTlsNeedsTheNameAndTheKey() throws Exception {
    try (TlsRegistrar registrar = new TlsRegistrar(folder)) {
      assertThat(registrar.register(true, true)).isInstanceOf(RegistrationState.Registered.class);
      assertThat(registrar.register(false, true))
          .isEqualTo(
              new RegistrationState.Failed(
                  503, "the certificate of the other side is not trusted"));
      assertThat(registrar.register(true, false))
          .isEqualTo(
              new RegistrationState.Failed(
                  503, "the certificate of the other side has another key than expected"));
    }
  }
}
