package dev.earshot.app.backend.jambonz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Consent;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.audio.phone.LegState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a real jambonz does wrong, by the numbers of the measurements, and what becomes of us: no
 * leak, and no claim that is false.
 */
class JambonzQuirksTest {
  private static final Duration A_WHILE = Duration.ofSeconds(4);

  private SteppedWorld world = SteppedWorld.measured();

  @AfterEach
  void nothingLeakedThatCouldBeKnown() {
    assertThat(world.leakedMillis).isZero();
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

    assertThat(world.newcomerMillis.get(newcomer)).isBetween(10, 70);
    world.newcomerMillis.clear();
    world.pass(A_WHILE);
    assertThat(world.newcomerMillis).isEmpty();
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
      assertThat(world.leakedMillis).as(quirk.name()).isZero();
    }
  }

  @Test
  void theMeterSeesALeakWhereTheSettleTimeIsTooShortForTheServer() {
    int leaked = 0;
    for (int seed = 0; seed < 30; seed++) {
      leaked += JambonzSequences.live(JambonzSequences.hasty(seed)).leakedMillis;
    }
    assertThat(leaked).isPositive();
  }
}
