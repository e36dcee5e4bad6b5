package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** UPDATE (RFC 3311) in both roles, before and after the answer, in virtual time. */
class UpdateTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final PeerCall call = new PeerCall();
  private final SimulatedAgent caller = new SimulatedAgent(call.simulation, 1);

  @AfterEach
  void nothingIsLeftBehind() {
    call.end();
  }

  @Test
  void anUpdateChangesWhatIsAgreed() {
    call.establish("");
    call.say("UPDATE", 2, "", "hold");
    assertThat(call.agent.events.next(CallEvent.Reinvited.class).offer()).isEqualTo("hold");
    call.agent.call().answerReinvite("held");
    call.simulation.run(PeerCall.SOON);
    assertThat(call.last().cseq().toString()).isEqualTo("2 UPDATE");
    assertThat(call.last().body()).isEqualTo("held");
  }

  @Test
  void anUpdateWithoutDescriptionMovesThePeerAndTellsNobody() {
    call.establish("");
    call.contact("sip:moved@10.0.0.3:5060");
    assertThat(call.say("UPDATE", 2, "", "").status()).isEqualTo(200);
    call.agent.call().hangUp();
    call.simulation.run(PeerCall.SOON);
    assertThat(call.heard("BYE").uri()).isEqualTo("sip:moved@10.0.0.3:5060");
    assertThat(call.agent.events.all()).hasSize(2);
  }

  @Test
  void offersThatMeetAre491AndOffersThatOverlapAre500() {
    call.establish("");
    call.agent.call().reinvite("ours");
    call.simulation.run(PeerCall.SOON);
    call.heard("INVITE");
    assertThat(call.say("UPDATE", 2, "", "theirs").status()).isEqualTo(491);
    assertThat(call.say("INVITE", 3, "", "theirs").status()).isEqualTo(491);
    call.answer(200, "fine");
    call.say("INVITE", 4, "", "first");
    SipResponse second = call.say("INVITE", 5, "", "second");
    assertThat(second.status()).isEqualTo(500);
    assertThat(Integer.parseInt(second.headers().first("Retry-After").orElse(""))).isBetween(0, 10);
    assertThat(call.say("UPDATE", 6, "", "third").status()).isEqualTo(500);
  }

  @Test
  void anOfferBeforeTheFirstOneIsAnsweredIs500() {
    call.invite("", "offer");
    call.agent.call().ring();
    call.simulation.run(PeerCall.SOON);
    SipResponse response = call.say("UPDATE", 2, "", "too early");
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.headers().first("Retry-After")).isPresent();
    assertThat(call.say("UPDATE", 3, "", "").status()).isEqualTo(200);
    assertThat(call.agent.events.all()).isEmpty();
  }

  @Test
  void anEarlyUpdateIsTakenOnceTheFirstOfferIsAnsweredReliably() {
    call.invite("Supported: 100rel\n", "offer");
    call.agent.call().progress("answer");
    call.simulation.run(PeerCall.SOON);
    String number = call.last().headers().first("RSeq").orElse("");
    call.say("PRACK", 2, "RAck: " + number + " 1 INVITE\n", "");
    call.say("UPDATE", 3, "", "changed");
    assertThat(call.agent.events.next(CallEvent.Reinvited.class).offer()).isEqualTo("changed");
    // Answered after the call was: the exchange goes on across.
    call.agent.call().answer("answer", List.of());
    call.simulation.run(PeerCall.SOON);
    call.say("ACK", 1, "", "");
    call.agent.call().answerReinvite("changed too");
    call.simulation.run(PeerCall.SOON);
    assertThat(call.last().cseq().toString()).isEqualTo("3 UPDATE");
    assertThat(call.last().body()).isEqualTo("changed too");
  }

  @Test
  void theCallerTakesAnEarlyUpdateWhenItsOwnOfferIsAnswered() {
    Call ours = caller.dial(call.peer.address, "offer");
    call.simulation.run(PeerCall.SOON);
    SipRequest invite = call.heard("INVITE");
    call.peer.answer(invite, Messages.response(invite, 180));
    call.simulation.run(PeerCall.SOON);
    call.peer.say(caller.address, update(invite, 1, "too early"));
    call.simulation.run(PeerCall.SOON);
    assertThat(call.last().status()).isEqualTo(491);
    call.peer.answer(
        invite,
        Messages.response(invite, 183)
            .withSdp("answer")
            .with("Require", "100rel")
            .with("RSeq", "1"));
    call.simulation.run(PeerCall.SOON);
    call.answer(200, "");
    call.peer.say(caller.address, update(invite, 2, "changed"));
    call.simulation.run(PeerCall.SOON);
    ours.answerReinvite("changed too");
    call.simulation.run(PeerCall.SOON);
    assertThat(call.last().body()).isEqualTo("changed too");
    call.peer.answer(invite, Messages.response(invite, 200));
    call.simulation.run(PeerCall.SOON);
    assertThat(caller.events.all())
        .contains(new CallEvent.Reinvited("changed"))
        .last()
        .isInstanceOfSatisfying(
            CallEvent.Answered.class, answered -> assertThat(answered.sdp()).isEmpty());
    ours.hangUp();
  }

  private static String update(SipRequest invite, int cseq, String sdp) {
    return Messages.request("UPDATE", "x", "", cseq, sdp)
        .replaceAll("From: .*", "From: " + invite.to().withTag("peer"))
        .replaceAll("To: .*", "To: " + invite.from())
        .replace("Call-ID: x", "Call-ID: " + invite.callId());
  }

  @Test
  void betweenTwoOfUsAnEarlyChangeGoesByUpdate() {
    Call ours = caller.dial(call.agent.address, "offer");
    call.simulation.run(PeerCall.SOON);
    ours.reinvite("not yet possible");
    call.simulation.run(PeerCall.SOON);
    call.agent.call().progress("answer");
    call.simulation.run(SECOND);
    ours.reinvite("changed");
    call.simulation.run(PeerCall.SOON);
    assertThat(call.agent.events.next(CallEvent.Reinvited.class).offer()).isEqualTo("changed");
    call.agent.call().answerReinvite("changed too");
    call.simulation.run(PeerCall.SOON);
    caller.events.next(CallEvent.Ringing.class);
    assertThat(caller.events.next(CallEvent.ReinviteAnswered.class).sdp()).isEqualTo("changed too");
    assertThat(call.simulation.wire().stream().filter(line -> line.contains("UPDATE"))).hasSize(1);
    call.agent.call().answer("answer", List.of());
    call.simulation.run(PeerCall.SOON);
    assertThat(caller.events.next(CallEvent.Answered.class).sdp()).isEqualTo("changed too");
    ours.hangUp();
  }
}
