package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls between two cores in virtual time. */
class CallCourseTest {
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
  void aCallHasThisCourseOnTheWire() {
    Call call = caller.dial(callee.address, OFFER);
    simulation.run(Duration.ofMillis(100));
    callee.call().ring();
    simulation.run(Duration.ofMillis(100));
    callee.call().answer(ANSWER, List.of());
    simulation.run(Duration.ofMillis(100));
    call.hangUp();
    simulation.run(SECOND);
    assertThat(simulation.wire())
        .containsExactly(
            "0 INVITE sip:room@10.0.0.2 SIP/2.0",
            "100 SIP/2.0 180 Ringing",
            "200 SIP/2.0 200 OK",
            "205 ACK sip:room@10.0.0.2:5060 SIP/2.0",
            "300 BYE sip:room@10.0.0.2:5060 SIP/2.0",
            "305 SIP/2.0 200 OK");
    assertThat(caller.events.all())
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("Ringing", "Answered", "Ended");
  }

  @Test
  void whoeverSaysNothingFor200MillisecondsSaysTrying() {
    caller.dial(callee.address, OFFER);
    simulation.run(SECOND);
    assertThat(simulation.wire())
        .containsExactly("0 INVITE sip:room@10.0.0.2 SIP/2.0", "205 SIP/2.0 100 Trying");
    callee.call().reject(486, "Busy Here");
    simulation.run(SECOND);
    assertThat(caller.events.all()).containsExactly(new CallEvent.Failed(486, "Busy Here"));
    assertThat(callee.events.all()).containsExactly(new CallEvent.Ended("refused with 486"));
  }

  @Test
  void aCallerWhoHangsUpWhileItRingsCancels() {
    Call call = caller.dial(callee.address, OFFER);
    simulation.run(Duration.ofMillis(50));
    callee.call().ring();
    simulation.run(SECOND);
    call.hangUp();
    simulation.run(SECOND);
    assertThat(caller.events.all())
        .containsExactly(new CallEvent.Ringing(180, ""), new CallEvent.Ended("cancelled"));
    assertThat(callee.events.all()).containsExactly(new CallEvent.Ended("cancelled by the caller"));
    assertThat(simulation.wire())
        .anyMatch(line -> line.contains("CANCEL"))
        .anyMatch(line -> line.contains("487 Request Terminated"))
        .anyMatch(line -> line.contains("ACK"));
  }

  @Test
  void aCancelWaitsForTheFirstProvisionalResponse() {
    Call call = caller.dial(callee.address, OFFER);
    call.hangUp();
    simulation.run(SECOND);
    assertThat(simulation.wire().get(1)).isEqualTo("205 SIP/2.0 100 Trying");
    assertThat(simulation.wire().get(2)).isEqualTo("210 CANCEL sip:room@10.0.0.2 SIP/2.0");
  }

  @Test
  void anAnswerThatCrossesTheCancelIsAcknowledgedAndHungUp() {
    Call call = caller.dial(callee.address, OFFER);
    simulation.run(SECOND);
    callee.call().answer(ANSWER, List.of());
    call.hangUp();
    simulation.run(Duration.ofSeconds(2));
    assertThat(caller.events.all()).containsExactly(new CallEvent.Ended("cancelled"));
    assertThat(callee.events.all())
        .containsExactly(
            new CallEvent.Confirmed(""), new CallEvent.Ended("hung up by the other side"));
  }

  @Test
  void byesThatCrossAreBothAnswered() {
    Call call = established();
    call.hangUp();
    callee.call().hangUp();
    simulation.run(SECOND);
    assertThat(simulation.wire().stream().filter(line -> line.contains(" BYE "))).hasSize(2);
    assertThat(simulation.wire().stream().filter(line -> line.endsWith("200 OK"))).hasSize(3);
    assertThat(caller.events.all()).last().isEqualTo(new CallEvent.Ended("hung up"));
    assertThat(callee.events.all()).last().isEqualTo(new CallEvent.Ended("hung up"));
  }

  @Test
  void aCallWithoutOfferIsAnsweredWithOneAndTheAckBringsTheAnswer() {
    ScriptedPeer peer = new ScriptedPeer(simulation, 3);
    peer.say(callee.address, Messages.invite("no-offer", ""));
    simulation.run(SECOND);
    assertThat(callee.call().offer()).isEmpty();
    callee.call().answer("our offer", List.of());
    simulation.run(Duration.ofMillis(100));
    assertThat(peer.responses.getLast().body()).isEqualTo("our offer");
    String tag = peer.responses.getLast().toTag();
    peer.say(callee.address, Messages.inDialog("ACK", "no-offer", tag, 1, "their answer"));
    simulation.run(SECOND);
    assertThat(callee.events.all()).containsExactly(new CallEvent.Confirmed("their answer"));
    peer.say(callee.address, Messages.inDialog("BYE", "no-offer", tag, 2, ""));
    simulation.run(SECOND);
    assertThat(callee.events.all())
        .last()
        .isEqualTo(new CallEvent.Ended("hung up by the other side"));
  }

  @Test
  void anAnswerThatNobodyAcknowledgesIsRepeatedThenHungUp() {
    ScriptedPeer peer = new ScriptedPeer(simulation, 3);
    peer.say(callee.address, Messages.invite("no-ack", OFFER));
    simulation.run(Duration.ofMillis(50));
    callee.call().answer(ANSWER, List.of());
    simulation.run(Duration.ofSeconds(33));
    // 0, 0.5, 1.5, 3.5, then every 4 s until 32 s.
    assertThat(peer.statuses().stream().filter(status -> status == 200)).hasSize(11);
    assertThat(callee.events.all())
        .containsExactly(new CallEvent.Ended("no ACK from the other side"));
    assertThat(peer.methods()).contains("BYE");
    simulation.run(Duration.ofSeconds(32));
  }

  @Test
  void theCalleeHangsUpOnlyWhenItsAnswerIsAcknowledged() {
    ScriptedPeer peer = new ScriptedPeer(simulation, 3);
    peer.say(callee.address, Messages.invite("early", OFFER));
    simulation.run(Duration.ofMillis(50));
    callee.call().answer(ANSWER, List.of());
    callee.call().hangUp();
    simulation.run(Duration.ofMillis(100));
    assertThat(callee.events.all()).containsExactly(new CallEvent.Ended("hung up"));
    assertThat(peer.methods()).isEmpty();
    String tag = peer.responses.getLast().toTag();
    peer.say(callee.address, Messages.inDialog("ACK", "early", tag, 1, ""));
    simulation.run(Duration.ofMillis(100));
    assertThat(peer.methods()).containsExactly("BYE");
  }

  @Test
  void aCalledPeerWhoSaysNothingFailsWith408() {
    caller.dial(Simulation.address(77), OFFER);
    simulation.run(Duration.ofSeconds(33));
    assertThat(caller.events.all()).containsExactly(new CallEvent.Failed(408, "no answer"));
    // Timer A: 0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5 s.
    assertThat(simulation.wire()).hasSize(7);
  }

  @Test
  void aPeerWhoRingsForEverIsCancelledAfterThreeMinutes() {
    ScriptedPeer peer = new ScriptedPeer(simulation, 3);
    peer.habit(
        (self, request) -> {
          if (request.method().equals("INVITE")) {
            self.answer(request, Messages.response(request, 180));
          }
        });
    caller.dial(peer.address, OFFER);
    simulation.run(Duration.ofSeconds(181));
    assertThat(caller.events.all())
        .containsExactly(new CallEvent.Ringing(180, ""), new CallEvent.Failed(408, "no answer"));
    assertThat(peer.methods()).contains("CANCEL");
    simulation.run(Duration.ofSeconds(30));
  }

  @Test
  void aCallNobodyTakesIsRefusedAfterThreeMinutes() {
    caller.dial(callee.address, OFFER);
    simulation.run(Duration.ofSeconds(179));
    assertThat(callee.stats().dialogs()).isEqualTo(1);
    simulation.run(Duration.ofSeconds(2));
    assertThat(caller.events.all()).hasSize(1).first().isInstanceOf(CallEvent.Failed.class);
  }

  @Test
  void theFirstOfSeveralForksIsTakenAndTheOthersAreHungUp() {
    ScriptedPeer peer = new ScriptedPeer(simulation, 3);
    peer.habit(
        (self, request) -> {
          if (request.method().equals("INVITE")) {
            self.answer(request, Messages.response(request, 200, "fork-1"));
            self.answer(request, Messages.response(request, 200, "fork-2"));
          }
        });
    Call call = caller.dial(peer.address, OFFER);
    simulation.run(SECOND);
    assertThat(caller.events.all()).hasSize(1);
    assertThat(peer.methods()).containsExactly("INVITE", "ACK", "ACK", "BYE", "BYE");
    assertThat(peer.requests.get(3).toTag()).isEqualTo("fork-2");
    call.hangUp();
  }

  @Test
  void aRepeatedAnswerIsAcknowledgedAgain() {
    ScriptedPeer peer = new ScriptedPeer(simulation, 3);
    peer.habit(
        (self, request) -> {
          if (request.method().equals("INVITE")) {
            self.answer(request, Messages.response(request, 200, "a"));
            self.answer(request, Messages.response(request, 200, "a"));
            self.answer(request, Messages.response(request, 200, "a"));
          }
        });
    Call call = caller.dial(peer.address, OFFER);
    simulation.run(SECOND);
    assertThat(caller.events.all()).hasSize(1);
    assertThat(peer.methods()).containsExactly("INVITE", "ACK", "ACK", "ACK");
    assertThat(peer.requests.get(1).via().branch()).isEqualTo(peer.requests.get(3).via().branch());
    call.hangUp();
  }

  @ParameterizedTest
  @CsvSource({"1300, TCP", "300, UDP"})
  void aLongRequestGoesByTcp(int length, String transport) {
    caller.dial(callee.address, "x".repeat(length));
    simulation.run(SECOND);
    assertThat(callee.calls).hasSize(1);
    assertThat(callee.call().header("Via").orElse("")).contains("/" + transport + " ");
    callee.call().hangUp();
    simulation.run(SECOND);
    assertThat(caller.events.all()).containsExactly(new CallEvent.Failed(603, "Decline"));
  }

  @Test
  void aLongRequestGoesByUdpIfTcpIsRefused() {
    caller.breakConnections(dev.earshot.audio.sip.transport.Transport.TCP, callee.address);
    caller.dial(callee.address, "x".repeat(1300));
    simulation.run(SECOND);
    assertThat(callee.call().header("Via").orElse("")).contains("/UDP ");
    callee.call().hangUp();
  }

  @Test
  void noConnectionIs503() {
    caller.breakConnections(dev.earshot.audio.sip.transport.Transport.TCP, callee.address);
    caller.dial(callee.address, ";transport=tcp", OFFER, Optional.empty());
    simulation.run(SECOND);
    assertThat(caller.events.all()).containsExactly(new CallEvent.Failed(503, "no connection"));
  }

  @ParameterizedTest
  @CsvSource({"tel:+123, 416", "sip:, 416", "'sip:a b@10.0.0.2', 416"})
  void anAddressThatCannotBeCalledFailsAsAnEvent(String target, int status) {
    EventLog events = new EventLog();
    caller.dialRaw(target, events);
    simulation.run(SECOND);
    assertThat(events.next(CallEvent.Failed.class).status()).isEqualTo(status);
  }

  @Test
  void exceptionsOfListenersAreCountedAndTheCallGoesOn() {
    caller.dialRaw(
        "sip:room@10.0.0.2",
        (call, event) -> {
          throw new IllegalStateException("the listener's own trouble");
        });
    simulation.run(SECOND);
    callee.call().answer(ANSWER, List.of());
    simulation.run(SECOND);
    assertThat(caller.stats().listenerErrors()).isEqualTo(1);
    assertThat(callee.events.all()).containsExactly(new CallEvent.Confirmed(""));
    callee.call().hangUp();
  }
}
