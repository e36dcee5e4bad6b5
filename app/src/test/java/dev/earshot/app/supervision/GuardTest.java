package dev.earshot.app.supervision;

import static dev.earshot.app.supervision.Rosters.ANNA;
import static dev.earshot.app.supervision.Rosters.CARL;
import static dev.earshot.app.supervision.Rosters.T0;
import static dev.earshot.app.supervision.Rosters.agent;
import static dev.earshot.app.supervision.Rosters.customer;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What follows from what the customer's ear of ours says. */
class GuardTest {
  private final SimulatedWorld world = new SimulatedWorld();

  @BeforeEach
  void whispering() {
    world.others(agent(ANNA), customer(CARL));
    world.input(new SessionInput.Watch(Rosters.ROOM));
    world.answerAll();
    world.input(new SessionInput.TalkPressed(T0));
    world.answerAll();
    assertThat(world.gateIsOpen()).isTrue();
    world.forgetCalls();
  }

  private void says(Guard.State state) {
    world.input(
        new SessionInput.EarReported(world.session().membership(), new Guard(state, "180 ms")));
  }

  @Test
  void aLeakShutsTheGateMutesAndSaysWhy() {
    says(Guard.State.LEAK);
    assertThat(world.gateIsOpen()).isFalse();
    assertThat(world.session().state()).isEqualTo(SessionState.UNCERTAIN);
    assertThat(world.calls()).containsExactly(new BackendCall.Mute());

    world.answerAll();
    assertThat(world.session().state()).isEqualTo(SessionState.LISTEN);
    assertThat(world.session().explanation()).contains(GuardMoves.LEAK);
  }

  @Test
  void afterALeakAWhisperMustBeAskedForAgainAndIsJudgedAnew() {
    says(Guard.State.LEAK);
    world.answerAll();
    assertThat(world.gateIsOpen()).isFalse();

    world.input(new SessionInput.TalkPressed(T0));
    world.answerAll();
    assertThat(world.gateIsOpen()).isTrue();
    assertThat(world.session().guard().state()).isEqualTo(Guard.State.LISTENING);
  }

  @Test
  void asLongAsALeakStandsTheGateDoesNotOpen() {
    Session leaking = world.session();
    Transition t = new Transition(leaking, Timings.DEFAULT, T0);
    t.conditions = t.conditions.withGuard(new Guard(Guard.State.LEAK, ""));
    assertThat(GatePolicy.objection(t.session())).contains(GuardMoves.LEAK);
  }

  @Test
  void aProofChangesNothingButWhatIsKnown() {
    says(Guard.State.PROVED);
    assertThat(world.gateIsOpen()).isTrue();
    assertThat(world.session().guard().state()).isEqualTo(Guard.State.PROVED);
    assertThat(world.calls()).isEmpty();
  }

  @Test
  void aHandsetThatPlaysUsBackIsSaidAndNotTakenForALeak() {
    says(Guard.State.BLEED);
    assertThat(world.gateIsOpen()).isTrue();
    assertThat(world.session().guard().state()).isEqualTo(Guard.State.BLEED);
  }

  @Test
  void anEarThatIsGoneDoesNotEndTheWhisper() {
    says(Guard.State.GONE);
    assertThat(world.gateIsOpen()).isTrue();
  }

  @Test
  void whatIsSaidOfAnotherStayIsStale() {
    world.input(
        new SessionInput.EarReported(
            world.session().membership() + 1, new Guard(Guard.State.LEAK, "")));
    assertThat(world.gateIsOpen()).isTrue();
    assertThat(world.session().guard()).isEqualTo(Guard.OFF);
  }

  @Test
  void whoLeavesLeavesTheEarBehind() {
    says(Guard.State.PROVED);
    world.input(new SessionInput.Leave());
    world.answerAll();
    assertThat(world.session().guard()).isEqualTo(Guard.OFF);
  }
}
