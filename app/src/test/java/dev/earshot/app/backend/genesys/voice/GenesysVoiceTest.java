package dev.earshot.app.backend.genesys.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.genesys.voice.FakeGenesys.Fate;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Hearing;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.Orders;
import dev.earshot.app.supervision.Role;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.supervision.StandingOrder;
import dev.earshot.app.supervision.StandingOrder.Reach;
import dev.earshot.app.supervision.StandingOrder.Span;
import dev.earshot.app.supervision.StandingOrder.Wish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders and calls of Genesys voice, rule by rule, in virtual time. */
class GenesysVoiceTest {
  private static final String DEVICE = "/me/devices/" + FakeGenesys.OWN + " ";
  private static final String TARGET =
      "http://gws:8080/api/v2/devices/9c14cad7-17c4-48d0-8492-7cf0ff92c224";
  private static final ConferenceKey ANNA = new ConferenceKey("agent:u5001");
  private static final Duration A_WHILE = Duration.ofSeconds(12);

  private final GenesysWorld world = new GenesysWorld();

  private void begun() {
    world.begins();
    world.pass(Duration.ofSeconds(2));
  }

  private void arm(Wish wish) {
    world.loop.user().arm(wish);
    world.pass(Duration.ofSeconds(2));
  }

  private void inCall(Mode mode) {
    world.mode = mode;
    begun();
    world.customer();
    world.agent();
    world.enter();
    world.pass(A_WHILE);
    world.assertState(SessionState.LISTEN);
  }

  private void whispering() {
    inCall(Mode.WHISPER);
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.loop.gate().isOpen()).as(world::timeline).isTrue();
  }

  private Orders orders() {
    return world.store.snapshot().orders();
  }

  private void barges() {
    world.loop.user().askBarge();
    world.loop.user().confirmBarge();
    world.pass(A_WHILE);
  }

  @ParameterizedTest
  @CsvSource({"LISTEN,ListenIn", "WHISPER,Coach", "BARGE,BargeIn"})
  void v01ToV03AnOrderHasExactlyFourMembersWithReachAndSpan(Mode mode, String operation) {
    begun();
    arm(Wish.least(ANNA, mode));
    assertThat(world.genesys.posts)
        .containsExactly(
            DEVICE
                + "{\"operationName\":\""
                + operation
                + "\",\"targetDeviceUri\":\""
                + TARGET
                + "\",\"supervisorMonitoringScope\":\"Agent\","
                + "\"supervisorMonitoringMode\":\"NextCall\"}");
  }

  @Test
  void theWideOrderIsSentAsExplicitlyAsTheNarrowOne() {
    begun();
    arm(new Wish(ANNA, Mode.LISTEN, Span.ALL_CALLS, Optional.of(Reach.CALL)));
    assertThat(world.genesys.posts.getFirst())
        .contains("\"supervisorMonitoringScope\":\"Call\"", "\"AllCalls\"");
  }

  @Test
  void v04ACancellationIsItsNameAndNothingElse() {
    begun();
    arm(Wish.least(ANNA, Mode.WHISPER));
    world.loop.user().disarm();
    world.pass(Duration.ofSeconds(2));
    assertThat(world.genesys.posts.getLast())
        .isEqualTo(DEVICE + "{\"operationName\":\"CancelSupervisorMonitoring\"}");
    assertThat(orders().order()).isEmpty();
  }

  @Test
  void v05ANumberTakesThePlaceOfTheDevice() {
    begun();
    arm(Wish.least(new ConferenceKey("number:5001"), Mode.WHISPER));
    assertThat(world.genesys.posts.getFirst())
        .contains("\"phoneNumber\":\"5001\"")
        .doesNotContain("targetDeviceUri");
    assertThat(orders().order().orElseThrow().name()).isEqualTo("5001");
  }

  @Test
  void v06AnAcceptedOrderIsPendingUntilTheDeviceShowsIt() {
    begun();
    world.genesys.effects = () -> Duration.ofSeconds(3);
    List<Certainty> meanwhile = new ArrayList<>();
    world.loop.user().arm(Wish.least(ANNA, Mode.WHISPER));
    world.in(
        Duration.ofSeconds(1), () -> meanwhile.add(orders().order().orElseThrow().certainty()));
    world.pass(Duration.ofSeconds(4));
    assertThat(meanwhile).containsExactly(Certainty.REQUESTED);
    StandingOrder order = orders().order().orElseThrow();
    assertThat(order.certainty()).isEqualTo(Certainty.CONFIRMED);
    assertThat(order.wish()).isEqualTo(Wish.least(ANNA, Mode.WHISPER));
    assertThat(order.name()).isEqualTo("Anna (5001)");
  }

  @Test
  void v10ARefusalIsShownAndNothingStands() {
    begun();
    world.genesys.fates.put("Coach", new ArrayList<>(List.of(Fate.REFUSED)));
    arm(Wish.least(ANNA, Mode.WHISPER));
    assertThat(orders().order()).isEmpty();
    assertThat(world.timeline())
        .contains("The standing order was not changed | Genesys says 5: no");
  }

  @Test
  void v33WithoutAnEventItIsReadAgainAndThenNotKnown() {
    begun();
    world.genesys.fates.put("Coach", new ArrayList<>(List.of(Fate.FORGOTTEN)));
    int looks = world.genesys.looks;
    world.loop.user().arm(Wish.least(ANNA, Mode.WHISPER));
    world.pass(Duration.ofSeconds(8));
    assertThat(world.genesys.looks).isGreaterThan(looks);
    assertThat(orders().order().orElseThrow().certainty()).isEqualTo(Certainty.UNKNOWN);
    assertThat(world.genesys.requests).containsExactly("Coach");
  }

  @Test
  void v33AnEventThatWasLostIsMadeUpForByReading() {
    begun();
    world.genesys.deaf = true;
    world.loop.user().arm(Wish.least(ANNA, Mode.WHISPER));
    world.pass(Duration.ofSeconds(8));
    assertThat(orders().order().orElseThrow().certainty()).isEqualTo(Certainty.CONFIRMED);
    assertThat(world.genesys.requests).containsExactly("Coach");
  }

  @Test
  void anotherOrderFirstCancelsTheFormerOne() {
    begun();
    arm(Wish.least(ANNA, Mode.LISTEN));
    arm(Wish.least(new ConferenceKey("agent:u5002"), Mode.WHISPER));
    assertThat(world.genesys.requests).containsExactly("ListenIn", OwnDevice.CANCEL, "Coach");
    assertThat(orders().order().orElseThrow().wish().mode()).isEqualTo(Mode.WHISPER);
  }

  @Test
  void v31WhatTheDeviceDoesNotOfferIsRefusedBeforeAnythingIsSent() {
    world.genesys.offers = "'DoNotDisturbOff'";
    begun();
    assertThat(orders().offered()).isEmpty();
    assertThat(orders().why()).contains("monitored by someone else, or you are not permitted");
    arm(Wish.least(ANNA, Mode.WHISPER));
    assertThat(world.genesys.requests).isEmpty();
    assertThat(world.timeline()).contains("monitored by someone else");
  }

  @Test
  void v15AndV16ABargeIsASwitchAndOpensOnceTheCallShowsIt() {
    inCall(Mode.LISTEN);
    world.genesys.effects = () -> Duration.ofSeconds(2);
    List<Boolean> meanwhile = new ArrayList<>();
    world.loop.user().askBarge();
    world.loop.user().confirmBarge();
    world.in(Duration.ofSeconds(1), () -> meanwhile.add(world.loop.gate().isOpen()));
    world.pass(Duration.ofSeconds(5));
    assertThat(meanwhile).containsExactly(false);
    assertThat(world.genesys.posts.getLast())
        .isEqualTo(
            "/me/calls/"
                + world.genesys.supervised.orElseThrow().id
                + " {\"operationName\":\"SwitchToBargeIn\"}");
    world.assertState(SessionState.BARGE);
    assertThat(world.passedOnTo()).isEqualTo(world.others());
  }

  @Test
  void v17AfterABargeWhisperIsGoneAndSaysWhy() {
    whispering();
    assertThat(world.loop.session().roster().orElseThrow().limits().warning(Mode.BARGE))
        .contains("No way back to whisper in this call.");
    barges();
    world.loop.user().listen();
    world.pass(A_WHILE);
    world.assertState(SessionState.LISTEN);
    assertThat(world.genesys.requests).endsWith("SwitchToBargeIn", "SwitchToListenIn");
    assertThat(world.store.snapshot().session().unavailable().get(Mode.WHISPER))
        .startsWith("You cannot whisper in this call (any more): arm Coach");
    int before = world.wire().size();
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.wire()).hasSize(before);
    assertThat(world.loop.gate().isOpen()).isFalse();
  }

  @Test
  void v18ACoachedCallCanBeWhisperedIntoAgainAndAgain() {
    whispering();
    for (int i = 0; i < 3; i++) {
      world.loop.user().listen();
      world.pass(Duration.ofSeconds(2));
      assertThat(world.passedOnTo()).isEmpty();
      world.loop.user().talkPressed();
      world.pass(Duration.ofSeconds(2));
      assertThat(world.loop.gate().isOpen()).isTrue();
      world.loop.user().talkReleased();
      world.pass(Duration.ofSeconds(2));
    }
    assertThat(world.genesys.requests).containsExactly("Coach");
  }

  /** Who is on hold is told of nobody: that is no reason for a question mark. */
  @Test
  void theMatrixSaysOfAWhisperWhatTheSentenceSays() {
    whispering();
    var others =
        world.loop.session().roster().orElseThrow().participants().stream()
            .filter(p -> !p.self())
            .toList();
    var matrix = Hearing.of(world.loop.session().roster().orElseThrow().participants());
    assertThat(others).hasSize(2);
    for (ObservedParticipant other : others) {
      Hearing.Cell cell = matrix.cell(CallView.SELF, other.key());
      boolean agent = other.role().isSurely(Role.AGENT);
      assertThat(cell.hears()).as(other.name()).isEqualTo(agent);
      assertThat(cell.certainty())
          .as(other.name())
          .isEqualTo(agent ? Certainty.ASSUMED : Certainty.CONFIRMED);
    }
  }

  @Test
  void v19WhatGenesysDoesNotSayClearlyShutsTheGate() {
    whispering();
    world.genesys.capabilities = Optional.of("'Hold'");
    world.genesys.joins("+49777");
    world.pass(Duration.ofSeconds(2));
    assertThat(world.loop.gate().isOpen()).isFalse();
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.loop.gate().isOpen()).isFalse();
  }

  @Test
  void v20WithoutAWayToBargeNothingIsSent() {
    inCall(Mode.LISTEN);
    world.genesys.capabilities = Optional.of("'Hold'");
    world.pass(Duration.ofSeconds(8));
    barges();
    assertThat(world.genesys.requests).containsExactly("ListenIn");
    assertThat(world.store.snapshot().session().unavailable().get(Mode.BARGE))
        .contains("does not offer to barge");
  }

  @Test
  void v30AnUnknownNotificationMakesTheCallBeReadAgain() {
    inCall(Mode.WHISPER);
    int looks = world.genesys.looks;
    world.genesys.listener.onMessage(
        "/v2/me/calls",
        FakeGenesys.json("{'messageType':'CallStateChangeMessage','notificationType':'Odd'}"));
    world.pass(Duration.ofMillis(400));
    assertThat(world.genesys.looks).isGreaterThanOrEqualTo(looks + 2);
  }

  @Test
  void aCallThatIsBroughtAsMoreThanWasOrderedIsNotSpokenInto() {
    world.genesys.misbrought = Optional.of(Mode.BARGE);
    inCall(Mode.WHISPER);
    world.loop.user().whisper();
    world.pass(A_WHILE);
    barges();
    assertThat(world.loop.gate().isOpen()).isFalse();
    assertThat(world.meter.spokenMillis).isZero();
  }

  @Test
  void aBargeThatWasOrderedWaitsForTheClickAllTheSame() {
    inCall(Mode.BARGE);
    assertThat(world.loop.gate().isOpen()).isFalse();
    assertThat(world.passedOnTo()).isEmpty();
    barges();
    assertThat(world.loop.gate().isOpen()).isTrue();
    assertThat(world.genesys.requests).containsExactly("BargeIn");
  }

  @Test
  void aCallOfTheScopeThatChangesHandsIsSilentUntilItIsAskedAgain() {
    whispering();
    world.genesys.transfer("5002");
    world.pass(A_WHILE);
    assertThat(world.loop.gate().isOpen()).isFalse();
    world.assertState(SessionState.LISTEN);
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.loop.gate().isOpen()).as(world::timeline).isTrue();
    assertThat(world.passedOnTo()).extracting(Object::toString).anyMatch(k -> k.contains("5002"));
    assertThat(world.meter.leakedMillis).isZero();
  }

  @Test
  void anAgentWhoLeavesTakesTheScopeAgentWithHim() {
    world.reach = Reach.AGENT;
    whispering();
    world.genesys.leaves("5001");
    world.pass(Duration.ofSeconds(3));
    world.assertState(SessionState.OUT);
  }

  @Test
  void anotherAtOurPlaceWhoSwitchesIsNoticed() {
    whispering();
    world.genesys.switches(world.genesys.supervised.orElseThrow(), Mode.BARGE);
    world.pass(world.eventLatency().plusMillis(30));
    assertThat(world.loop.gate().isOpen()).isFalse();
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.loop.gate().isOpen()).isFalse();
  }

  @Test
  void anOrderNobodyRemembersIsCancelledAfterHalfAnHour() {
    begun();
    arm(Wish.least(ANNA, Mode.WHISPER));
    world.pass(Duration.ofMinutes(29));
    assertThat(orders().order()).isPresent();
    world.pass(Duration.ofMinutes(2));
    assertThat(orders().order()).isEmpty();
    assertThat(world.genesys.requests).endsWith(OwnDevice.CANCEL);
  }

  @Test
  void aConnectionThatBeginsIsNotOneThatWasLost() {
    begun();
    assertThat(world.timeline()).contains("Connected to Genesys").doesNotContain("is lost");
  }

  @Test
  void aCallIsKnownByItsAgentFirst() {
    inCall(Mode.LISTEN);
    assertThat(world.loop.session().roster().orElseThrow().name()).isEqualTo("Anna, +49301");
  }

  @Test
  void aStrangerWhoCallsUsIsNotAnswered() {
    begun();
    assertThat(world.phone.ring("stranger", List.of()).declined).isEqualTo(480);
    arm(Wish.least(ANNA, Mode.WHISPER));
    var stranger = world.phone.ring("another", List.of());
    world.pass(Duration.ofSeconds(30));
    assertThat(stranger.declined).isEqualTo(480);
    assertThat(world.loop.session().state()).isEqualTo(SessionState.OUT);
  }

  @Test
  void choosingAnAgentWithoutACallSaysHowToGetThere() {
    begun();
    world.loop.user().watch(ANNA);
    world.pass(Duration.ofSeconds(1));
    assertThat(world.timeline()).contains("Anna has no call that was brought to you");
    assertThat(world.genesys.requests).isEmpty();
  }

  @Test
  void whatAMuteOfABargeIsNotAnsweredEndsTheCall() {
    whispering();
    barges();
    world.genesys.fates.put("SwitchToListenIn", new ArrayList<>(List.of(Fate.SILENT, Fate.SILENT)));
    world.loop.user().silence();
    world.pass(Duration.ofSeconds(2));
    world.assertState(SessionState.OUT);
    assertThat(world.phone.hangUps).isEqualTo(1);
  }

  /** Coaching is still shown, but the switch that ends it is on its way. */
  @Test
  void aBargeThatWasAskedForAndTakenBackLeavesNoWhisperThatItCouldOvertake() {
    whispering();
    world.genesys.effects = () -> Duration.ofSeconds(6);
    world.loop.user().askBarge();
    world.loop.user().confirmBarge();
    world.in(Duration.ofSeconds(1), () -> world.loop.user().silence());
    world.in(Duration.ofSeconds(3), () -> world.loop.user().whisper());
    world.in(Duration.ofSeconds(5), () -> world.loop.user().whisper());
    world.pass(Duration.ofSeconds(20));
    assertThat(world.whisperedToCustomersMillis).isZero();
    assertThat(world.loop.gate().isOpen()).isFalse();
    assertThat(world.genesys.requests).endsWith("SwitchToBargeIn", "SwitchToListenIn");
  }
}
