package dev.earshot.app.backend.jambonz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Consent;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whispering over a jambonz that behaves as measured, in virtual time. */
class JambonzWhisperTest {
  private static final Duration A_WHILE = Duration.ofSeconds(4);

  private final SteppedWorld world = SteppedWorld.measured();

  @AfterEach
  void nothingEverLeaked() {
    assertThat(world.meter.leakedMillis).isZero();
    assertThat(world.meter.newcomerMillis).isEmpty();
  }

  private void whisperToTag(String tag) {
    world.loop.user().chooseTag(tag);
    world.loop.user().whisper();
    world.pass(A_WHILE);
  }

  @Test
  void m01JoiningListensAndIsOnlyAssumedToBeMuted() {
    world.started().customer();
    world.listening();

    assertThat(world.loop.session().scope().value()).contains(new SpeakScope.Nobody());
    assertThat(world.loop.session().scope().certainty()).isEqualTo(Certainty.ASSUMED);
    assertThat(world.phone.dialled)
        .containsExactly("sip:app-" + SteppedWorld.APPLICATION + "@example.org");
    assertThat(world.phone.headers).contains("X-Room: desk", "X-Mode: listen");
  }

  @Test
  void j34AWhisperTakesTheSequenceThatNeverLeaks() {
    world.started().customer();
    String agent = world.agent();
    world.listening();
    world.loop.user().accept(Consent.UNVERIFIED_AUDIENCE);
    whisperToTag("agent");

    assertThat(world.jambonz.requests)
        .containsExactly("mute", "coach nobody-x", "uncoach", "coach agent", "unmute");
    for (int i = 1; i < 5; i++) {
      assertThat(
              Duration.between(
                  world.jambonz.requestedAt.get(i - 1), world.jambonz.requestedAt.get(i)))
          .isGreaterThanOrEqualTo(Pace.DEFAULT.spacing());
    }
    assertThat(world.loop.gate().isOpen()).isTrue();
    assertThat(world.agentHears(agent)).isTrue();
    assertThat(world.loop.session().scope().certainty()).isEqualTo(Certainty.REQUESTED);
    assertThat(world.store.snapshot().session().sentence())
        .startsWith("Asked for, not confirmable.")
        .contains("it cannot be told whether");
  }

  @Test
  void p8WithoutConsentNothingIsAskedWhereTheAudienceCannotBeVerified() {
    world.started().customer();
    world.agent();
    world.listening();
    whisperToTag("agent");

    assertThat(world.jambonz.requests).isEmpty();
    assertThat(world.store.snapshot().session().gateReason())
        .isEqualTo(
            "It cannot be told whether +4930123, anna carries the tag agent: accept that"
                + " first.");
  }

  @Test
  void j35ToListenIsAMuteAndNeverAnUncoach() {
    j34AWhisperTakesTheSequenceThatNeverLeaks();
    world.jambonz.requests.clear();
    world.loop.user().listen();
    assertThat(world.loop.gate().isOpen()).isFalse();
    world.pass(A_WHILE);

    assertThat(world.jambonz.requests).containsExactly("mute");
    world.assertState(SessionState.LISTEN);
  }

  @Test
  void theSameWhisperAgainTakesAnUnmuteOnly() {
    j35ToListenIsAMuteAndNeverAnUncoach();
    world.jambonz.requests.clear();
    world.loop.user().talkPressed();
    world.pass(Duration.ofSeconds(1));

    assertThat(world.jambonz.requests).containsExactly("unmute");
    assertThat(world.loop.gate().isOpen()).isTrue();
  }

  @Test
  void j37AJoinShutsTheGateUntilTheSequenceWasTakenAgain() {
    world.eventLatency = () -> Duration.ZERO;
    j34AWhisperTakesTheSequenceThatNeverLeaks();
    world.jambonz.requests.clear();
    world.media.join(SteppedWorld.ROOM, "+49171", true, Optional.empty());
    world.time.advance(Duration.ofMillis(10));
    assertThat(world.loop.gate().isOpen()).isFalse();
    assertThat(world.loop.gate().reason()).isEqualTo("new participant: +49171");

    world.pass(A_WHILE);
    assertThat(world.jambonz.requests)
        .containsExactly("mute", "mute", "coach nobody-x", "uncoach", "coach agent", "unmute");
    assertThat(world.loop.gate().isOpen()).isTrue();
    world.meter.newcomerMillis.clear();
  }

  @Test
  void j36TheTagOfTheOnlyTargetIsTakenAway() {
    world.started().customer();
    String agent = world.agent();
    world.listening();
    world.loop.user().setTag(new ParticipantKey(agent), "agent");
    world.pass(A_WHILE);
    world.loop.user().accept(Consent.UNVERIFIED_AUDIENCE);
    whisperToTag("agent");
    assertThat(world.loop.gate().isOpen()).isTrue();
    assertThat(world.loop.session().targets()).containsExactly(new ParticipantKey(agent));

    world.jambonz.requests.clear();
    world.loop.user().setTag(new ParticipantKey(agent), "");
    world.pass(A_WHILE);
    assertThat(world.loop.gate().isOpen()).isFalse();
    assertThat(world.jambonz.requests).containsExactly("untag", "mute");
    world.assertState(SessionState.LISTEN);
  }

  @Test
  void chosenOnesWhoseTagsAreOursGetATagOfTheirOwnAndNobodyElseHears() {
    world.started().customer();
    String anna = world.agent();
    String bob = world.media.join(SteppedWorld.ROOM, "bob", false, Optional.of("agent"));
    world.pass(A_WHILE);
    world.listening();
    world.loop.user().setTag(new ParticipantKey(anna), "agent");
    world.pass(A_WHILE);
    world.jambonz.requests.clear();

    world.loop.user().chooseTargets(List.of(new ParticipantKey(anna)));
    world.loop.user().whisper();
    world.pass(A_WHILE);

    assertThat(world.jambonz.requests.getFirst()).startsWith("tag _es-");
    assertThat(world.agentHears(anna)).as(world::timeline).isTrue();
    assertThat(world.agentHears(bob)).isFalse();
    assertThat(world.store.snapshot().session().sentence())
        .isEqualTo("Asked for, not confirmable. Heard by: anna. Not by: +4930123, bob. Unsure: –");

    world.loop.user().leave();
    world.pass(A_WHILE);
    assertThat(world.media.member(anna).orElseThrow().tag).contains("agent");
  }

  @Test
  void twoOfThreeAgentsAreChosenAndThenTheTagIsGivenBackForAWhisperToAll() {
    world.started().customer();
    String anna = world.agent();
    String bob = world.media.join(SteppedWorld.ROOM, "bob", false, Optional.empty());
    String cleo = world.media.join(SteppedWorld.ROOM, "cleo", false, Optional.empty());
    world.pass(A_WHILE);
    world.listening();
    for (String agent : List.of(anna, bob, cleo)) {
      world.loop.user().setTag(new ParticipantKey(agent), "agent");
    }
    world.pass(A_WHILE);
    world.jambonz.requests.clear();
    world.loop.user().chooseTargets(List.of(new ParticipantKey(anna), new ParticipantKey(bob)));
    world.loop.user().whisper();
    world.pass(A_WHILE);

    assertThat(world.jambonz.requests)
        .containsExactly(
            "tag _es-n1",
            "tag _es-n1",
            "mute",
            "coach nobody-x",
            "uncoach",
            "coach _es-n1",
            "unmute");
    assertThat(world.agentHears(anna) && world.agentHears(bob)).isTrue();
    assertThat(world.agentHears(cleo)).isFalse();

    world.loop.user().accept(Consent.UNVERIFIED_AUDIENCE);
    world.loop.user().chooseTag("agent");
    world.pass(Duration.ofSeconds(6));
    assertThat(world.agentHears(anna) && world.agentHears(bob) && world.agentHears(cleo))
        .as(world::timeline)
        .isTrue();
  }

  @Test
  void aTagWeDidNotSetIsReplacedOnlyIfAllowed() {
    world.started();
    String anna = world.agent();
    world.customer();
    world.jambonz.edition = Edition.V10;
    world.pass(Duration.ofSeconds(6));
    String bob = world.media.join(SteppedWorld.ROOM, "bob", false, Optional.of("agent"));
    world.pass(Duration.ofSeconds(6));
    world.listening();
    world.loop.user().chooseTargets(List.of(new ParticipantKey(anna)));
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.loop.gate().isOpen()).isFalse();
    assertThat(world.timeline()).contains("a tag that Earshot did not set must be replaced");

    world.loop.user().accept(Consent.REPLACE_TAGS);
    world.loop.user().whisper();
    world.pass(Duration.ofSeconds(8));
    assertThat(world.agentHears(anna)).isTrue();
    assertThat(world.agentHears(bob)).isFalse();
  }

  @Test
  void wherePeopleAreNotReportedTheConsentLastsAMinute() {
    world.unreported();
    String agent = world.media.join(SteppedWorld.ROOM, "anna", false, Optional.of("agent"));
    world.customer();
    world.pass(A_WHILE);
    world.listening();
    world.loop.user().accept(Consent.UNVERIFIED_AUDIENCE);
    whisperToTag("agent");
    assertThat(world.agentHears(agent)).as(world::timeline).isTrue();

    world.pass(Duration.ofSeconds(57));
    assertThat(world.loop.gate().isOpen()).isFalse();
    assertThat(world.store.snapshot().session().gateReason())
        .isEqualTo("who is in the room cannot be told: accept it again");
  }

  @Test
  void bargeMutesForgetsAllRelationsAndUnmutes() {
    world.started();
    String customer = world.customer();
    world.agent();
    world.listening();
    world.loop.user().askBarge();
    world.loop.user().confirmBarge();
    world.pass(A_WHILE);

    assertThat(world.jambonz.requests)
        .containsExactly("mute", "coach nobody-x", "uncoach", "unmute");
    world.assertState(SessionState.BARGE);
    assertThat(world.loop.gate().isOpen()).isTrue();
    assertThat(world.media.ears(world.phone.last.orElseThrow().callSid)).contains(customer);
  }

  @Test
  void theTagOfCustomersIsNeverWhisperedTo() {
    world.started().customer();
    world.listening();
    world.loop.user().accept(Consent.UNVERIFIED_AUDIENCE);
    whisperToTag("customer");

    assertThat(world.loop.gate().isOpen()).isFalse();
    assertThat(world.jambonz.requests).doesNotContain("unmute").doesNotContain("coach customer");
    assertThat(new MemberTag("customer").isPrivate()).isFalse();
  }

  @Test
  void everyStepIsInTheTimeline() {
    j34AWhisperTakesTheSequenceThatNeverLeaks();

    assertThat(world.timeline())
        .contains("jambonz: coach nobody-", "jambonz: uncoach | accepted", "jambonz: unmute");
  }
}
