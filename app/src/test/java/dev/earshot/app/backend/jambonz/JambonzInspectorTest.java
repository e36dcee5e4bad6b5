package dev.earshot.app.backend.jambonz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.supervision.SpeakScope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the mixer shows confirms who hears us, or shuts the gate; it never opens anything. */
class JambonzInspectorTest {
  private static final Duration A_WHILE = Duration.ofSeconds(6);
  private static final Duration LOOK = Inspection.PERIOD.plusMillis(100);

  private final SteppedWorld world = SteppedWorld.inspected(new Random(1));
  private String customer = "";

  @BeforeEach
  void listeningWithAnAgentAndACustomer() {
    customer = world.started().customer();
    String anna = world.agent();
    world.listening();
    world.pass(A_WHILE);
    world.loop.user().setTag(new ParticipantKey(anna), "agent");
    world.loop.user().setTag(new ParticipantKey(customer), "customer");
    world.pass(A_WHILE);
    world.loop.user().chooseTargets(List.of(new ParticipantKey(anna)));
  }

  private Known<SpeakScope> scope() {
    world.loop.idle();
    return world.loop.session().scope();
  }

  private void whisper() {
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.loop.gate().isOpen()).as(world::timeline).isTrue();
  }

  private FakeMedia.FakeMember us() {
    return world.media.member(world.phone.last.orElseThrow().callSid).orElseThrow();
  }

  @Test
  void theMuteWeJoinedWithIsConfirmed() {
    assertThat(scope().isSurely(new SpeakScope.Nobody())).isTrue();
    assertThat(world.mixer.looks).contains("conf:" + FakeMedia.ACCOUNT + ":" + SteppedWorld.ROOM);
  }

  @Test
  void aWhisperThatTheMixerShowsIsConfirmedAsOfTheLastLook() {
    whisper();
    assertThat(scope().certainty()).as(world::timeline).isEqualTo(Certainty.CONFIRMED);
    assertThat(Duration.between(scope().asOf(), world.time.instant())).isLessThan(A_WHILE);
    assertThat(world.store.snapshot().session().sentence()).startsWith("As asked, shown by");
  }

  @Test
  void theGateDoesNotWaitForTheMixerNorOpenByIt() {
    world.mixer.trouble = Optional.of("closed");
    whisper();
    assertThat(scope().certainty()).isEqualTo(Certainty.REQUESTED);
    world.loop.user().listen();
    world.pass(A_WHILE);
    world.mixer.trouble = Optional.empty();
    world.pass(A_WHILE);
    assertThat(world.loop.gate().isOpen()).isFalse();
  }

  @Test
  void whereTheMixerIsOutOfSightItIsOnlyRequestedAgainAndTheWhisperGoesOn() {
    whisper();
    world.mixer.trouble = Optional.of("the event socket was closed");
    world.pass(LOOK);
    assertThat(scope().certainty()).isEqualTo(Certainty.REQUESTED);
    assertThat(world.loop.gate().isOpen()).as(world::timeline).isTrue();
    assertThat(world.timeline()).contains("the event socket was closed");
    world.mixer.trouble = Optional.empty();
    world.pass(LOOK);
    assertThat(scope().certainty()).isEqualTo(Certainty.CONFIRMED);
  }

  @Test
  void aNewRequestIsNotConfirmedBeforeItWasLookedAtAgain() {
    whisper();
    world.mixer.trouble = Optional.of("closed");
    world.loop.user().listen();
    world.pass(Duration.ofMillis(600));
    assertThat(scope().value()).contains(new SpeakScope.Nobody());
    assertThat(scope().certainty()).isEqualTo(Certainty.REQUESTED);
  }

  @Test
  void aCustomerWhoHearsTheWhisperShutsTheGateAndItIsSaid() {
    whisper();
    us().unheardBy.remove(customer);
    world.pass(LOOK);
    assertThat(world.loop.gate().isOpen()).as(world::timeline).isFalse();
    assertThat(world.timeline()).contains(Inspection.DANGER);
    world.pass(A_WHILE);
    assertThat(us().muted).isTrue();
    world.assertState(SessionState.LISTEN);
    assertThat(world.loop.gate().isOpen()).isFalse();
  }

  @Test
  void whoeverIsMutedByTheMixerIsNotConfirmedToBeHeard() {
    whisper();
    us().muted = true;
    world.pass(LOOK);
    assertThat(scope().certainty()).isEqualTo(Certainty.REQUESTED);
  }

  @Test
  void nothingIsLookedAtOutsideOfRooms() {
    world.loop.user().leave();
    world.pass(A_WHILE);
    world.mixer.looks.clear();
    world.pass(A_WHILE);
    assertThat(world.mixer.looks).isEmpty();
  }
}
