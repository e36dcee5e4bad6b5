package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reliable provisional responses (RFC 3262) in both roles, in virtual time. */
class PrackTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String REQUIRED = "Require: 100rel\n";
  private static final String SUPPORTED = "Supported: 100rel\n";

  private final PeerCall call = new PeerCall();
  private final SimulatedAgent caller = new SimulatedAgent(call.simulation, 1);

  @AfterEach
  void nothingIsLeftBehind() {
    call.end();
  }

  private static String rack(SipResponse response) {
    return "RAck: " + response.headers().first("RSeq").orElse("") + " 1 INVITE\n";
  }

  @Test
  void aCallerWhoInsistsConfirmsTheRingingBeforeTheAnswerComes() {
    call.invite(REQUIRED, "offer");
    call.agent.call().ring();
    call.agent.call().answer("answer", List.of());
    call.simulation.run(Duration.ofMillis(100));
    assertThat(call.peer.statuses()).containsExactly(180);
    assertThat(call.last().headers().first("Require")).contains("100rel");
    call.say("PRACK", 2, rack(call.last()), "");
    assertThat(call.peer.statuses()).containsExactly(180, 200, 200);
    assertThat(call.last().body()).isEqualTo("answer");
    call.say("ACK", 1, "", "");
    assertThat(call.agent.events.all()).containsExactly(new CallEvent.Confirmed(""));
  }

  @Test
  void aCallerWhoOnlyCouldIsNotBotheredForRinging() {
    call.invite(SUPPORTED, "offer");
    call.agent.call().ring();
    call.simulation.run(SECOND);
    assertThat(call.last().headers().first("RSeq")).isEmpty();
  }

  @Test
  void reliableRingingIsRepeatedTwiceAsSlowlyEachTimeAndThenTheCallIsRefused() {
    call.invite(REQUIRED, "offer");
    call.agent.call().ring();
    call.simulation.run(Duration.ofSeconds(33));
    // 0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5 s; then 504 and its own repetitions.
    assertThat(call.peer.statuses().stream().filter(status -> status == 180)).hasSize(7);
    assertThat(call.last().status()).isEqualTo(504);
    assertThat(call.agent.events.all())
        .containsExactly(new CallEvent.Ended("no PRACK from the other side"));
  }

  @Test
  void severalReliableResponsesGoOneAfterTheOther() {
    call.invite(REQUIRED, "offer");
    call.agent.call().ring();
    call.agent.call().progress("answer");
    call.simulation.run(SECOND);
    assertThat(call.peer.statuses()).containsOnly(180);
    SipResponse ringing = call.last();
    call.say("PRACK", 2, rack(ringing), "");
    assertThat(call.last().status()).isEqualTo(183);
    assertThat(Long.parseLong(call.last().headers().first("RSeq").orElse("")))
        .isEqualTo(Long.parseLong(ringing.headers().first("RSeq").orElse("")) + 1);
  }

  @Test
  void aPrackForSomethingElseIs481() {
    call.invite(REQUIRED, "offer");
    call.agent.call().ring();
    call.simulation.run(PeerCall.SOON);
    assertThat(call.say("PRACK", 2, "RAck: 1 1 INVITE\n", "").status()).isEqualTo(481);
    assertThat(call.say("PRACK", 3, "", "").status()).isEqualTo(481);
  }

  @Test
  void anEarlyAnswerIsReliableAndNotRepeatedInTheFinalOne() {
    call.invite(SUPPORTED, "offer");
    call.agent.call().progress("early answer");
    call.simulation.run(PeerCall.SOON);
    assertThat(call.last().body()).isEqualTo("early answer");
    call.say("PRACK", 2, rack(call.last()), "");
    call.agent.call().answer("another answer", List.of());
    call.simulation.run(PeerCall.SOON);
    assertThat(call.last().body()).isEmpty();
    call.say("ACK", 1, "", "");
    assertThat(call.agent.events.all()).containsExactly(new CallEvent.Confirmed(""));
  }

  @Test
  void anEarlyOfferOfOursIsAnsweredByThePrack() {
    call.invite(SUPPORTED, "");
    call.agent.call().progress("our offer");
    call.simulation.run(PeerCall.SOON);
    assertThat(call.say("PRACK", 2, rack(call.last()), "their answer").status()).isEqualTo(200);
    assertThat(call.agent.events.all()).containsExactly(new CallEvent.Confirmed("their answer"));
  }

  @Test
  void aPrackMayBringANewOffer() {
    call.invite(SUPPORTED, "offer");
    call.agent.call().progress("answer");
    call.simulation.run(PeerCall.SOON);
    call.say("PRACK", 2, rack(call.last()), "second offer");
    assertThat(call.agent.events.next(CallEvent.Reinvited.class).offer()).isEqualTo("second offer");
    call.agent.call().answerReinvite("second answer");
    call.simulation.run(PeerCall.SOON);
    assertThat(call.last().cseq().method()).isEqualTo("PRACK");
    assertThat(call.last().body()).isEqualTo("second answer");
  }

  @Test
  void aCancelWhileThePrackIsAwaitedEndsTheCall() {
    call.invite(REQUIRED, "offer");
    call.agent.call().ring();
    call.agent.call().answer("answer", List.of());
    call.simulation.run(PeerCall.SOON);
    call.peer.say(
        call.agent.address,
        Messages.invite(PeerCall.CALL_ID, "")
            .replace("INVITE sip:", "CANCEL sip:")
            .replace("1 INVITE", "1 CANCEL"));
    call.simulation.run(PeerCall.SOON);
    assertThat(call.peer.statuses()).containsExactly(180, 487, 200);
    assertThat(call.agent.events.all())
        .containsExactly(new CallEvent.Ended("cancelled by the caller"));
  }

  @Test
  void betweenTwoOfUsEarlyMediaIsConfirmedAndItsAnswerCounts() {
    Call ours = caller.dial(call.agent.address, "offer");
    call.simulation.run(PeerCall.SOON);
    call.agent.call().progress("early answer");
    call.simulation.run(SECOND);
    call.agent.call().answer("late answer", List.of());
    call.simulation.run(SECOND);
    assertThat(caller.events.next(CallEvent.Ringing.class))
        .isEqualTo(new CallEvent.Ringing(183, "early answer"));
    assertThat(caller.events.next(CallEvent.Answered.class).sdp()).isEqualTo("early answer");
    assertThat(call.simulation.wire().stream().filter(line -> line.contains("PRACK"))).hasSize(1);
    ours.hangUp();
    call.simulation.run(Duration.ofSeconds(40));
    assertThat(caller.stats().dialogs() + caller.stats().transactions() + caller.timers()).isZero();
  }

  @Test
  void theCallerConfirmsEachReliableResponseOnceAndInOrder() {
    Call ours = caller.dial(call.peer.address, "offer");
    call.simulation.run(PeerCall.SOON);
    SipRequest invite = call.heard("INVITE");
    for (int number : new int[] {5, 5, 7, 6, 7, 6}) {
      call.peer.answer(invite, reliable(invite, number, "fork"));
      call.simulation.run(Duration.ofMillis(20));
    }
    assertThat(racks()).containsExactly("5 1 INVITE", "6 1 INVITE", "7 1 INVITE");
    assertThat(caller.events.all()).hasSize(3);
    ours.hangUp();
  }

  @Test
  void everyForkCountsForItself() {
    Call ours = caller.dial(call.peer.address, "offer");
    call.simulation.run(PeerCall.SOON);
    SipRequest invite = call.heard("INVITE");
    call.peer.answer(invite, reliable(invite, 50, "fork-1"));
    call.peer.answer(invite, reliable(invite, 9, "fork-2"));
    call.simulation.run(PeerCall.SOON);
    assertThat(racks()).containsExactly("50 1 INVITE", "9 1 INVITE");
    assertThat(call.peer.requests.stream().skip(1))
        .extracting(SipRequest::toTag)
        .containsExactly("fork-1", "fork-2");
    call.peer.answer(invite, Messages.response(invite, 200, "fork-2"));
    call.peer.answer(invite, Messages.response(invite, 200, "fork-1"));
    call.simulation.run(PeerCall.SOON);
    SipRequest bye = call.heard("BYE");
    assertThat(bye.toTag()).isEqualTo("fork-1");
    assertThat(bye.cseq().number()).as("behind the PRACK").isEqualTo(3);
    ours.hangUp();
    call.simulation.run(PeerCall.SOON);
    assertThat(call.heard("BYE").toTag()).isEqualTo("fork-2");
  }

  @Test
  void aForkThatAnswersAfterTheCancelIsAcknowledgedAndHungUp() {
    Call ours = caller.dial(call.peer.address, "offer");
    call.simulation.run(PeerCall.SOON);
    SipRequest invite = call.heard("INVITE");
    call.peer.answer(invite, reliable(invite, 1, "fork-1"));
    call.simulation.run(PeerCall.SOON);
    ours.hangUp();
    call.simulation.run(PeerCall.SOON);
    call.heard("CANCEL");
    call.peer.answer(invite, Messages.response(invite, 200, "fork-1"));
    call.simulation.run(PeerCall.SOON);
    assertThat(call.peer.methods()).endsWith("CANCEL", "ACK", "BYE");
    assertThat(call.heard("BYE").cseq().number()).isEqualTo(3);
    assertThat(caller.events.all()).last().isEqualTo(new CallEvent.Ended("cancelled"));
  }

  private static SipResponse reliable(SipRequest invite, int number, String tag) {
    return Messages.response(invite, 180, tag)
        .with("Require", "100rel")
        .with("RSeq", Integer.toString(number));
  }

  private List<String> racks() {
    return call.peer.requests.stream()
        .flatMap(request -> request.headers().first("RAck").stream())
        .distinct()
        .toList();
  }
}
