package dev.earshot.app.backend.jambonz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.Consent;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is asked of a jambonz and what its refusals lead to, beside the contract of all back ends.
 */
class JambonzRequestsTest {
  private static final Duration A_WHILE = Duration.ofSeconds(4);

  private SteppedWorld world = SteppedWorld.measured();

  private String ready() {
    world.started().customer();
    String agent = world.agent();
    world.listening();
    world.loop.user().accept(Consent.UNVERIFIED_AUDIENCE);
    world.loop.user().chooseTag("agent");
    return agent;
  }

  private String whispering() {
    String agent = ready();
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.agentHears(agent)).isTrue();
    world.jambonz.requests.clear();
    return agent;
  }

  @Test
  void m04TheTargetLeavesAtEveryMomentOfTheSequence() {
    for (int millis = 0; millis <= 2_400; millis += 80) {
      world = SteppedWorld.measured();
      world.started().customer();
      String agent = world.agent();
      world.listening();
      world.loop.user().setTag(new ParticipantKey(agent), "agent");
      world.pass(A_WHILE);
      world.loop.user().whisper();
      world.in(millis, () -> world.media.leave(agent));
      world.pass(Duration.ofSeconds(8));

      assertThat(world.meter.leakedMillis).as("after %d ms", millis).isZero();
      assertThat(world.loop.gate().isOpen()).as("after %d ms", millis).isFalse();
      world.assertState(SessionState.LISTEN);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mute,400",
    "mute,404",
    "mute,422",
    "mute,429",
    "mute,500",
    "mute,408",
    "coach,400",
    "coach,404",
    "coach,422",
    "coach,500",
    "coach,408",
    "uncoach,404",
    "uncoach,422",
    "uncoach,500",
    "uncoach,408",
    "unmute,404",
    "unmute,422",
    "unmute,500",
    "unmute,408",
    "unmute,401"
  })
  void m06ARefusalAnywhereEndsSilentAndClaimsNothing(String action, int status) {
    ready();
    world.jambonz.refuse(action, status);
    world.loop.user().whisper();
    world.pass(Duration.ofSeconds(10));

    assertThat(world.loop.gate().isOpen()).isFalse();
    assertThat(world.loop.session().state()).isIn(SessionState.LISTEN, SessionState.OUT);
    assertThat(world.timeline()).contains("our microphone is shut").doesNotContain("You whisper");
    if (!action.equals("unmute")) {
      assertThat(world.jambonz.requests).doesNotContain("unmute");
    }
  }

  @Test
  void m07SilenceDuringEveryStepIsAMuteNextAndNothingWiderFollows() {
    for (int millis = 0; millis <= 1_900; millis += 50) {
      world = SteppedWorld.measured();
      world.answers = () -> Duration.ofMillis(40);
      ready();
      world.loop.user().whisper();
      List<String> after = new ArrayList<>();
      world.in(
          millis,
          () -> {
            world.loop.user().silence();
            world.jambonz.requests.clear();
          });
      world.pass(Duration.ofSeconds(8));
      after.addAll(world.jambonz.requests);
      assertThat(after).as("after %d ms", millis).isNotEmpty().containsOnly("mute");
      world.assertState(SessionState.LISTEN);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 422, 500, 408})
  void m08AMuteRefusedTwiceEndsTheCallWithinTwoSeconds(int status) {
    whispering();
    world.jambonz.refuse("mute", status, status);
    world.loop.user().silence();
    assertThat(world.loop.gate().isOpen()).isFalse();
    world.pass(Duration.ofSeconds(2));

    assertThat(world.jambonz.requests).containsExactly("mute", "mute");
    assertThat(world.phone.hangUps).isEqualTo(1);
    world.assertState(SessionState.OUT);
  }

  @Test
  void j17AfterAServersFailureTheSecondMuteIsEnough() {
    whispering();
    world.jambonz.refuse("mute", 500);
    world.loop.user().listen();
    world.pass(Duration.ofSeconds(2));

    assertThat(world.jambonz.requests).containsExactly("mute", "mute");
    world.assertState(SessionState.LISTEN);
  }

  @Test
  void m15TheConferenceEndsAndNothingMoreIsAskedOfTheOldCall() {
    EnumSet<Quirk> honest = EnumSet.complementOf(EnumSet.of(Quirk.B11_GHOST_ROOM));
    world = SteppedWorld.with(Pace.DEFAULT, honest);
    whispering();
    world.media.end(SteppedWorld.ROOM);
    world.pass(Duration.ofMillis(20));
    assertThat(world.loop.gate().isOpen()).isFalse();
    world.media.open(SteppedWorld.ROOM, true);
    world.pass(A_WHILE);

    world.assertState(SessionState.OUT);
    assertThat(world.jambonz.requests).isEmpty();
  }

  @Test
  void m17PollingTakesLessThanHalfOfTheBudgetAndNoMuteWaitsForIt() {
    ready();
    int before = world.jambonz.looks;
    world.pass(Duration.ofMinutes(10));
    assertThat(world.jambonz.looks - before).isLessThan(600);

    world.loop.user().whisper();
    world.pass(A_WHILE);
    world.loop.user().silence();
    world.pass(Duration.ofMillis(60));
    assertThat(world.jambonz.requests.getLast()).isEqualTo("mute");
  }

  @Test
  void j10AcceptedIsRequestedAndOpensNothing() {
    String agent = ready();
    world.loop.user().setTag(new ParticipantKey(agent), "agent");
    world.pass(A_WHILE);

    assertThat(world.loop.session().roster().orElseThrow().find(new ParticipantKey(agent)))
        .hasValueSatisfying(
            p ->
                assertThat(p.tags().certainty())
                    .isEqualTo(dev.earshot.app.supervision.Certainty.REQUESTED));
    assertThat(world.loop.gate().isOpen()).isFalse();
  }

  @Test
  void j14AnInvalidKeyShutsTheGateAndSaysSo() {
    whispering();
    world.jambonz.refuse("conferences", 401);
    world.pass(Duration.ofSeconds(6));

    assertThat(world.loop.gate().isOpen()).isFalse();
    assertThat(world.timeline()).contains("jambonz does not accept the API key");
  }

  @ParameterizedTest
  @CsvSource({"401,3", "403,3", "500,8", "2,8"})
  void whoRefusesUsIsNotAskedMoreOftenAndWhoIsAwayIs(int status, int most) {
    ready();
    Integer[] all = new Integer[30];
    java.util.Arrays.fill(all, status);
    world.jambonz.refuse("conferences", all);
    world.pass(Duration.ofSeconds(6));
    int before = world.jambonz.looks;
    world.pass(Duration.ofSeconds(10));

    assertThat(world.jambonz.looks - before).isBetween(2, most).isGreaterThan(most - 3);
  }

  @Test
  void lostEventsShutTheGateAtOnce() {
    whispering();
    world.events.channel(false, "the relay is gone");
    assertThat(world.loop.gate().isOpen()).isFalse();
    world.pass(Duration.ofSeconds(2));
    assertThat(world.jambonz.requests).contains("mute");

    world.events.channel(true, "");
    world.pass(Duration.ofSeconds(2));
    world.assertState(SessionState.LISTEN);
  }

  @Test
  void whoWeAreIsFoundInTheListOfCallsWhereTheAnswerDoesNotSay() {
    world.phone.namesOurCall = false;
    world.started().customer();
    world.listening();
    assertThat(world.loop.session().self().orElseThrow().value())
        .isEqualTo(world.phone.last.orElseThrow().callSid);
  }

  @Test
  void j33WhatJambonzDidNotUnderstandFailsTheSequence() {
    ready();
    world.loop.user().whisper();
    world.in(
        400, () -> world.events.legError(world.phone.last.orElseThrow().callSid, "InvalidMessage"));
    world.pass(A_WHILE);

    assertThat(world.jambonz.requests).doesNotContain("unmute");
    assertThat(world.timeline()).contains("jambonz says: InvalidMessage");
  }

  @Test
  void j12AndWhereWeServeTheApplicationCommandsGoOverItsSocket() {
    List<String> sent = new ArrayList<>();
    SteppedJambonz api = world.jambonz;
    LegCommands socket =
        new LegCommands() {
          @Override
          public boolean reaches(String callSid) {
            return true;
          }

          @Override
          public boolean send(String callSid, String message) {
            return sent.add(message);
          }
        };
    new LegControl(api, socket, world.time, Pace.DEFAULT).mute("x", (_, _) -> {});

    assertThat(sent)
        .containsExactly(
            "{\"type\":\"command\",\"command\":\"conf:participant-action\","
                + "\"data\":{\"action\":\"mute\"}}");
    assertThat(api.requests).isEmpty();
  }
}
