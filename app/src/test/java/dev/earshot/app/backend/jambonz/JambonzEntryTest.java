package dev.earshot.app.backend.jambonz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.SteppedPhone;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Consent;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.audio.sip.SipHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ways into a room in which jambonz calls us. */
class JambonzEntryTest {
  private static final Entry APPLICATION = new Entry.CallUser("mara", SteppedWorld.APPLICATION);
  private static final Entry VERBS = new Entry.CallUserWithVerbs("mara");

  private final List<SteppedPhone.SteppedLeg> rung = new ArrayList<>();

  private SteppedWorld ringing(Entry entry, Duration after) {
    SteppedWorld world = SteppedWorld.entered(entry);
    world.jambonz.ringing =
        (sid, call) ->
            world.time.after(
                after,
                () ->
                    rung.add(world.phone.ring(sid, List.of(new SipHeader("X-Room", call.room())))));
    return world;
  }

  private static void whispers(SteppedWorld world) {
    world.started().customer();
    String agent = world.agent();
    world.listening();
    assertThat(world.loop.session().scope().certainty()).isEqualTo(Certainty.ASSUMED);
    world.loop.user().accept(Consent.UNVERIFIED_AUDIENCE);
    world.loop.user().chooseTag("agent");
    world.loop.user().whisper();
    world.pass(Duration.ofSeconds(4));
    assertThat(world.agentHears(agent)).as(world::timeline).isTrue();
    assertThat(world.meter.leakedMillis).isZero();
    assertThat(world.phone.dialled).isEmpty();
  }

  @Test
  void jambonzCallsUsIntoItsApplication() {
    SteppedWorld world = ringing(APPLICATION, Duration.ofMillis(80));
    whispers(world);
    assertThat(world.jambonz.placed)
        .containsExactly(
            new NewCall("earshot", "mara", Optional.of(SteppedWorld.APPLICATION), "", "desk"));
  }

  @Test
  void jambonzCallsUsWithTheVerbsOfTheRoomAndNoApplication() {
    SteppedWorld world = ringing(VERBS, Duration.ofMillis(80));
    whispers(world);
    assertThat(world.jambonz.placed.getFirst().verbs())
        .isEqualTo("[" + JambonzMessages.supervisorVerb("desk") + "]");
  }

  @Test
  void aCallThatRingsBeforeItsAskingIsAnsweredIsOurs() {
    SteppedWorld world = ringing(VERBS, Duration.ZERO);
    world.answers = () -> Duration.ofMillis(200);
    whispers(world);
  }

  @Test
  void aCallNobodyAskedForIsRefused() {
    SteppedWorld world = ringing(VERBS, Duration.ofMillis(80));
    world.started().customer();
    world.listening();
    SteppedPhone.SteppedLeg stranger =
        world.phone.ring("0d1c2a4e-0000-4f6c-9d55-7a1c9a0a2b11", List.of());
    assertThat(stranger.declined).isEqualTo(480);
  }

  @Test
  void aCallThatDoesNotComeIsTakenBack() {
    SteppedWorld world = SteppedWorld.entered(VERBS);
    world.started().customer();
    world.loop.user().watch(world.room());
    world.pass(Duration.ofSeconds(25));

    world.assertState(SessionState.OUT);
    assertThat(world.jambonz.requests).containsExactly("create call", "hang up");
    assertThat(world.timeline()).contains("jambonz did not answer our call");
  }

  @Test
  void whoLeavesBeforeItRingsIsNotPulledIntoTheRoom() {
    SteppedWorld world = ringing(VERBS, Duration.ofSeconds(5));
    world.started().customer();
    world.loop.user().watch(world.room());
    world.in(1_000, () -> world.loop.user().leave());
    world.pass(Duration.ofSeconds(30));

    world.assertState(SessionState.OUT);
    assertThat(rung).singleElement().satisfies(leg -> assertThat(leg.declined).isEqualTo(480));
    assertThat(world.media.everybody()).hasSize(1);
  }

  @Test
  void aCallThatJambonzRefusesIsSaid() {
    SteppedWorld world = SteppedWorld.entered(VERBS);
    world.jambonz.refuse("create call", 480);
    world.started().customer();
    world.loop.user().watch(world.room());
    world.pass(Duration.ofSeconds(2));

    world.assertState(SessionState.OUT);
    assertThat(world.timeline()).contains("no feature server of jambonz is available");
  }
}
