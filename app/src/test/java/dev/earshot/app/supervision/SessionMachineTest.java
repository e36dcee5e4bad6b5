package dev.earshot.app.supervision;

import static dev.earshot.app.supervision.Rosters.ANNA;
import static dev.earshot.app.supervision.Rosters.BOB;
import static dev.earshot.app.supervision.Rosters.CARL;
import static dev.earshot.app.supervision.Rosters.T0;
import static dev.earshot.app.supervision.Rosters.agent;
import static dev.earshot.app.supervision.Rosters.customer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One story per row of the race table that a confirming system can show. */
class SessionMachineTest {
  private final SimulatedWorld world = new SimulatedWorld();

  private SessionMachineTest listening(ObservedParticipant... others) {
    world.others(others);
    world.input(new SessionInput.Watch(Rosters.ROOM));
    world.answerAll();
    assertThat(world.session().state()).isEqualTo(SessionState.LISTEN);
    return this;
  }

  private SessionMachineTest whispering(ObservedParticipant... others) {
    listening(others);
    world.input(new SessionInput.TalkPressed(T0));
    world.answerAll();
    assertThat(world.gateIsOpen()).isTrue();
    return this;
  }

  private SessionMachineTest barging(ObservedParticipant... others) {
    listening(others);
    world.input(new SessionInput.AskBarge());
    world.input(new SessionInput.ConfirmBarge(T0));
    world.answerAll();
    assertThat(world.gateIsOpen()).isTrue();
    return this;
  }

  @Test
  void whisperIsOneCallFromTheKeyToTheGate() {
    listening(agent(ANNA), customer(CARL));
    world.forgetCalls();

    world.input(new SessionInput.TalkPressed(T0));
    assertThat(world.calls()).containsExactly(new BackendCall.Speak(Mode.WHISPER, List.of(ANNA)));
    assertThat(world.gateIsOpen()).isFalse();

    world.answerAll();
    assertThat(world.gateIsOpen()).isTrue();
    assertThat(world.session().state()).isEqualTo(SessionState.WHISPER);
  }

  @Test
  void aReleaseShutsTheGateThenMutes() {
    whispering(agent(ANNA), customer(CARL));
    world.forgetCalls();

    world.input(new SessionInput.TalkReleased());
    assertThat(world.gateIsOpen()).isFalse();
    assertThat(world.calls()).containsExactly(new BackendCall.Mute());

    world.answerAll();
    assertThat(world.session().state()).isEqualTo(SessionState.LISTEN);
  }

  @Test
  void aReleaseBeforeTheConfirmationAbandonsTheWhisper() {
    listening(agent(ANNA));
    world.input(new SessionInput.TalkPressed(T0));
    world.input(new SessionInput.TalkReleased());
    world.answerAll();

    assertThat(world.wasEverOpen()).isFalse();
    assertThat(world.session().state()).isEqualTo(SessionState.LISTEN);
  }

  @Test
  void aPressWhileTheMuteIsOnItsWayFollowsIt() {
    whispering(agent(ANNA));
    world.input(new SessionInput.TalkReleased());
    world.input(new SessionInput.TalkPressed(T0));
    assertThat(world.gateIsOpen()).isFalse();

    world.answerAll();
    assertThat(world.gateIsOpen()).isTrue();
  }

  @Test
  void theTargetLeavesBeforeTheWhisperIsConfirmed() {
    listening(agent(ANNA), customer(CARL));
    world.input(new SessionInput.TalkPressed(T0));
    world.leave(ANNA);
    world.answerAll();

    assertThat(world.wasEverOpen()).isFalse();
    assertThat(world.session().state()).isEqualTo(SessionState.LISTEN);
    assertThat(world.session().explanation()).contains("anna can no longer hear you");
  }

  @Test
  void theTargetLeavesDuringTheWhisper() {
    whispering(agent(ANNA), customer(CARL));
    world.leave(ANNA);
    assertThat(world.gateIsOpen()).isFalse();

    world.answerAll();
    assertThat(world.session().state()).isEqualTo(SessionState.LISTEN);
  }

  @Test
  void oneOfTwoTargetsLeavesAndTheOtherGoesOnHearing() {
    whispering(agent(ANNA), agent(BOB), customer(CARL));
    world.leave(ANNA);
    assertThat(world.gateIsOpen()).isFalse();

    world.answerAll();
    assertThat(world.gateIsOpen()).isTrue();
    assertThat(world.session().targets()).containsExactly(BOB);
  }

  @Test
  void aNewcomerOutsideTheAudienceInterruptsTheWhisperForOneStepOnly() {
    whispering(agent(ANNA));
    int closings = world.closings();
    world.join(customer(CARL));

    assertThat(world.closings()).isEqualTo(closings + 1);
    assertThat(world.gateIsOpen()).isTrue();
    assertThat(world.session().reach().surelyNot()).containsExactly(CARL);
  }

  @Test
  void aTargetTaggedCustomerIsNoTargetAnyMore() {
    whispering(agent(ANNA), agent(BOB));
    world.replace(customer(ANNA));
    assertThat(world.gateIsOpen()).isFalse();

    world.answerAll();
    assertThat(world.session().targets()).containsExactly(BOB);
    assertThat(world.reachedAtServer()).containsExactly(BOB);
    assertThat(world.gateIsOpen()).isTrue();
  }

  @Test
  void bargeNeedsItsSecondStep() {
    listening(agent(ANNA), customer(CARL));
    world.forgetCalls();
    world.input(new SessionInput.AskBarge());
    world.input(new SessionInput.CancelBarge());
    world.input(new SessionInput.ConfirmBarge(T0));

    assertThat(world.calls()).isEmpty();
  }

  @Test
  void bargeOutOfAWhisperMutesAndWaitsUntilTheWhisperIsHeard() {
    whispering(agent(ANNA), customer(CARL));
    world.input(new SessionInput.AskBarge());
    world.forgetCalls();
    world.input(new SessionInput.ConfirmBarge(T0));
    world.answerAll();

    assertThat(world.calls()).containsExactly(new BackendCall.Mute());
    world.advance(Timings.DEFAULT.drain());
    assertThat(world.calls())
        .containsExactly(new BackendCall.Mute(), new BackendCall.Speak(Mode.BARGE, List.of()));
    assertThat(world.gateIsOpen()).isFalse();
    world.answerAll();
    assertThat(world.gateIsOpen()).isTrue();
  }

  @Test
  void aNewcomerEndsABarge() {
    barging(agent(ANNA));
    world.join(customer(CARL));
    assertThat(world.gateIsOpen()).isFalse();

    world.answerAll();
    assertThat(world.session().state()).isEqualTo(SessionState.LISTEN);
    assertThat(world.gateIsOpen()).isFalse();
  }

  @Test
  void theConferenceEndsAndNothingIsRejoined() {
    whispering(agent(ANNA));
    world.input(new SessionInput.ConferenceEnded(Rosters.ROOM));
    assertThat(world.gateIsOpen()).isFalse();

    world.answerAll();
    assertThat(world.session().state()).isEqualTo(SessionState.OUT);
  }

  @Test
  void anAnswerAfterTheLegEndedIsIgnored() {
    listening(agent(ANNA));
    world.input(new SessionInput.TalkPressed(T0));
    world.input(new SessionInput.LegDown(world.session().membership(), "BYE"));
    world.answerAll();

    assertThat(world.session().state()).isEqualTo(SessionState.OUT);
    assertThat(world.wasEverOpen()).isFalse();
  }

  @Test
  void aLegOfAnEarlierStayIsNotOurs() {
    listening(agent(ANNA));
    world.input(new SessionInput.LegDown(world.session().membership() - 1, "BYE"));

    assertThat(world.session().state()).isEqualTo(SessionState.LISTEN);
  }

  @Test
  void anOlderViewOfTheConferenceSaysNothing() {
    listening(agent(ANNA));
    world.input(new SessionInput.RosterSeen(Rosters.room(T0.minusSeconds(1), world.scope())));

    assertThat(world.session().targets()).containsExactly(ANNA);
  }

  @Test
  void aRefusedWhisperEndsInListeningByWayOfAMute() {
    listening(agent(ANNA));
    world.input(new SessionInput.TalkPressed(T0));
    world.forgetCalls();
    world.fail(new BackendProblem.Unavailable("503"));

    assertThat(world.session().state()).isEqualTo(SessionState.UNCERTAIN);
    assertThat(world.calls()).containsExactly(new BackendCall.Mute());
    world.answerAll();
    assertThat(world.session().state()).isEqualTo(SessionState.LISTEN);
    assertThat(world.wasEverOpen()).isFalse();
  }

  @Test
  void aMuteRefusedTwiceHangsUpWithinTwoSeconds() {
    whispering(agent(ANNA));
    world.input(new SessionInput.Silence());
    world.fail(new BackendProblem.Unavailable("503"));
    assertThat(world.session().state()).isEqualTo(SessionState.UNCERTAIN);
    world.advance(Timings.DEFAULT.muteRetry());
    world.forgetCalls();
    world.fail(new BackendProblem.Unavailable("503"));

    assertThat(world.calls()).containsExactly(new BackendCall.HangUp());
    world.answerAll();
    assertThat(world.session().state()).isEqualTo(SessionState.OUT);
    Timings t = Timings.DEFAULT;
    assertThat(t.mute().multipliedBy(2).plus(t.muteRetry())).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aLostConnectionIsUncertainUntilAMuteIsAcknowledged() {
    whispering(agent(ANNA));
    world.input(new SessionInput.ConnectionChanged(false, "no route"));
    assertThat(world.gateIsOpen()).isFalse();
    assertThat(world.session().state()).isEqualTo(SessionState.UNCERTAIN);

    world.input(new SessionInput.ConnectionChanged(true, ""));
    world.answerAll();
    assertThat(world.session().state()).isEqualTo(SessionState.LISTEN);
  }

  @Test
  void aLostMicrophoneShutsTheGateAndItsReturnGoesOnWhileTheKeyIsHeld() {
    whispering(agent(ANNA));
    world.input(new SessionInput.MicrophoneChanged(false, "headset unplugged"));
    assertThat(world.gateIsOpen()).isFalse();
    assertThat(world.session().explanation()).contains("headset unplugged");

    world.input(new SessionInput.MicrophoneChanged(true, ""));
    assertThat(world.gateIsOpen()).isTrue();
  }

  @Test
  void otherTargetsAreReachedByWayOfAMute() {
    whispering(agent(ANNA), agent(BOB));
    world.forgetCalls();
    world.input(new SessionInput.ChooseTargets(T0, List.of(BOB)));
    assertThat(world.gateIsOpen()).isFalse();
    world.answerAll();

    assertThat(world.calls())
        .containsExactly(new BackendCall.Mute(), new BackendCall.Speak(Mode.WHISPER, List.of(BOB)));
    assertThat(world.gateIsOpen()).isTrue();
  }

  @Test
  void aCustomerCannotBeChosen() {
    listening(agent(ANNA), customer(CARL));
    world.input(new SessionInput.ChooseTargets(T0, List.of(ANNA, CARL)));

    assertThat(world.session().targets()).containsExactly(ANNA);
  }

  @Test
  void withoutAConfirmedAgentThereIsNoWhisper() {
    listening(customer(CARL), Rosters.stranger(BOB));
    world.forgetCalls();
    world.input(new SessionInput.TalkPressed(T0));

    assertThat(world.calls()).isEmpty();
    assertThat(world.session().explanation())
        .contains("Nobody here is confirmed to be an agent: tag the agent first.");
  }

  @Test
  void changingConferenceLeavesTheOldOneFirst() {
    whispering(agent(ANNA));
    world.forgetCalls();
    ConferenceKey other = new ConferenceKey("room-2");
    world.input(new SessionInput.Watch(other));
    assertThat(world.gateIsOpen()).isFalse();
    assertThat(world.calls()).containsExactly(new BackendCall.Leave());

    world.answerAll();
    assertThat(world.session().conference()).isEqualTo(Optional.of(other));
  }

  @Test
  void leavingWhileJoiningGivesUpTheCall() {
    world.input(new SessionInput.Watch(Rosters.ROOM));
    world.input(new SessionInput.Leave());
    world.answerAll();

    assertThat(world.session().state()).isEqualTo(SessionState.OUT);
  }

  @Test
  void aTagChangeCanBeTakenBack() {
    listening(agent(ANNA));
    world.forgetCalls();
    world.input(new SessionInput.SetTag(ANNA, Optional.empty()));
    world.input(new SessionInput.UndoTag());
    world.input(new SessionInput.UndoTag());

    assertThat(world.calls())
        .containsExactly(
            new BackendCall.SetTag(ANNA, Optional.empty()),
            new BackendCall.SetTag(
                ANNA, Optional.of(new dev.earshot.mixer.conference.MemberTag("agent"))));
  }
}
