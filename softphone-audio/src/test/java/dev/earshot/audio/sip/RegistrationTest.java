package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.RegistrationState.Failed;
import dev.earshot.audio.sip.RegistrationState.Registered;
import dev.earshot.audio.sip.RegistrationState.Registering;
import dev.earshot.audio.sip.RegistrationState.Unregistered;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registrations with a registrar written for the test, in virtual time. */
class RegistrationTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Simulation simulation = new Simulation();
  private final SimulatedAgent agent = new SimulatedAgent(simulation, 1);
  private final ScriptedPeer peer = new ScriptedPeer(simulation, 3);
  private final FakeRegistrar registrar = new FakeRegistrar();

  @BeforeEach
  void listen() {
    peer.habit(registrar);
  }

  private SipAccount account(String password, int expires) {
    return new SipAccount(
        "sip:mara@example.org",
        "mara",
        new Secret(password),
        peer.address,
        "udp",
        Duration.ofSeconds(expires));
  }

  private Registration registered(int expires) {
    Registration registration = agent.register(account("secret", expires));
    simulation.run(SECOND);
    assertThat(registration.state()).isInstanceOf(Registered.class);
    return registration;
  }

  @ParameterizedTest
  @ValueSource(strings = {"MD5", "SHA-256", "SHA-512-256"})
  void registersWithEachAlgorithm(String algorithm) {
    registrar.algorithms = List.of(algorithm);
    registered(3600).close();
    simulation.run(SECOND);
    assertThat(agent.states)
        .containsExactly(
            new Registering(), new Registered(Duration.ofSeconds(3600)), new Unregistered());
    assertThat(registrar.accepted).containsExactly("REGISTER 3600", "REGISTER 0");
    SipRequest first = peer.requests.getFirst();
    assertThat(first.uri()).isEqualTo("sip:example.org");
    assertThat(first.to().uri()).isEqualTo("sip:mara@example.org");
    assertThat(first.headers().first("Contact")).contains("<sip:mara@10.0.0.1:5060>");
    assertThat(peer.requests).extracting(SipRequest::callId).containsOnly(first.callId());
    assertThat(peer.requests)
        .extracting(request -> request.cseq().number())
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void theStrongestOfSeveralChallengesIsAnswered() {
    registrar.algorithms = List.of("MD5", "SHA-256", "UNKNOWN-1");
    registered(3600);
    assertThat(peer.requests.getLast().headers().first("Authorization").orElse(""))
        .contains("algorithm=SHA-256")
        .contains("nc=00000001")
        .contains("realm=\"lab, \\\"test\\\"\"");
  }

  @Test
  void anOldServerWithoutQopIsAnsweredTheOldWay() {
    registrar.qop = "";
    registered(3600);
    assertThat(peer.requests.getLast().headers().first("Authorization").orElse(""))
        .doesNotContain("cnonce");
  }

  @Test
  void aProxyMayAskInstead() {
    registrar.byProxy = true;
    registered(3600);
    assertThat(peer.requests.getLast().headers().first("Proxy-Authorization")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aGrantOf30SecondsIsRefreshedAfter20(boolean inContact) {
    registrar.granted = 30;
    registrar.inContact = inContact;
    registered(3600);
    assertThat(agent.states).last().isEqualTo(new Registered(Duration.ofSeconds(30)));
    simulation.run(Duration.ofSeconds(18));
    assertThat(registrar.accepted).hasSize(1);
    simulation.run(Duration.ofSeconds(2));
    assertThat(registrar.accepted).hasSize(2);
    simulation.run(Duration.ofSeconds(100));
    assertThat(registrar.accepted).hasSize(7);
    assertThat(registrar.refused).as("challenged once only").hasSize(1);
    assertThat(peer.requests.getLast().headers().first("Authorization").orElse(""))
        .contains("nc=00000007");
  }

  @Test
  void aStaleNonceIsReplacedWithoutFailing() {
    registrar.granted = 30;
    registrar.nonceLife = 2;
    registered(3600);
    simulation.run(Duration.ofSeconds(100));
    assertThat(agent.states).hasSize(7).noneMatch(Failed.class::isInstance);
    assertThat(registrar.accepted).hasSize(6);
  }

  @Test
  void aWrongPasswordIsTriedOnceAndNotAgain() {
    agent.register(account("wrong", 3600));
    simulation.run(Duration.ofMinutes(10));
    assertThat(peer.requests).hasSize(2);
    assertThat(agent.states).last().isEqualTo(new Failed(401, "Unauthorized"));
  }

  @Test
  void tooShortAWishIsRaisedToTheLeast() {
    registrar.least = 600;
    registered(60);
    assertThat(agent.states).last().isEqualTo(new Registered(Duration.ofSeconds(600)));
  }

  @Test
  void aSilentRegistrarIsAskedAgainWithGrowingPauses() {
    peer.habit((self, request) -> {});
    agent.register(account("secret", 3600));
    simulation.run(Duration.ofSeconds(33));
    assertThat(agent.states).containsExactly(new Registering(), new Failed(408, "no answer"));
    simulation.run(Duration.ofSeconds(200));
    // 32 s each, pauses of 5, 10, 20, 40, 80 s.
    assertThat(agent.states.stream().filter(Failed.class::isInstance)).hasSize(4);
    peer.habit(registrar);
    simulation.run(Duration.ofMinutes(3));
    assertThat(agent.states).last().isInstanceOf(Registered.class);
  }

  @Test
  void retryAfterIsObeyed() {
    peer.habit(
        (self, request) ->
            self.answer(
                request, SipResponse.to(request, 503).with("Retry-After", "120 (maintenance)")));
    agent.register(account("secret", 3600));
    simulation.run(Duration.ofSeconds(119));
    assertThat(peer.requests).hasSize(1);
    simulation.run(Duration.ofSeconds(2));
    assertThat(peer.requests).hasSize(2);
  }

  @Test
  void aForbiddenUserIsNotTriedAgain() {
    peer.habit((self, request) -> self.answer(request, SipResponse.to(request, 403)));
    agent.register(account("secret", 3600));
    simulation.run(Duration.ofMinutes(10));
    assertThat(peer.requests).hasSize(1);
  }

  @Test
  void closingWhileTheRequestIsUnderWayStillUnregisters() {
    Registration registration = agent.register(account("secret", 3600));
    simulation.run(Duration.ofMillis(7));
    registration.close();
    simulation.run(SECOND);
    assertThat(registrar.accepted).containsExactly("REGISTER 3600", "REGISTER 0");
    assertThat(registration.state()).isEqualTo(new Unregistered());
    simulation.run(Duration.ofSeconds(40));
    assertThat(agent.timers()).isZero();
    assertThat(agent.stats().transactions()).isZero();
  }

  @Test
  void aLostConnectionIsRegisteredAnew() {
    SipAccount tcp =
        new SipAccount(
            "sip:mara@example.org",
            "mara",
            new Secret("secret"),
            peer.address,
            "tcp",
            Duration.ofHours(1));
    agent.register(tcp);
    simulation.run(SECOND);
    agent.loseConnection(peer.address);
    simulation.run(Duration.ofSeconds(2));
    assertThat(registrar.accepted).containsExactly("REGISTER 3600", "REGISTER 3600");
  }

  @Test
  void anAddressOfRecordThatIsNoneFailsAtOnce() {
    SipAccount bad =
        new SipAccount("mara", "mara", new Secret("x"), peer.address, "udp", Duration.ofHours(1));
    agent.register(bad);
    simulation.run(SECOND);
    assertThat(agent.states).containsExactly(new Failed(400, "not a SIP address: mara"));
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aCallAnswersAChallengeInTheSameCall(boolean byProxy) {
    registrar.byProxy = byProxy;
    peer.habit(
        (self, request) -> {
          if (!request.isAck()) {
            registrar.accept(self, request);
          }
        });
    InetSocketAddress to = peer.address;
    Call call = agent.dial(to, "", "v=0", Optional.of(account("secret", 60)));
    simulation.run(SECOND);
    assertThat(agent.events.all()).hasSize(1).first().isInstanceOf(CallEvent.Answered.class);
    assertThat(peer.methods()).containsExactly("INVITE", "ACK", "INVITE", "ACK");
    SipRequest first = peer.requests.getFirst();
    SipRequest second = peer.requests.get(2);
    assertThat(second.callId()).isEqualTo(first.callId());
    assertThat(second.fromTag()).isEqualTo(first.fromTag());
    assertThat(second.cseq().number()).isEqualTo(first.cseq().number() + 1);
    assertThat(second.via().branch()).isNotEqualTo(first.via().branch());
    String field = byProxy ? "Proxy-Authorization" : "Authorization";
    assertThat(peer.requests.get(3).headers().first(field))
        .as("the ACK repeats the credentials")
        .isEqualTo(second.headers().first(field));
    call.hangUp();
    simulation.run(SECOND);
    assertThat(registrar.accepted).contains("BYE 0");
  }

  private final ScriptedPeer spare = new ScriptedPeer(simulation, 4);
  private final FakeRegistrar spareRegistrar = new FakeRegistrar();

  private Registration twice() {
    spare.habit(spareRegistrar);
    return agent.register(
        account("secret", 3600).withRegistrars(List.of("sip:10.0.0.3:5060", "sip:10.0.0.4:5060")));
  }

  @Test
  void aStandInTakesOverWithinSecondsAndTheMainOneReturns() {
    peer.habit((self, request) -> {});
    Registration registration = twice();
    simulation.run(Duration.ofSeconds(5));
    assertThat(registration.state()).isInstanceOf(Registered.class);
    assertThat(agent.registrars).last().isEqualTo("sip:10.0.0.4:5060");
    peer.habit(registrar);
    simulation.run(Duration.ofSeconds(61));
    assertThat(agent.registrars).last().isEqualTo("sip:10.0.0.3:5060");
    assertThat(registration.state()).isInstanceOf(Registered.class);
    assertThat(registrar.accepted).containsExactly("REGISTER 3600");
    assertThat(agent.states).noneMatch(Failed.class::isInstance);
  }

  @Test
  void callsToTheDomainGoWhereWeAreRegistered() {
    peer.habit((self, request) -> {});
    spare.habit(spareRegistrar);
    SipAccount account =
        new SipAccount(
                "sip:mara@10.0.0.3",
                "mara",
                new Secret("secret"),
                peer.address,
                "udp",
                Duration.ofHours(1))
            .withRegistrars(List.of("sip:10.0.0.3:5060", "sip:10.0.0.4:5060"));
    agent.register(account);
    simulation.run(Duration.ofSeconds(6));
    agent.dial(peer.address, "", "v=0", Optional.of(account));
    simulation.run(SECOND);
    assertThat(spare.methods()).contains("INVITE");
    assertThat(peer.methods()).doesNotContain("INVITE");
  }

  @Test
  void theServiceRouteIsTakenByCallsAndSubscriptions() {
    peer.habit(
        (self, request) ->
            self.answer(
                request,
                SipResponse.to(request, 200)
                    .with("Expires", "60")
                    .with("Service-Route", "<sip:10.0.0.4:5060;lr>, <sip:deep.example.org;lr>")));
    SipAccount account = account("secret", 3600);
    agent.register(account);
    simulation.run(SECOND);
    assertThat(peer.requests.getFirst().headers().elements("Supported")).contains("path");
    agent.dial(peer.address, "", "v=0", Optional.of(account));
    simulation.run(SECOND);
    SipRequest invite = spare.requests.getFirst();
    assertThat(invite.method()).isEqualTo("INVITE");
    assertThat(invite.uri()).isEqualTo("sip:room@10.0.0.3");
    assertThat(invite.headers().elements("Route"))
        .containsExactly("<sip:10.0.0.4:5060;lr>", "<sip:deep.example.org;lr>");
  }

  @Test
  void anOutboundProxyComesFirst() {
    spare.habit(spareRegistrar);
    SipAccount account = account("secret", 3600).withOutboundProxy("sip:10.0.0.4");
    agent.register(account);
    simulation.run(SECOND);
    assertThat(spareRegistrar.accepted).containsExactly("REGISTER 3600");
    assertThat(spare.requests.getFirst().headers().all("Route"))
        .containsExactly("<sip:10.0.0.4;lr>");
    agent.dial(peer.address, "", "v=0", Optional.of(account));
    simulation.run(SECOND);
    assertThat(spare.methods()).contains("INVITE");
    assertThat(peer.requests).isEmpty();
  }

  @Test
  void anotherNetworkIsAReasonToRegisterAtOnce() {
    registered(3600);
    agent.changeNetwork();
    simulation.run(SECOND);
    assertThat(registrar.accepted).hasSize(2);
    assertThat(agent.renewals).isEqualTo(1);
    assertThat(agent.states)
        .extracting(state -> state.getClass().getSimpleName())
        .containsExactly("Registering", "Registered", "Registering", "Registered");
  }

  @Test
  void aRegistrarThatDoesNotAnswerARefreshIsAnnounced() {
    registrar.granted = 30;
    Registration registration = registered(3600);
    peer.habit((self, request) -> {});
    simulation.run(Duration.ofSeconds(24));
    assertThat(registration.state()).isEqualTo(new Registering());
    peer.habit(registrar);
    simulation.run(Duration.ofSeconds(6));
    assertThat(registration.state()).isEqualTo(new Registered(Duration.ofSeconds(30)));
  }

  @Test
  void routersAreRemindedWhileTheRegistrationIsLong() {
    registrar.granted = 30;
    Registration registration = registered(3600);
    simulation.run(Duration.ofSeconds(90));
    assertThat(agent.keptAlive).as("a refresh every 20 s is enough").isEmpty();
    registrar.granted = 600;
    simulation.run(Duration.ofSeconds(101));
    assertThat(agent.keptAlive).hasSizeBetween(3, 4);
    assertThat(agent.keptAlive.getFirst().address()).isEqualTo(peer.address);
    registration.close();
    simulation.run(Duration.ofSeconds(100));
    assertThat(agent.keptAlive).hasSizeBetween(3, 4);
    assertThat(agent.timers()).isZero();
  }

  @Test
  void aChallengeOfAnotherRealmThanTheAccountsIsNotAnswered() {
    agent.register(account("secret", 3600).withRealm("elsewhere"));
    simulation.run(SECOND);
    assertThat(peer.requests).hasSize(1);
    assertThat(agent.states).last().isEqualTo(new Failed(401, "Unauthorized"));
  }

  @Test
  void whatTheRegistrarSaysIsTold() {
    peer.habit(
        (self, request) ->
            self.answer(
                request, SipResponse.to(request, 403).with("X-Reason", "Invalid credentials")));
    agent.register(account("secret", 3600));
    simulation.run(SECOND);
    assertThat(agent.states).last().isEqualTo(new Failed(403, "Forbidden: Invalid credentials"));
  }
}
