package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes of a call by either side, in virtual time. */
class ReinviteTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String OFFER = "v=0\r\ns=offer\r\n";
  private static final String ANSWER = "v=0\r\ns=answer\r\n";

  private final Simulation simulation = new Simulation();
  private final SimulatedAgent caller = new SimulatedAgent(simulation, 1);
  private final SimulatedAgent callee = new SimulatedAgent(simulation, 2);

  @AfterEach
  void nothingIsLeftBehind() {
    simulation.run(Duration.ofSeconds(40));
    for (SimulatedAgent agent : List.of(caller, callee)) {
      assertThat(agent.stats().transactions()).as("transactions").isZero();
      assertThat(agent.stats().dialogs()).as("dialogs").isZero();
      assertThat(agent.stats().internalErrors()).as("internal errors").isZero();
      assertThat(agent.timers()).as("timers").isZero();
    }
  }

  private Call established() {
    Call call = caller.dial(callee.address, OFFER);
    simulation.run(SECOND);
    callee.call().answer(ANSWER, List.of());
    simulation.run(SECOND);
    assertThat(caller.events.all()).hasSize(1).first().isInstanceOf(CallEvent.Answered.class);
    assertThat(callee.events.all()).containsExactly(new CallEvent.Confirmed(""));
    caller.events.next(CallEvent.Answered.class);
    callee.events.next(CallEvent.Confirmed.class);
    return call;
  }

  @Test
  void aReinviteGoesBothWays() {
    Call call = established();
    call.reinvite("hold");
    simulation.run(SECOND);
    assertThat(callee.events.next(CallEvent.Reinvited.class).offer()).isEqualTo("hold");
    callee.call().answerReinvite("held");
    simulation.run(SECOND);
    assertThat(caller.events.next(CallEvent.ReinviteAnswered.class).sdp()).isEqualTo("held");
    callee.call().reinvite("resume");
    simulation.run(SECOND);
    assertThat(caller.events.next(CallEvent.Reinvited.class).offer()).isEqualTo("resume");
    call.answerReinvite("resumed");
    simulation.run(SECOND);
    assertThat(callee.events.next(CallEvent.ReinviteAnswered.class).sdp()).isEqualTo("resumed");
    callee.call().hangUp();
  }

  @Test
  void aRefusedReinviteLeavesTheCallAsItWas() {
    Call call = established();
    call.reinvite("nonsense");
    simulation.run(SECOND);
    callee.call().refuseReinvite(488, "Not Acceptable Here");
    simulation.run(SECOND);
    assertThat(caller.events.next(CallEvent.ReinviteRefused.class).status()).isEqualTo(488);
    call.reinvite("better");
    simulation.run(SECOND);
    callee.call().answerReinvite("fine");
    simulation.run(SECOND);
    assertThat(caller.events.next(CallEvent.ReinviteAnswered.class).sdp()).isEqualTo("fine");
    call.hangUp();
  }

  @Test
  void reinvitesThatMeetAreRefused491AndTriedAgain() {
    Call call = established();
    call.reinvite("from caller");
    callee.call().reinvite("from callee");
    simulation.run(Duration.ofMillis(100));
    assertThat(simulation.wire().stream().filter(line -> line.contains(" 491 "))).hasSize(2);
    // RFC 3261 14.1: the callee waits at most 2 s, the owner of the Call-ID longer.
    simulation.runUntil(() -> caller.events.all().size() == 2, Duration.ofSeconds(2));
    assertThat(caller.events.next(CallEvent.Reinvited.class).offer()).isEqualTo("from callee");
    call.answerReinvite("answer to callee");
    simulation.runUntil(() -> callee.events.all().size() == 3, Duration.ofSeconds(5));
    callee.events.next(CallEvent.ReinviteAnswered.class);
    assertThat(callee.events.next(CallEvent.Reinvited.class).offer()).isEqualTo("from caller");
    callee.call().answerReinvite("answer to caller");
    simulation.run(SECOND);
    assertThat(caller.events.next(CallEvent.ReinviteAnswered.class).sdp())
        .isEqualTo("answer to caller");
    call.hangUp();
  }

  @Test
  void ofOffersThatWaitOnlyTheNewestGoesOut() {
    Call call = established();
    call.reinvite("first");
    call.reinvite("second");
    call.reinvite("third");
    simulation.run(SECOND);
    callee.call().answerReinvite("answer 1");
    simulation.run(SECOND);
    callee.call().answerReinvite("answer 2");
    simulation.run(SECOND);
    assertThat(callee.events.all())
        .contains(new CallEvent.Reinvited("first"), new CallEvent.Reinvited("third"))
        .doesNotContain(new CallEvent.Reinvited("second"));
    call.hangUp();
  }

  @Test
  void aReinviteNobodyAnswersIsRefusedInTheEnd() {
    Call call = established();
    call.reinvite("hold");
    simulation.run(Duration.ofSeconds(31));
    callee.events.next(CallEvent.Reinvited.class);
    assertThat(caller.events.next(CallEvent.ReinviteRefused.class).status()).isEqualTo(500);
    call.hangUp();
  }

  @Test
  void aPeerThatForgotTheDialogEndsTheCall() {
    ScriptedPeer peer = new ScriptedPeer(simulation, 3);
    peer.habit(
        (self, request) -> {
          if (request.method().equals("INVITE")) {
            boolean first = request.toTag().isEmpty();
            self.answer(request, Messages.response(request, first ? 200 : 481));
          }
        });
    Call call = caller.dial(peer.address, OFFER);
    simulation.run(SECOND);
    call.reinvite("hold");
    simulation.run(SECOND);
    assertThat(caller.events.all()).last().isInstanceOf(CallEvent.Ended.class);
  }
}
