package dev.earshot.app.backend.jambonz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.leg.SupervisorPhone;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Consent;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.audio.phone.LegState;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a real jambonz does wrong, by the numbers of the measurements, and what becomes of us: no
 * leak, and no claim that is false.
 */
class JambonzQuirksTest {
  private static final Duration A_WHILE = Duration.ofSeconds(4);

  private SteppedWorld world = SteppedWorld.measured();

  @AfterEach
  void nothingLeakedThatCouldBeKnown() {
    assertThat(world.meter.leakedMillis).isZero();
  }

  private String whispering() {
    world.started().customer();
    String agent = world.agent();
    world.listening();
    world.loop.user().accept(Consent.UNVERIFIED_AUDIENCE);
    world.loop.user().chooseTag("agent");
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.agentHears(agent)).isTrue();
    world.jambonz.requests.clear();
    return agent;
  }

  @Test
  void b1AnAgentTaggedDuringTheWhisperHearsAfterTheSequence() {
    whispering();
    String late = world.media.join(SteppedWorld.ROOM, "bob", false, Optional.empty());
    world.pass(A_WHILE);
    assertThat(world.agentHears(late)).isFalse();

    world.loop.user().setTag(new ParticipantKey(late), "agent");
    world.pass(A_WHILE);
    assertThat(world.agentHears(late)).as(world::timeline).isTrue();
  }

  @Test
  void b2AnAgentWhoComesBackDuringTheWhisperHearsAgain() {
    String agent = whispering();
    world.media.leave(agent);
    world.pass(Duration.ofMillis(200));
    String again = world.agent();
    world.pass(Duration.ofSeconds(6));
    assertThat(world.agentHears(again)).as(world::timeline).isTrue();
  }

  @Test
  void b3AfterALateTagABargeReachesEverybody() {
    b1AnAgentTaggedDuringTheWhisperHearsAfterTheSequence();
    world.loop.user().askBarge();
    world.loop.user().confirmBarge();
    world.pass(A_WHILE);

    assertThat(world.media.ears(world.phone.last.orElseThrow().callSid)).hasSize(3);
    world.assertState(SessionState.BARGE);
  }

  @Test
  void b4NoUncoachIsEverHasty() {
    whispering();
    int coach = -1;
    for (int i = 0; i < world.jambonz.requests.size(); i++) {
      if (world.jambonz.requests.get(i).startsWith("coach")) {
        coach = i;
      } else if (world.jambonz.requests.get(i).equals("uncoach") && coach >= 0) {
        assertThat(world.jambonz.requestedAt.get(i))
            .isAfter(world.jambonz.requestedAt.get(coach).plusMillis(250));
      }
    }
    assertThat(world.jambonz.mostInFlight).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"team lead", "o'neill", "", "_own", "a:b"})
  void b5ATagThatInvertsAWhisperIsNeitherSetNorWhisperedTo(String tag) {
    String agent = whispering();
    world.loop.user().setTag(new ParticipantKey(agent), tag.isEmpty() ? " " : tag);
    world.loop.user().chooseTag(tag.isEmpty() ? " " : tag);
    world.pass(A_WHILE);

    assertThat(world.jambonz.requests).doesNotContain("tag " + tag, "coach " + tag);
    assertThat(world.timeline()).contains("Not a tag");
  }

  @Test
  void b6InARoomWithABlankInItsNameWeListenOnly() {
    world.loop.listen();
    world.media.open("my desk", true);
    world.media.join("my desk", "anna", false, Optional.of("agent"));
    world.media.join("my desk", "+49", true, Optional.empty());
    world.pass(A_WHILE);
    world.listening();
    world.loop.user().accept(Consent.UNVERIFIED_AUDIENCE);
    world.loop.user().chooseTag("agent");
    world.loop.user().whisper();
    world.pass(A_WHILE);

    assertThat(world.loop.gate().isOpen()).isFalse();
    assertThat(world.jambonz.requests).containsOnly("mute");
    assertThat(world.timeline()).contains("jambonz ignores mute and coach");
  }

  @Test
  void b7WeNeverJoinSpeakingToATag() {
    assertThat(JambonzMessages.supervisorVerb("desk").toString())
        .isEqualTo(
            "{\"verb\":\"conference\",\"name\":\"desk\",\"startConferenceOnEnter\":false,"
                + "\"endConferenceOnExit\":false,\"joinMuted\":true,\"memberTag\":\"supervisor\"}");
  }

  @Test
  void b8ANewcomerHearsForTheEventsLatencyAndAFrameAtMost() {
    world.eventLatency = () -> Duration.ofMillis(60);
    whispering();
    String newcomer = world.media.join(SteppedWorld.ROOM, "+49171", true, Optional.empty());
    world.pass(A_WHILE);

    assertThat(world.meter.newcomerMillis.get(newcomer)).isBetween(10, 70);
    world.meter.newcomerMillis.clear();
    world.pass(A_WHILE);
    assertThat(world.meter.newcomerMillis).isEmpty();
  }

  @Test
  void b9NobodyOnHoldIsUnmuted() {
    whispering();
    String customer = world.media.everybody().getFirst().callSid;
    world.loop.user().muteParticipant(new ParticipantKey(customer), true);
    world.pass(A_WHILE);
    assertThat(world.jambonz.requests).contains("mute");
    assertThat(world.loop.session().roster().orElseThrow().find(new ParticipantKey(customer)))
        .hasValueSatisfying(p -> assertThat(p.muted().certainty()).isEqualTo(Certainty.REQUESTED));
  }

  @Test
  void b9WhoWasMutedBeforeAHoldIsMutedAfterIt() {
    world.started();
    String customer = world.customer();
    world.listening();
    ParticipantKey who = new ParticipantKey(customer);
    world.loop.user().muteParticipant(who, true);
    world.pass(A_WHILE);
    world.loop.user().holdParticipant(who, true);
    world.pass(A_WHILE);
    world.loop.user().muteParticipant(who, false);
    world.pass(A_WHILE);
    assertThat(world.timeline()).contains("unmuting would make him heard at once");
    world.loop.user().holdParticipant(who, false);
    world.pass(A_WHILE);

    assertThat(world.jambonz.requests).containsExactly("mute", "hold", "unhold", "mute");
    assertThat(world.media.member(customer).orElseThrow().muted).isTrue();
  }

  @Test
  void b10AnUntaggedSupervisorIsNotSaidToHearTheWhisper() {
    whispering();
    String second = world.media.join(SteppedWorld.ROOM, "mara", false, Optional.of("supervisor"));
    world.pass(A_WHILE);
    assertThat(world.loop.session().targets()).doesNotContain(new ParticipantKey(second));
    assertThat(world.agentHears(second)).isFalse();
  }

  @Test
  void b11AGhostRoomIsNotTakenForALiveOne() {
    world.started();
    String customer = world.customer();
    world.media.leave(customer);
    world.media.end(SteppedWorld.ROOM);
    world.time.jump(Duration.ofHours(13));

    var ghost = world.store.snapshot().conferences().getFirst();
    assertThat(ghost.participants()).isEmpty();
    world.pass(Duration.ofSeconds(6));
    assertThat(world.loop.gate().isOpen()).isFalse();
  }

  @Test
  void b12AWhisperWhoseRecordExpiredEndsByHangingUp() {
    whispering();
    world.time.jump(Duration.ofMinutes(62));
    world.loop.user().listen();
    assertThat(world.loop.gate().isOpen()).isFalse();
    world.pass(Duration.ofSeconds(2));

    world.assertState(SessionState.OUT);
    assertThat(world.phone.hangUps).isEqualTo(1);
  }

  @Test
  void b13WhoVanishedWithoutAByeStillCountsAsListening() {
    String agent = whispering();
    world.time.jump(Duration.ofMinutes(3));
    assertThat(world.loop.session().targets()).isEmpty();
    assertThat(world.loop.session().roster().orElseThrow().find(new ParticipantKey(agent)))
        .isPresent();
  }

  @Test
  void b14AfterACrashWeLearnOfItByTheNextRequestAndHangUp() {
    whispering();
    world.media.crash = FakeMedia.Crash.DOWN;
    world.loop.user().talkReleased();
    world.pass(Duration.ofSeconds(3));

    world.assertState(SessionState.OUT);
    assertThat(world.phone.hangUps).isEqualTo(1);
  }

  @Test
  void b14AWhisperDuringWhichTheServerCrashesEndsWithoutAnybodysDoing() {
    whispering();
    world.media.crash = FakeMedia.Crash.DOWN;
    world.pass(Duration.ofSeconds(8));

    world.assertState(SessionState.OUT);
    assertThat(world.phone.hangUps).isEqualTo(1);
    assertThat(world.timeline()).contains("no sign of life of our call");
  }

  @Test
  void b14WhereNoMoreRequestsAreTakenTheWhisperEndsAfterThirtySeconds() {
    whispering();
    Instant begin = world.time.instant();
    world.jambonz.budget = new RequestBudget(600, 10, begin.plusSeconds(280), Instant.EPOCH);
    world.pass(Duration.ofSeconds(20));
    assertThat(world.loop.gate().isOpen()).isTrue();

    world.pass(Duration.ofSeconds(30));
    assertThat(world.loop.gate().isOpen()).isFalse();
    assertThat(world.timeline()).contains("no sign of life of our call for");
  }

  @Test
  void b14ASignOfLifeKeepsTheWhisperOnAndChangesNothing() {
    String agent = whispering();
    world.pass(Duration.ofMinutes(3));

    assertThat(world.agentHears(agent)).isTrue();
    assertThat(world.jambonz.requests).isEmpty();
    assertThat(world.jambonz.signs).containsOnly("coach agent").hasSizeBetween(30, 40);
    assertThat(world.jambonz.mostInFlight).isEqualTo(1);
  }

  @Test
  void b15NoDigitIsEverSentIntoAConference() {
    whispering();
    world.loop.user().listen();
    world.pass(A_WHILE);

    // Neither the telephone nor the interface we speak through has a way to say one.
    assertThat(SupervisorPhone.class.getMethods())
        .extracting(Method::getName)
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("dtmf"));
    assertThat(ParticipantAction.class.getPermittedSubclasses())
        .extracting(Class::getSimpleName)
        .containsExactlyInAnyOrder(
            "Tag", "Untag", "Coach", "Uncoach", "Mute", "Unmute", "Hold", "Unhold");
    assertThat(world.jambonz.requests).noneMatch(request -> request.contains("dtmf"));
  }

  @Test
  void b16ToListenIsAMuteAlone() {
    whispering();
    world.loop.user().listen();
    world.pass(A_WHILE);
    assertThat(world.jambonz.requests).containsExactly("mute");
  }

  @Test
  void b17AHoldOfOurLegShutsTheGate() {
    whispering();
    world.phone.last.orElseThrow().become(new LegState.Up(true));
    assertThat(world.loop.gate().isOpen()).isFalse();
    assertThat(world.loop.gate().reason()).isEqualTo("your call is on hold");
  }

  @Test
  void b18WhatWasSaidWhileTheLegStoodStillIsNotSaidAfterwards() {
    String agent = whispering();
    world.phone.last.orElseThrow().become(new LegState.Up(true));
    world.pass(Duration.ofSeconds(1));
    world.phone.last.orElseThrow().become(new LegState.Up(false));

    // The gate was shut when it stood still, so nothing waits to be heard late; it opens anew.
    assertThat(world.loop.gate().isOpen() && !world.agentHears(agent)).isFalse();
    assertThat(world.meter.leakedMillis).isZero();
  }

  @Test
  void j40NoRoomIsEverDialledByItsName() {
    world.loop.listen();
    world.media.open("conference-desk", true);
    world.media.join("conference-desk", "anna", false, Optional.of("agent"));
    world.pass(A_WHILE);
    world.listening();

    assertThat(world.phone.dialled).isNotEmpty().noneMatch(uri -> uri.contains("conference-"));
  }

  @Test
  void j46AnAgentWhoIsTaggedLateHearsBecauseAllRelationsAreMadeAnew() {
    whispering();
    String late = world.media.join(SteppedWorld.ROOM, "bob", false, Optional.empty());
    world.pass(A_WHILE);
    world.jambonz.requests.clear();
    world.loop.user().setTag(new ParticipantKey(late), "agent");
    world.pass(A_WHILE);

    assertThat(world.agentHears(late)).as(world::timeline).isTrue();
    // Coaching once more would leave him deaf (B1); forgetting everything first is as good as a
    // rejoin, and takes no new call (measured, chapter 4).
    assertThat(world.jambonz.requests)
        .containsSubsequence("mute", "coach nobody-x", "uncoach", "coach agent", "unmute");
    assertThat(world.phone.dialled).hasSize(1);
  }

  @Test
  void b19TheDialledUserPartIsAnApplicationAndNothingElse() {
    whispering();
    assertThat(world.phone.dialled).allMatch(uri -> uri.matches("sip:app-[0-9a-f-]{36}@[a-z.]+"));
  }

  @Test
  void everyQuirkAloneLeaksNothingEither() {
    for (Quirk quirk : Quirk.values()) {
      world = SteppedWorld.with(Pace.DEFAULT, EnumSet.of(quirk));
      whispering();
      world.media.join(SteppedWorld.ROOM, "+49171", true, Optional.empty());
      world.pass(A_WHILE);
      assertThat(world.meter.leakedMillis).as(quirk.name()).isZero();
    }
  }

  @Test
  void theMeterSeesALeakWhereTheSettleTimeIsTooShortForTheServer() {
    int leaked = 0;
    for (int seed = 0; seed < 30; seed++) {
      leaked += JambonzSequences.live(JambonzSequences.hasty(seed)).meter.leakedMillis;
    }
    assertThat(leaked).isPositive();
  }
}
