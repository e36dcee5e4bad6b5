package dev.earshot.app.backend.signalwire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.supervision.SpeakScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked to change who hears us, and what follows from every answer (chapter 5). */
class SignalWireModesTest {
  private static final Duration A_WHILE = Duration.ofSeconds(6);
  private final LamlWorld world = new LamlWorld();

  @SuppressWarnings("NullAway.Init") // set by listening()
  private ParticipantKey customer;

  @SuppressWarnings("NullAway.Init")
  private ParticipantKey agent;

  private void listening() {
    world.begins();
    customer = world.customer();
    agent = world.agent();
    world.pass(Duration.ofSeconds(11));
    world.loop.user().watch(world.room());
    world.pass(A_WHILE);
    world.assertState(SessionState.LISTEN);
    world.laml.updates.clear();
    world.laml.updatedAt.clear();
  }

  private void whispering() {
    listening();
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.loop.gate().isOpen()).as(world::timeline).isTrue();
    assertThat(world.passedOnTo()).containsExactly(agent);
    world.laml.updates.clear();
    world.laml.updatedAt.clear();
  }

  private String coach(ParticipantKey who) {
    return "Muted=true&Coaching=true&CallSidToCoach=" + who;
  }

  private void barge() {
    world.loop.user().askBarge();
    world.loop.user().confirmBarge();
    world.pass(A_WHILE);
  }

  @Test
  void w03AndW04AWhisperIsUnmutedOnceItsTargetWasReadBack() {
    listening();
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.laml.updates).containsExactly(coach(agent), "Muted=false");
    assertThat(world.loop.session().scope().value()).contains(new SpeakScope.OnlyCall(agent));
    assertThat(world.loop.session().scope().certainty()).isEqualTo(Certainty.CONFIRMED);
    assertThat(world.laml.mostInFlight).isEqualTo(1);
    assertThat(world.timeline()).contains("coach agent2, muted").doesNotContain("coach " + agent);
  }

  @Test
  void w02BackToListeningIsAMuteAlone() {
    whispering();
    world.loop.user().listen();
    world.pass(A_WHILE);
    assertThat(world.laml.updates).containsExactly("Muted=true");
    world.assertState(SessionState.LISTEN);
  }

  @Test
  void w05WhatIsNotReadBackAsItWasAskedForIsNotUnmuted() {
    listening();
    world.laml.refuse("coach", FakeLaml.IGNORED);
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.laml.updates).containsExactly(coach(agent), "Muted=true");
    assertThat(world.timeline()).contains("did not do with your voice what was asked");
    world.assertState(SessionState.LISTEN);
  }

  @Test
  void w05SomebodyElsesTargetIsNotUnmutedEither() {
    listening();
    world.laml.answers = () -> Duration.ofMillis(100);
    world.loop.user().whisper();
    world.in(
        Duration.ofMillis(205),
        () -> world.rooms.update(world.self(), new ParticipantUpdate.CoachMuted(customer.value())));
    world.pass(A_WHILE);
    assertThat(world.laml.updates).doesNotContain("Muted=false");
    assertThat(world.loop.gate().isOpen()).isFalse();
  }

  @Test
  void w06BargeIsThreeRequestsAndNamesNobody() {
    listening();
    barge();
    assertThat(world.laml.updates).containsExactly("Muted=true", "Coaching=false", "Muted=false");
    world.assertState(SessionState.BARGE);
    assertThat(world.passedOnTo()).containsExactlyInAnyOrder(agent, customer);
  }

  @Test
  void anotherTargetIsReachedByWayOfAMuteAndNeverOfEverybody() {
    whispering();
    ParticipantKey second = world.agent();
    world.pass(A_WHILE);
    world.laml.updates.clear();
    world.loop.user().chooseTargets(List.of(second));
    world.pass(A_WHILE);
    assertThat(world.laml.updates).containsExactly("Muted=true", coach(second), "Muted=false");
    assertThat(world.passedOnTo()).containsExactly(second);
    assertThat(world.meter.leakedMillis).isZero();
  }

  @Test
  void w07AfterABargeAWhisperNamesItsTargetAgain() {
    listening();
    barge();
    world.laml.updates.clear();
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.laml.updates).containsExactly("Muted=true", coach(agent), "Muted=false");
    assertThat(world.passedOnTo()).containsExactly(agent);
  }

  @Test
  void w16AnInvalidTokenShutsTheGate() {
    whispering();
    world.laml.refuse("conferences", 401, 401, 401);
    world.pass(Duration.ofSeconds(11));
    assertThat(world.loop.gate().isOpen()).isFalse();
    assertThat(world.timeline()).contains("does not accept the API token");
  }

  @Test
  void w17WhoIsNotThereAnyMoreIsNotMutedTwice() {
    whispering();
    world.laml.refuse("mute", 404);
    world.loop.user().listen();
    assertThat(world.loop.gate().isOpen()).isFalse();
    world.pass(A_WHILE);
    assertThat(world.laml.updates).containsExactly("Muted=true");
    world.assertState(SessionState.OUT);
    assertThat(world.phone.hangUps).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 422})
  void w18AndW19ARefusalOfTheTargetLeavesUsListening(int status) {
    listening();
    world.laml.refuse("coach", status);
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.laml.updates).containsExactly(coach(agent), "Muted=true");
    world.assertState(SessionState.LISTEN);
  }

  @Test
  void w21ABusySystemIsAskedToMuteThreeTimesAndThenOurCallEnds() {
    for (int status : new int[] {429, 503}) {
      SignalWireModesTest fresh = new SignalWireModesTest();
      fresh.whispering();
      fresh.world.laml.refuse("mute", status, status, status);
      Instant begin = fresh.world.time.instant();
      fresh.world.loop.user().silence();
      assertThat(fresh.world.loop.gate().isOpen()).isFalse();
      fresh.world.pass(Duration.ofSeconds(2));
      assertThat(fresh.world.laml.updates)
          .containsExactly("Muted=true", "Muted=true", "Muted=true");
      assertThat(fresh.world.laml.updatedAt)
          .extracting(at -> Duration.between(begin, at).toMillis() / 100)
          .containsExactly(0L, 5L, 15L);
      assertThat(fresh.world.phone.hangUps).isEqualTo(1);
      fresh.world.assertState(SessionState.OUT);
    }
  }

  @Test
  void w21ASystemThatWasBusyOnceMutesUsAndWeStay() {
    whispering();
    world.laml.refuse("mute", 429);
    world.loop.user().listen();
    world.pass(A_WHILE);
    assertThat(world.laml.updates).containsExactly("Muted=true", "Muted=true");
    world.assertState(SessionState.LISTEN);
  }

  @Test
  void w22TheLeavingOfTheTargetShutsTheGateBeforeAnythingIsAskedAndThenMutes() {
    whispering();
    world.rooms.leave(agent.value());
    world.time.after(
        Duration.ofMillis(50),
        () -> {
          assertThat(world.loop.gate().isOpen()).isFalse();
          assertThat(world.laml.updates).isEmpty();
        });
    world.pass(A_WHILE);
    assertThat(world.laml.updates).containsExactly("Muted=true");
    world.assertState(SessionState.LISTEN);
    assertThat(world.meter.leakedMillis).isZero();
  }

  @Test
  void aTargetThatIsPutOnHoldEndsTheWhisperTheSameWay() {
    whispering();
    world.rooms.hold(agent.value(), true);
    world.pass(Duration.ofMillis(60));
    assertThat(world.loop.gate().isOpen()).isFalse();
    world.pass(A_WHILE);
    assertThat(world.laml.updates).first().isEqualTo("Muted=true");
    assertThat(world.laml.updates).doesNotContain("Muted=false");
    assertThat(world.timeline()).contains("is on hold");
    world.assertState(SessionState.LISTEN);
  }

  @Test
  void withoutCallbacksTheLeavingOfTheTargetIsSeenAtTheNextLook() {
    world.mute = true;
    whispering();
    world.rooms.orphansAreHeard = true;
    world.rooms.leave(agent.value());
    world.pass(A_WHILE);
    assertThat(world.loop.gate().isOpen()).isFalse();
    assertThat(world.laml.updates).containsExactly("Muted=true");
    assertThat(world.orphanMillis).isPositive().isLessThanOrEqualTo(2_050);
    assertThat(world.store.snapshot().conferences().getFirst().topic())
        .isEqualTo("looked at every 2 s: it tells nothing by itself");
  }

  @Test
  void withCallbacksItIsKnownAfterTheirLatency() {
    whispering();
    world.rooms.orphansAreHeard = true;
    world.rooms.leave(agent.value());
    world.pass(A_WHILE);
    assertThat(world.orphanMillis).isLessThanOrEqualTo(60);
    assertThat(world.store.snapshot().conferences().getFirst().topic()).isEmpty();
  }

  @Test
  void aRoomThatWasNotSeenForTwiceALookIsNotSpokenInto() {
    whispering();
    Integer[] broken = new Integer[40];
    java.util.Arrays.fill(broken, FakeLaml.RESET);
    world.laml.refuse("participants", broken);
    world.pass(Duration.ofSeconds(6));
    assertThat(world.loop.gate().isOpen()).isFalse();
    assertThat(world.timeline()).contains("last seen more than 4 s ago");
  }

  @Test
  void whatEndedCoachingWithoutAnAnswerMayComeLateSoNobodyWhispersUntilThen() {
    listening();
    world.laml.refuse("uncoach", FakeLaml.SILENT);
    barge();
    world.pass(A_WHILE);
    world.assertState(SessionState.LISTEN);
    world.laml.updates.clear();
    world.loop.user().whisper();
    world.pass(Duration.ofSeconds(2));
    assertThat(world.laml.updates).doesNotContain("Muted=false");
    assertThat(world.timeline()).contains("may still take effect");

    world.pass(Duration.ofSeconds(10));
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.passedOnTo()).containsExactly(agent);
  }

  @Test
  void whoeverIsUnmutedBehindOurBackIsMutedAgain() {
    listening();
    world.rooms.update(world.self(), new ParticipantUpdate.Unmute());
    assertThat(world.passedOnTo()).isNotEmpty();
    world.pass(Duration.ofSeconds(3));
    assertThat(world.passedOnTo()).isEmpty();
    assertThat(world.loop.gate().isOpen()).isFalse();
  }

  @Test
  void anEndForEverybodyTakesUsOutToo() {
    listening();
    world.loop.user().endConference(world.room());
    world.pass(Duration.ofMillis(100));
    assertThat(world.rooms.rooms).isEmpty();
    assertThat(world.store.snapshot().conferences()).isEmpty();
    world.pass(A_WHILE);
    world.assertState(SessionState.OUT);
  }

  @Test
  void othersAreMutedHeldAndRemovedAndItIsReadWhatCameOfIt() {
    listening();
    world.loop.user().muteParticipant(agent, true);
    world.pass(A_WHILE);
    world.loop.user().holdParticipant(customer, true);
    world.pass(A_WHILE);
    var roster = world.loop.session().roster().orElseThrow();
    assertThat(roster.find(agent).orElseThrow().muted().isSurely(true)).isTrue();
    assertThat(roster.find(customer).orElseThrow().held().isSurely(true)).isTrue();
    world.loop.user().removeParticipant(agent);
    world.pass(A_WHILE);
    assertThat(world.loop.session().roster().orElseThrow().find(agent)).isEmpty();
    assertThat(world.laml.updates).containsExactly("Muted=true", "Hold=true&HoldMethod=POST");
  }
}
