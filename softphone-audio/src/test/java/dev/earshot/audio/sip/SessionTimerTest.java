package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Session timers (RFC 4028) in both roles, in virtual time. */
class SessionTimerTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String TIMER = "Supported: timer\n";

  private final PeerCall call = new PeerCall();
  private final SimulatedAgent caller = new SimulatedAgent(call.simulation, 1);

  @AfterEach
  void nothingIsLeftBehind() {
    call.simulation.lose(datagram -> false);
    call.end();
    assertThat(caller.stats().dialogs() + caller.stats().transactions() + caller.timers()).isZero();
  }

  private Call betweenTwoOfUs() {
    Call ours = caller.dial(call.agent.address, "offer");
    call.simulation.run(PeerCall.SOON);
    call.agent.call().answer("answer", List.of());
    call.simulation.run(PeerCall.SOON);
    return ours;
  }

  private long sent(String method) {
    return call.simulation.wire().stream().filter(line -> line.contains(" " + method)).count();
  }

  @Test
  void theCallerRefreshesByUpdateAtHalfTheInterval() {
    Call ours = betweenTwoOfUs();
    call.simulation.run(Duration.ofHours(2));
    assertThat(sent("UPDATE")).isEqualTo(7);
    assertThat(call.simulation.wire()).anyMatch(line -> line.startsWith("900055 UPDATE"));
    assertThat(caller.events.all()).hasSize(1);
    assertThat(call.agent.events.all()).hasSize(1);
    ours.hangUp();
    call.simulation.run(SECOND);
  }

  @Test
  void aVanishedPeerEndsTheCallOnBothSides() {
    betweenTwoOfUs();
    call.simulation.lose(datagram -> true);
    call.simulation.run(Duration.ofSeconds(933));
    assertThat(caller.events.all()).last().isEqualTo(new CallEvent.Ended("lost: 408 no answer"));
    assertThat(call.agent.events.all()).hasSize(1);
    call.simulation.run(Duration.ofSeconds(836));
    assertThat(call.agent.events.all())
        .last()
        .isEqualTo(new CallEvent.Ended("the other side gave no sign of life"));
    assertThat(sent("BYE")).isPositive();
    call.simulation.run(Duration.ofSeconds(40));
  }

  @Test
  void tooShortAnIntervalIsAskedForAgain() {
    SimulatedAgent hasty =
        new SimulatedAgent(
            call.simulation,
            7,
            CoreLimits.DEFAULT.with(
                new SessionTimers(Duration.ofSeconds(40), Duration.ofSeconds(20))));
    Call ours = hasty.dial(call.agent.address, "offer");
    call.simulation.run(PeerCall.SOON);
    assertThat(call.simulation.wire()).anyMatch(line -> line.contains(" 422 "));
    call.agent.call().answer("answer", List.of());
    call.simulation.run(Duration.ofSeconds(46));
    assertThat(hasty.events.all()).hasSize(1);
    assertThat(sent("UPDATE")).isEqualTo(1);
    ours.hangUp();
    call.simulation.run(SECOND);
  }

  @Test
  void whoNeverGetsAnIntervalThatSuitsFails() {
    call.peer.habit(
        (self, request) -> {
          if (request.isInvite()) {
            self.answer(request, Messages.response(request, 422).with("Min-SE", "86400"));
          }
        });
    caller.dial(call.peer.address, "offer");
    call.simulation.run(SECOND);
    assertThat(call.peer.methods()).containsExactly("INVITE", "ACK", "INVITE", "ACK");
    assertThat(call.peer.requests.get(2).headers().first("Min-SE")).contains("86400");
    assertThat(caller.events.next(CallEvent.Failed.class).status()).isEqualTo(422);
  }

  @Test
  void aCallerWhoKnowsTimersRefreshesOrIsHungUp() {
    call.establish(TIMER + "Session-Expires: 120\n");
    SipResponse answer =
        call.peer.responses.stream().filter(SipResponse::isSuccess).findFirst().orElseThrow();
    assertThat(answer.headers().first("Session-Expires")).contains("120;refresher=uac");
    assertThat(answer.headers().first("Require")).contains("timer");
    call.simulation.run(Duration.ofSeconds(60));
    SipResponse refreshed = call.say("UPDATE", 2, TIMER + "Session-Expires: 120\n", "");
    assertThat(refreshed.headers().first("Session-Expires")).contains("120;refresher=uac");
    call.simulation.run(Duration.ofSeconds(87));
    assertThat(call.agent.events.all()).hasSize(1);
    call.simulation.run(Duration.ofSeconds(2));
    assertThat(call.agent.events.all())
        .last()
        .isEqualTo(new CallEvent.Ended("the other side gave no sign of life"));
    call.heard("BYE");
  }

  @Test
  void aRefreshThatIsTooShortIs422() {
    call.establish(TIMER);
    SipResponse response = call.say("UPDATE", 2, TIMER + "Session-Expires: 89\n", "");
    assertThat(response.status()).isEqualTo(422);
    assertThat(response.headers().first("Min-SE")).contains("90");
    assertThat(call.say("INVITE", 3, TIMER + "Session-Expires: 5\n", "x").status()).isEqualTo(422);
  }

  @Test
  void aPeerWhoKnowsNothingOfTimersIsAskedForSignsOfLifeBySameOffer() {
    call.establish("");
    call.simulation.run(Duration.ofSeconds(900));
    SipRequest refresh = call.heard("INVITE");
    assertThat(refresh.body()).isEqualTo("answer");
    call.answer(200, "offer");
    assertThat(call.agent.events.all()).as("nothing changed").hasSize(1);
    call.peer.habit((self, request) -> {});
    call.simulation.run(Duration.ofSeconds(900 + 33));
    assertThat(call.agent.events.all()).hasSize(1);
  }

  @Test
  void aRefreshThatBringsAnotherDescriptionIsReported() {
    call.establish("");
    call.simulation.run(Duration.ofSeconds(900));
    call.heard("INVITE");
    call.answer(200, "moved elsewhere");
    assertThat(call.agent.events.next(CallEvent.ReinviteAnswered.class).sdp())
        .isEqualTo("moved elsewhere");
  }

  @Test
  void aRefusedRefreshIsTriedAgainUntilTheSessionIsOver() {
    call.establish("");
    call.peer.habit(
        (self, request) -> {
          if (request.isInvite()) {
            self.answer(request, Messages.response(request, 503));
          }
        });
    call.simulation.run(Duration.ofSeconds(1767));
    assertThat(call.peer.methods().stream().filter("INVITE"::equals)).hasSize(8);
    assertThat(call.agent.events.all()).hasSize(1);
    call.simulation.run(Duration.ofSeconds(2));
    assertThat(call.agent.events.all()).last().isInstanceOf(CallEvent.Ended.class);
  }

  @Test
  void whoRefusesUpdateAfterAllIsRefreshedByInvite() {
    call.establish("Allow: INVITE, UPDATE\n");
    call.simulation.run(Duration.ofSeconds(900));
    SipRequest update = call.heard("UPDATE");
    assertThat(update.body()).isEmpty();
    call.answer(405, "");
    call.heard("INVITE");
    call.answer(200, "offer");
    assertThat(call.agent.events.all()).hasSize(1);
  }

  @Test
  void anAnswerWithoutTimerMeansNone() {
    call.peer.habit(
        (self, request) -> {
          if (!request.isAck()) {
            self.answer(request, Messages.response(request, 200));
          }
        });
    Call ours = caller.dial(call.peer.address, "offer");
    call.simulation.run(Duration.ofHours(2));
    assertThat(call.peer.methods()).containsExactly("INVITE", "ACK");
    ours.hangUp();
  }
}
