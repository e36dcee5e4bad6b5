package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** REFER (RFC 3515) sent and refused, in virtual time. */
class ReferTest {
  private static final String TARGET = "sip:desk@10.0.0.8;transport=tcp";
  private static final String ACTIVE = "Subscription-State: active;expires=60\n";
  private static final String OVER = "Subscription-State: terminated;reason=noresource\n";

  private final PeerCall call = new PeerCall();
  private final List<ReferProgress> heard = new ArrayList<>();

  @AfterEach
  void nothingIsLeftBehind() {
    call.end();
  }

  private SipRequest refer() {
    call.establish("");
    call.agent.call().refer(TARGET, heard::add);
    call.simulation.run(PeerCall.SOON);
    return call.heard("REFER");
  }

  private SipResponse notify(int cseq, String state, String fragment) {
    return call.say("NOTIFY", cseq, "Event: refer;id=1\n" + state, fragment);
  }

  @Test
  void aTransferIsFollowedToItsEnd() {
    SipRequest refer = refer();
    assertThat(refer.headers().first("Refer-To")).contains("<" + TARGET + ">");
    assertThat(refer.headers().first("Referred-By")).contains("<sip:room@10.0.0.2>");
    call.answer(202, "");
    assertThat(notify(2, ACTIVE, "SIP/2.0 100 Trying\r\n").status()).isEqualTo(200);
    notify(3, ACTIVE, "SIP/2.0 180 Ringing\r\n");
    assertThat(notify(4, OVER, "SIP/2.0 200 OK\r\n").status()).isEqualTo(200);
    assertThat(heard)
        .containsExactly(
            new ReferProgress.Accepted(),
            new ReferProgress.Progress(100, "Trying"),
            new ReferProgress.Progress(180, "Ringing"),
            new ReferProgress.Finished(200, "OK"));
    assertThat(notify(5, OVER, "SIP/2.0 200 OK\r\n").status()).isEqualTo(481);
    assertThat(call.agent.events.all()).as("the call goes on").hasSize(1);
  }

  @Test
  void anAttendedTransferNamesTheOtherDialogAsItsPeerSeesIt() {
    ScriptedPeer third = new ScriptedPeer(call.simulation, 4);
    third.habit(
        (self, request) -> {
          if (!request.isAck()) {
            self.answer(request, Messages.response(request, 200, "theirs").withSdp("answer"));
          }
        });
    Call other = call.agent.dialRaw("sip:third@10.0.0.4", (_, _) -> {});
    call.establish("");
    call.agent.call().refer(other, heard::add);
    call.simulation.run(PeerCall.SOON);
    String callId = other.callId().replace("@", "%40");
    String ours = third.requests.getFirst().fromTag();
    assertThat(call.heard("REFER").headers().first("Refer-To"))
        .contains(
            "<sip:peer@10.0.0.3:5060?Replaces="
                + callId
                + "%3Bto-tag%3Dtheirs%3Bfrom-tag%3D"
                + ours
                + ">");
    call.answer(403, "");
    assertThat(heard).containsExactly(new ReferProgress.Finished(403, "Forbidden"));
    other.hangUp();
    call.simulation.run(PeerCall.SOON);
  }

  @Test
  void aTransferToACallThatIsNotUpIsNotTried() {
    call.establish("");
    Call other = call.agent.dialRaw("sip:nobody@10.0.0.9", (_, _) -> {});
    call.agent.call().refer(other, heard::add);
    call.simulation.run(PeerCall.SOON);
    assertThat(heard)
        .containsExactly(new ReferProgress.Finished(481, "one of the calls is not up"));
    other.hangUp();
  }

  @Test
  void aReportMayOvertakeTheAcceptance() {
    refer();
    notify(2, ACTIVE, "SIP/2.0 100 Trying\r\n");
    call.answer(202, "");
    assertThat(heard)
        .containsExactly(new ReferProgress.Accepted(), new ReferProgress.Progress(100, "Trying"));
  }

  @ParameterizedTest
  @CsvSource({"403", "603", "481", "501"})
  void aRefusedTransferIsFinished(int status) {
    refer();
    call.answer(status, "");
    assertThat(heard).hasSize(1).first().isInstanceOf(ReferProgress.Finished.class);
    assertThat(((ReferProgress.Finished) heard.getFirst()).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 408",
    "'not a status line', 408",
    "SIP/2.0 999 Beyond, 408",
    "SIP/2.0 486 Busy Here, 486",
    "SIP/2.0 180 Ringing, 180",
    "SIP/2.0 200, 200"
  })
  void whateverEndsTheReportsIsTold(String fragment, int status) {
    refer();
    call.answer(202, "");
    notify(2, OVER, fragment);
    assertThat(heard).last().isInstanceOf(ReferProgress.Finished.class);
    assertThat(((ReferProgress.Finished) heard.getLast()).status()).isEqualTo(status);
  }

  @Test
  void whoRefusesToReportIsBelieved() {
    refer();
    SipRequest request = call.peer.requests.getLast();
    call.peer.answer(request, Messages.response(request, 202).with("Refer-Sub", "false"));
    call.simulation.run(PeerCall.SOON);
    assertThat(heard)
        .containsExactly(
            new ReferProgress.Accepted(),
            new ReferProgress.Finished(202, "the other side will not tell more"));
  }

  @Test
  void aCallThatEndsTakesItsTransferAlong() {
    refer();
    call.answer(202, "");
    call.say("BYE", 2, "", "");
    assertThat(heard).last().isEqualTo(new ReferProgress.Finished(487, "the call ended first"));
  }

  @Test
  void aTransferOfWhichNothingIsHeardIsGivenUp() {
    refer();
    call.answer(202, "");
    call.simulation.run(Duration.ofMinutes(4));
    assertThat(heard).last().isInstanceOf(ReferProgress.Finished.class);
  }

  @Test
  void oneTransferAtATime() {
    refer();
    call.agent.call().refer(TARGET, heard::add);
    call.agent.call().refer("tel:1", heard::add);
    call.agent.call().refer("sip:a b@c", heard::add);
    call.simulation.run(PeerCall.SOON);
    assertThat(heard)
        .extracting(progress -> ((ReferProgress.Finished) progress).status())
        .containsExactly(491, 400, 400);
    assertThat(call.peer.methods()).containsOnlyOnce("REFER");
  }

  @Test
  void nobodyIsTransferredBeforeTheAnswer() {
    call.invite("", "offer");
    call.agent.call().refer(TARGET, heard::add);
    call.simulation.run(PeerCall.SOON);
    assertThat(((ReferProgress.Finished) heard.getFirst()).status()).isEqualTo(481);
  }

  @Test
  void aPeersReferIsRefusedAndTheCallGoesOn() {
    call.establish("");
    SipResponse response = call.say("REFER", 2, "Refer-To: <sip:elsewhere@10.0.0.8>\n", "");
    assertThat(response.status()).isEqualTo(403);
    assertThat(call.say("REFER", 3, "Refer-To: garbage\n", "").status()).isEqualTo(400);
    assertThat(call.say("NOTIFY", 4, "Event: refer\n", "").status()).isEqualTo(481);
    assertThat(call.say("INFO", 5, "", "").status()).isEqualTo(200);
    assertThat(call.say("OPTIONS", 6, "", "").status()).isEqualTo(200);
    assertThat(call.agent.events.all())
        .hasSize(2)
        .last()
        .isInstanceOfSatisfying(
            CallEvent.Referred.class,
            event -> {
              assertThat(event.referral().target()).isEqualTo("sip:elsewhere@10.0.0.8");
              event.referral().accept();
            });
    call.simulation.run(PeerCall.SOON);
    assertThat(call.peer.methods()).as("it is too late to accept").doesNotContain("NOTIFY");
  }
}
