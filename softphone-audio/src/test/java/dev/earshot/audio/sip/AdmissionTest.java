package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.admission.AddressRange;
import dev.earshot.audio.sip.admission.AdmissionPolicy;
import dev.earshot.audio.sip.admission.Callers;
import dev.earshot.audio.sip.admission.DigestAlgorithm;
import dev.earshot.audio.sip.message.SipResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is let in, in virtual time, with one of our own user agents or a scripted peer as caller. */
class AdmissionTest {
  private static final AdmissionPolicy NOBODY =
      AdmissionPolicy.listed(List.of(new AddressRange(InetAddress.ofLiteral("10.0.0.99"), 32)));

  @TempDir private Path directory;

  private final Simulation simulation = new Simulation();
  private final ScriptedPeer peer = new ScriptedPeer(simulation, 3);
  private SimulatedAgent focus = new SimulatedAgent(simulation, 2);

  private void focus(AdmissionPolicy policy) {
    focus = new SimulatedAgent(simulation, 2, CoreLimits.DEFAULT, policy);
  }

  @AfterEach
  void nothingIsLeft() {
    focus.calls.forEach(Call::hangUp);
    simulation.run(Duration.ofSeconds(120));
    assertThat(focus.stats().internalErrors()).isZero();
    assertThat(focus.stats().transactions()).isZero();
    assertThat(focus.stats().dialogs()).isZero();
    assertThat(focus.stats().sources()).isZero();
    assertThat(focus.timers()).isZero();
  }

  private Callers callers(DigestAlgorithm... algorithms) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (DigestAlgorithm algorithm : algorithms) {
      lines.append("mara:lab:").append(algorithm.hash("mara:lab:secret")).append('\n');
    }
    return Callers.read(Files.writeString(directory.resolve("users"), lines));
  }

  private static Optional<SipAccount> account(String user, String password) {
    return Optional.of(
        new SipAccount(
            "sip:mara@lab",
            user,
            new Secret(password),
            new InetSocketAddress("10.0.0.2", 5060),
            "udp",
            Duration.ofMinutes(5)));
  }

  private void invite(int number) {
    peer.say(focus.address, Messages.invite("call-" + number, "v=0"));
    simulation.run(Duration.ofMillis(20));
  }

  private static List<String> kinds(SimulatedAgent agent) {
    return agent.events.all().stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  private long refused(String reason) {
    return focus.stats().rejected().getOrDefault(reason, 0L);
  }

  @Test
  void whoIsNotOnTheListHearsNothing() {
    focus(NOBODY);
    invite(1);
    peer.say(focus.address, Messages.request("OPTIONS", "o", "", 1, ""));
    peer.say(focus.address, Messages.request("BYE", "b", ";tag=guessed", 1, ""));
    peer.say(focus.address, Messages.request("CANCEL", "c", "", 1, ""));
    peer.say(focus.address, Messages.request("ACK", "a", ";tag=guessed", 1, ""));
    peer.say(
        focus.address, Messages.request("OPTIONS", "x", "", 1, "").replace("CSeq: 1", "CSeq:"));
    simulation.run(Duration.ofSeconds(40));
    assertThat(peer.responses).isEmpty();
    assertThat(focus.calls).isEmpty();
    assertThat(focus.stats().rejected())
        .isEqualTo(Map.of("not on the list", 4L, "malformed number in CSeq", 1L));
  }

  @Test
  void whoIsNotOnTheListMayStillBeCalledByUs() {
    focus(NOBODY);
    SimulatedAgent stranger = new SimulatedAgent(simulation, 4);
    Call call = focus.dial(stranger.address, "v=0");
    simulation.run(Duration.ofSeconds(1));
    stranger.call().answer("v=0", List.of());
    simulation.run(Duration.ofSeconds(1));
    stranger.call().hangUp();
    simulation.run(Duration.ofSeconds(1));
    assertThat(kinds(focus)).contains("Answered", "Ended");
    assertThat(call.callId()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = DigestAlgorithm.class,
      names = {"MD5", "SHA_256"})
  void aPasswordOpensTheDoor(DigestAlgorithm algorithm) throws IOException {
    focus(NOBODY.withCallers(callers(algorithm)));
    SimulatedAgent mara = new SimulatedAgent(simulation, 4);
    mara.dial(focus.address, "", "v=0", account("mara", "secret"));
    simulation.run(Duration.ofSeconds(1));
    focus.call().answer("v=0", List.of());
    simulation.run(Duration.ofSeconds(1));
    assertThat(kinds(mara)).contains("Answered");
    assertThat(focus.stats().rejected()).isEqualTo(Map.of("no password", 1L));
  }

  /** Whoever may watch a room sees who is in it: a subscription passes the same door. */
  @Test
  void aSubscriptionNeedsThePasswordLikeACall() throws IOException {
    focus(NOBODY.withCallers(callers(DigestAlgorithm.SHA_256)));
    focus.publish(new ShoutPackage());
    SimulatedAgent stranger = new SimulatedAgent(simulation, 4);
    stranger.subscribe(focus.address, Duration.ofSeconds(60));
    simulation.run(Duration.ofSeconds(1));
    assertThat(stranger.told).containsExactly(new SubscriptionEvent.Ended(401, "Unauthorized"));
    assertThat(refused("no password")).isEqualTo(1);
    assertThat(focus.stats().dialogs()).isZero();

    SimulatedAgent nobody = new SimulatedAgent(simulation, 5);
    focus(NOBODY);
    nobody.subscribe(focus.address, Duration.ofSeconds(60));
    simulation.run(Duration.ofSeconds(40));
    assertThat(nobody.told).containsExactly(new SubscriptionEvent.Ended(408, "no answer"));
    assertThat(refused("not on the list")).isPositive();
  }

  @Test
  void theStrongerChallengeComesFirstAndEverybodyGetsTheSame() throws IOException {
    focus(NOBODY.withCallers(callers(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256)));
    invite(1);
    SipResponse challenge = peer.responses.getLast();
    assertThat(challenge.status()).isEqualTo(401);
    assertThat(challenge.headers().all("WWW-Authenticate"))
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first).contains("algorithm=SHA-256", "qop=\"auth\""),
            second -> assertThat(second).contains("algorithm=MD5", "realm=\"lab\""));
    assertThat(focus.stats().transactions()).as("kept for a stranger").isZero();
  }

  @Test
  void aWrongPasswordAndAUserWhoDoesNotExistLookAlikeAndAreThrottled() throws IOException {
    focus(NOBODY.withCallers(callers(DigestAlgorithm.SHA_256)));
    SimulatedAgent guesser = new SimulatedAgent(simulation, 4);
    for (int i = 0; i < 8; i++) {
      String user = i % 2 == 0 ? "mara" : "nobody";
      guesser.dial(focus.address, "", "v=0", account(user, "guess-" + i));
      simulation.run(Duration.ofMillis(100));
    }
    assertThat(refused("wrong password")).isEqualTo(5);
    assertThat(refused("too many wrong passwords")).isEqualTo(3);
    assertThat(guesser.events.all().stream().map(Object::toString).distinct().toList())
        .containsExactly(
            "Failed[status=401, reason=Unauthorized, headers=[]]",
            "Failed[status=403, reason=Forbidden, try again in 12 s, headers=[]]");
    // Twelve seconds later one more attempt is heard.
    simulation.run(Duration.ofSeconds(13));
    guesser.dial(focus.address, "", "v=0", account("mara", "secret"));
    simulation.run(Duration.ofMillis(100));
    assertThat(focus.calls).hasSize(1);
  }

  @Test
  void credentialsAreNotGoodTwice() throws IOException {
    focus(NOBODY.withCallers(callers(DigestAlgorithm.MD5)));
    invite(1);
    String challenge = peer.responses.getLast().headers().first("WWW-Authenticate").orElseThrow();
    String nonce = challenge.replaceAll(".*nonce=\"([^\"]+)\".*", "$1");
    String uri = "sip:room@10.0.0.2";
    DigestAlgorithm md5 = DigestAlgorithm.MD5;
    String response =
        md5.hash(
            String.join(
                ":",
                md5.hash("mara:lab:secret"),
                nonce,
                "00000001",
                "c",
                "auth",
                md5.hash("INVITE:" + uri)));
    String credentials =
        "Authorization: Digest username=\"mara\", realm=\"lab\", nonce=\""
            + nonce
            + "\", uri=\""
            + uri
            + "\", response=\""
            + response
            + "\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c\"\nContact:";
    for (int i = 2; i <= 3; i++) {
      String invite = Messages.invite("call-" + i, "v=0").replace("Contact:", credentials);
      peer.say(focus.address, invite);
      simulation.run(Duration.ofMillis(20));
    }
    assertThat(focus.calls).hasSize(1);
    assertThat(peer.responses.getLast().headers().first("WWW-Authenticate").orElseThrow())
        .contains("stale=true");
    assertThat(refused("stale nonce")).isEqualTo(1);
  }

  @Test
  void callsAreLimitedForOneAddressAndInTotal() {
    focus(AdmissionPolicy.OPEN.withCalls(3, Optional.of(2), Optional.of(100)));
    for (int i = 0; i < 3; i++) {
      invite(i);
    }
    assertThat(focus.calls).hasSize(2);
    assertThat(peer.responses.getLast().status()).isEqualTo(503);
    assertThat(peer.responses.getLast().headers().first("Retry-After")).contains("5");
    assertThat(refused("too many calls from one address")).isEqualTo(1);
    for (int number = 4; number <= 5; number++) {
      new SimulatedAgent(simulation, number).dial(focus.address, "v=0");
      simulation.run(Duration.ofMillis(20));
    }
    assertThat(focus.calls).hasSize(3);
    assertThat(refused("too many calls")).isEqualTo(1);
    focus.calls.forEach(Call::hangUp);
    simulation.run(Duration.ofSeconds(1));
    invite(9);
    assertThat(focus.calls).hasSize(4);
  }

  @Test
  void callsThatComeTooFastAreToldWhenToComeBack() {
    focus(AdmissionPolicy.OPEN.withCalls(100, Optional.of(100), Optional.of(1)));
    for (int i = 0; i < 4; i++) {
      invite(i);
    }
    assertThat(focus.calls).hasSize(2);
    assertThat(refused("calls come too fast from one address")).isEqualTo(2);
    assertThat(peer.responses.getLast().headers().first("Retry-After")).contains("1");
    simulation.run(Duration.ofSeconds(1));
    invite(9);
    assertThat(focus.calls).hasSize(3);
  }

  @Test
  void aRepeatedInviteIsNoSecondAttempt() {
    focus(AdmissionPolicy.OPEN.withCalls(1, Optional.of(1), Optional.of(1)));
    for (int i = 0; i < 5; i++) {
      invite(1);
    }
    assertThat(focus.calls).hasSize(1);
    assertThat(focus.stats().rejected()).isEmpty();
  }

  @Test
  void messagesThatComeTooFastAreNotEvenRead() throws IOException {
    focus(NOBODY.withCallers(callers(DigestAlgorithm.MD5)));
    for (int i = 0; i < 500; i++) {
      peer.say(focus.address, Messages.request("OPTIONS", "o" + i, "", 1, ""));
    }
    simulation.run(Duration.ofMillis(20));
    assertThat(refused("no password")).isEqualTo(400);
    assertThat(refused("messages come too fast from one address")).isEqualTo(100);
    assertThat(peer.responses).hasSize(400);
  }

  @Test
  void theTableOfAddressesIsBounded() {
    for (int i = 0; i < 9_000; i++) {
      InetAddress source = InetAddress.ofLiteral("10.1." + i / 250 + "." + i % 250);
      simulation.send(
          dev.earshot.audio.sip.transport.Transport.UDP,
          new InetSocketAddress(source, 5060),
          focus.address,
          "x\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
    simulation.run(Duration.ofMillis(5));
    assertThat(focus.stats().sources()).isBetween(1, 8_192);
  }
}
