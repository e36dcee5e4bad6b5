package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.message.SipResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user agent answers to requests that a peer made up by hand. */
class UserAgentServerTest {
  private final Simulation simulation = new Simulation();
  private final SimulatedAgent agent = new SimulatedAgent(simulation, 2);
  private final ScriptedPeer peer = new ScriptedPeer(simulation, 3);

  private SipResponse answerTo(String request) {
    peer.say(agent.address, request);
    simulation.run(Duration.ofMillis(100));
    assertThat(peer.responses).as("one answer").hasSize(1);
    assertThat(agent.stats().internalErrors()).isZero();
    return peer.responses.getFirst();
  }

  private static String options() {
    return Messages.request("OPTIONS", "o", "", 1, "");
  }

  @Test
  void optionsTellsWhatIsUnderstood() {
    SipResponse response = answerTo(options());
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers().first("Allow"))
        .contains("INVITE, ACK, CANCEL, BYE, OPTIONS, PRACK, UPDATE, NOTIFY, INFO");
    assertThat(response.headers().first("Supported")).contains("100rel, timer");
    assertThat(response.headers().first("Allow-Events")).isEmpty();
    assertThat(response.headers().first("Accept")).contains("application/sdp");
    assertThat(response.toTag()).isNotEmpty();
  }

  @ParameterizedTest(name = "{0} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OPTIONS sip:room@10.0.0.2 SIP/2.0        | OPTIONS sip:room@10.0.0.2 SIP/7.0       | 505
          OPTIONS sip:room@10.0.0.2                | OPTIONS tel:+1-201-555                  | 416
          OPTIONS sip:room@10.0.0.2                | OPTIONS sips:room@10.0.0.2              | 416
          OPTIONS sip:room@10.0.0.2                | OPTIONS nobodyKnows:room                | 416
          OPTIONS sip:room@10.0.0.2                | OPTIONS sip:room@10.0.0.2:99999         | 400
          CSeq: 1 OPTIONS                          | CSeq: 1 INVITE                          | 400
          Content-Length: 0                        | Content-Length: 9                       | 400
          Max-Forwards: 70                         | Max-Forwards: 300                       | 400
          Max-Forwards: 70                         | Max-Forwards: -1                        | 400
          Max-Forwards: 70                         | Max-Forwards: 0                         | 200
          Max-Forwards: 70                         | Require: nothingSupports                | 420
          Max-Forwards: 70                         | X-Unknown: is ignored                   | 200
          To: <sip:room@10.0.0.2>                  | To: <sip:room@10.0.0.2>;tag=unknown     | 481
          """)
  void aFlawHasItsOwnAnswer(String original, String replacement, int status) {
    assertThat(answerTo(options().replace(original, replacement)).status()).isEqualTo(status);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "INFO, 481",
    "MESSAGE, 405",
    "UPDATE, 481",
    "PRACK, 481",
    "NOTIFY, 481",
    "SUBSCRIBE, 405",
    "REFER, 405",
    "REGISTER, 405",
    "newMethod!, 405",
    "invite, 405",
    "BYE, 481",
    "CANCEL, 481"
  })
  void aMethodOutsideOfDialogsHasItsAnswer(String method, int status) {
    SipResponse response = answerTo(Messages.request(method, "m", "", 1, ""));
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers().first("Allow").isPresent()).isEqualTo(status == 405);
  }

  @Test
  void waitingMessagesAreOfNoInterestButNoError() {
    String told =
        Messages.request("NOTIFY", "mwi", ";tag=x", 1, "")
            .replace(
                "Max-Forwards", "Event: message-summary\nSubscription-State: active\nMax-Forwards");
    peer.say(agent.address, told.replace(";tag=x", ""));
    simulation.run(Duration.ofMillis(50));
    assertThat(peer.responses.getLast().status()).isEqualTo(200);
  }

  @Test
  void unsupportedExtensionsAreNamed() {
    SipResponse response =
        answerTo(
            options().replace("Max-Forwards: 70", "Require: 100rel, bar, timer\nRequire: foo"));
    assertThat(response.headers().first("Unsupported")).contains("bar, foo");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({"text/plain, 415", "application/SDP, 180", "application/sdp;charset=utf-8, 180"})
  void anInviteMustBringSdp(String type, int status) {
    String invite = Messages.invite("c", "v=0\n").replace("application/sdp", type);
    peer.say(agent.address, invite);
    simulation.run(Duration.ofMillis(50));
    agent.calls.forEach(IncomingCall::ring);
    simulation.run(Duration.ofMillis(50));
    assertThat(peer.statuses()).containsExactly(status);
    if (status == 415) {
      assertThat(peer.responses.getFirst().headers().first("Accept")).contains("application/sdp");
    }
  }

  @Test
  void anInviteWithoutContactCannotBecomeADialog() {
    String invite = Messages.invite("c", "").replace("Contact", "X-Contact");
    assertThat(answerTo(invite).status()).isEqualTo(400);
  }

  @Test
  void anEncodedBodyIsRefused() {
    String invite =
        Messages.invite("c", "zzz").replace("Max-Forwards", "Content-Encoding: gzip\nMax-Forwards");
    SipResponse response = answerTo(invite);
    assertThat(response.status()).isEqualTo(415);
    assertThat(response.headers().first("Accept-Encoding")).contains("identity");
  }

  @Test
  void theSameRequestByTwoWaysIsALoop() {
    String invite = Messages.invite("merged", "v=0");
    peer.say(agent.address, invite);
    peer.say(agent.address, invite.replace("z9hG4bK-merged-1", "z9hG4bK-another"));
    simulation.run(Duration.ofMillis(100));
    assertThat(agent.calls).hasSize(1);
    assertThat(peer.statuses()).containsExactly(482);
  }

  @Test
  void aRepeatedInviteIsOneCallAndGetsTheSameAnswer() {
    String invite = Messages.invite("repeated", "v=0");
    peer.say(agent.address, invite);
    simulation.run(Duration.ofMillis(50));
    agent.call().reject(486, "Busy Here");
    simulation.run(Duration.ofMillis(50));
    peer.say(agent.address, invite);
    simulation.run(Duration.ofMillis(50));
    assertThat(agent.calls).hasSize(1);
    assertThat(peer.statuses()).containsExactly(486, 486);
    assertThat(peer.responses.getFirst().toTag()).isEqualTo(peer.responses.getLast().toTag());
    assertThat(agent.stats().retransmissions()).isEqualTo(1);
  }

  @Test
  void aRefusalIsRepeatedUntilItIsAcknowledged() {
    peer.say(agent.address, Messages.invite("refused", "v=0"));
    simulation.run(Duration.ofMillis(50));
    agent.call().reject(486, "Busy Here");
    simulation.run(Duration.ofSeconds(2));
    assertThat(peer.statuses()).containsExactly(486, 486, 486);
    String tag = peer.responses.getLast().toTag();
    String ack = Messages.inDialog("ACK", "refused", tag, 1, "");
    peer.say(agent.address, ack.replace("z9hG4bK-refused-1a", "z9hG4bK-refused-1"));
    simulation.run(Duration.ofSeconds(10));
    assertThat(peer.statuses()).hasSize(3);
    assertThat(agent.stats().transactions()).isZero();
  }

  @Test
  void anInviteFloodIsRefusedWithBoundedMemoryAndForgotten() {
    SimulatedAgent small = new SimulatedAgent(simulation, 4, new CoreLimits(20, 10, 1));
    for (int i = 0; i < 500; i++) {
      peer.say(small.address, Messages.invite("flood-" + i, "v=0"));
    }
    simulation.run(Duration.ofMillis(100));
    assertThat(small.calls).hasSize(10);
    assertThat(small.stats().transactions()).isEqualTo(20);
    assertThat(small.stats().dialogs()).isEqualTo(10);
    assertThat(small.stats().overloads()).isEqualTo(490);
    assertThat(peer.statuses().stream().filter(status -> status == 503)).hasSize(490);
    small.calls.forEach(IncomingCall::hangUp);
    simulation.run(Duration.ofSeconds(40));
    assertThat(small.stats().transactions()).isZero();
    assertThat(small.stats().dialogs()).isZero();
    assertThat(small.timers()).isZero();
  }

  @Test
  void aRequestBehindItsTimeIsRefusedWithinADialog() {
    peer.say(agent.address, Messages.invite("order", "v=0").replace("CSeq: 1", "CSeq: 10"));
    simulation.run(Duration.ofMillis(50));
    agent.call().answer("v=0", List.of());
    simulation.run(Duration.ofMillis(50));
    String tag = peer.responses.getLast().toTag();
    peer.say(
        agent.address,
        Messages.inDialog("ACK", "order", tag, 10, "").replace("CSeq: 1 ", "CSeq: 10 "));
    peer.say(agent.address, Messages.inDialog("BYE", "order", tag, 9, ""));
    simulation.run(Duration.ofMillis(50));
    assertThat(peer.responses.getLast().status()).isEqualTo(500);
    peer.say(agent.address, Messages.inDialog("OPTIONS", "order", tag, 11, ""));
    simulation.run(Duration.ofMillis(50));
    assertThat(peer.responses.getLast().status()).isEqualTo(200);
    peer.say(agent.address, Messages.inDialog("BYE", "order", tag, 12, ""));
    simulation.run(Duration.ofMillis(50));
    assertThat(peer.responses.getLast().status()).isEqualTo(200);
    assertThat(agent.stats().dialogs()).isZero();
  }

  @Test
  void aSecondReinviteBeforeTheFirstIsAnsweredMustWait() {
    peer.say(agent.address, Messages.invite("twice", "v=0"));
    simulation.run(Duration.ofMillis(50));
    agent.call().answer("v=0", List.of());
    simulation.run(Duration.ofMillis(50));
    String tag = peer.responses.getLast().toTag();
    peer.say(agent.address, Messages.inDialog("ACK", "twice", tag, 1, ""));
    peer.say(agent.address, Messages.inDialog("INVITE", "twice", tag, 2, "one"));
    peer.say(agent.address, Messages.inDialog("INVITE", "twice", tag, 3, "two"));
    simulation.run(Duration.ofMillis(50));
    assertThat(peer.responses.getLast().status()).isEqualTo(500);
    assertThat(peer.responses.getLast().headers().first("Retry-After")).isPresent();
    agent.call().answerReinvite("answer");
    simulation.run(Duration.ofMillis(50));
    assertThat(peer.responses.getLast().status()).isEqualTo(200);
    assertThat(peer.responses.getLast().cseq().number()).isEqualTo(2);
  }

  @Test
  void aByeBeforeTheAnswerEndsTheCall() {
    peer.say(agent.address, Messages.invite("early-bye", "v=0"));
    simulation.run(Duration.ofMillis(50));
    agent.call().ring();
    simulation.run(Duration.ofMillis(50));
    String tag = peer.responses.getLast().toTag();
    peer.say(agent.address, Messages.inDialog("BYE", "early-bye", tag, 2, ""));
    simulation.run(Duration.ofMillis(50));
    assertThat(peer.statuses()).containsExactly(180, 200, 487);
    assertThat(agent.events.all())
        .containsExactly(new CallEvent.Ended("hung up by the other side"));
  }

  @Test
  void anInviteUnderWayWhenAllIsHungUpIsACallThatEndsAfterThreeMinutes() {
    peer.say(agent.address, Messages.invite("hung-up", "v=0"));
    simulation.run(Duration.ofMillis(50));
    peer.say(agent.address, Messages.invite("crossing", "v=0"));
    agent.calls.forEach(Call::hangUp);
    simulation.run(Duration.ofSeconds(179));
    assertThat(agent.stats().dialogs()).isEqualTo(1);
    simulation.run(Duration.ofSeconds(40));
    assertThat(peer.statuses()).contains(603, 480);
    assertThat(agent.stats().dialogs() + agent.stats().transactions() + agent.timers()).isZero();
  }

  @Test
  void requestsOfADialogFollowItsRouteSet() {
    String invite =
        Messages.invite("routed", "v=0")
            .replace(
                "Max-Forwards",
                "Record-Route: <sip:10.0.0.3;lr;n=1>, <sip:10.9.9.9;lr;n=2>\nMax-Forwards")
            .replace("<sip:peer@10.0.0.3:5060>", "<sip:peer@10.8.8.8:5060;x=y>");
    peer.say(agent.address, invite);
    simulation.run(Duration.ofMillis(50));
    agent.call().answer("v=0", List.of());
    simulation.run(Duration.ofMillis(50));
    assertThat(peer.responses.getLast().headers().elements("Record-Route"))
        .containsExactly("<sip:10.0.0.3;lr;n=1>", "<sip:10.9.9.9;lr;n=2>");
    String tag = peer.responses.getLast().toTag();
    peer.say(agent.address, Messages.inDialog("ACK", "routed", tag, 1, ""));
    simulation.run(Duration.ofMillis(50));
    agent.call().hangUp();
    simulation.run(Duration.ofMillis(50));
    assertThat(peer.requests.getLast().uri()).isEqualTo("sip:peer@10.8.8.8:5060;x=y");
    assertThat(peer.requests.getLast().headers().elements("Route"))
        .containsExactly("<sip:10.0.0.3;lr;n=1>", "<sip:10.9.9.9;lr;n=2>");
  }

  @Test
  void aStrictRouterSeesItselfOnTheRequestLine() {
    String invite =
        Messages.invite("strict", "v=0")
            .replace("Max-Forwards", "Record-Route: <sip:10.0.0.3>\nMax-Forwards")
            .replace("<sip:peer@10.0.0.3:5060>", "<sip:peer@10.8.8.8:5060>");
    peer.say(agent.address, invite);
    simulation.run(Duration.ofMillis(50));
    agent.call().answer("v=0", List.of());
    simulation.run(Duration.ofMillis(50));
    String tag = peer.responses.getLast().toTag();
    peer.say(agent.address, Messages.inDialog("ACK", "strict", tag, 1, ""));
    simulation.run(Duration.ofMillis(50));
    agent.call().hangUp();
    simulation.run(Duration.ofMillis(50));
    assertThat(peer.requests.getLast().uri()).isEqualTo("sip:10.0.0.3");
    assertThat(peer.requests.getLast().headers().elements("Route"))
        .containsExactly("<sip:peer@10.8.8.8:5060>");
  }

  @Test
  void nothingOfAPeersTextBeginsALineOfOurAnswer() {
    SipResponse response =
        answerTo(
            options()
                .replace("CSeq: 1 OPTIONS", "CSeq: 1 INVITE")
                .replace("Max-Forwards: 70", "Subject: a\n Evil: b"));
    assertThat(new String(response.bytes(), java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("Evil");
    assertThat(response.reason()).isEqualTo("CSeq Names Another Method");
  }

  @Test
  void whatAnApplicationSeesHoldsNoControlCharacters() {
    String invite = Messages.invite("bell", "v=0");
    peer.say(
        agent.address,
        invite.replace("From: <sip", "X-Name: \"a\\\u0007b\"\nFrom: \"\\\u001b[2J\" <sip"));
    simulation.run(Duration.ofMillis(100));
    assertThat(agent.call().header("X-Name")).contains("\"a\\\ufffdb\"");
    assertThat(agent.call().from()).startsWith("\"\ufffd[2J\" <sip");
  }
}
