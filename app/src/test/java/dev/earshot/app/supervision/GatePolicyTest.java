package dev.earshot.app.supervision;

import static dev.earshot.app.supervision.Rosters.ANNA;
import static dev.earshot.app.supervision.Rosters.BOB;
import static dev.earshot.app.supervision.Rosters.CARL;
import static dev.earshot.app.supervision.Rosters.SELF;
import static dev.earshot.app.supervision.Rosters.T0;
import static dev.earshot.app.supervision.Rosters.agent;
import static dev.earshot.app.supervision.Rosters.customer;
import static dev.earshot.app.supervision.Rosters.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.mixer.conference.MemberTag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row per reason why the gate stays shut. */
class GatePolicyTest {
  private static final SpeakScope TO_AGENTS = new SpeakScope.OnlyTag(new MemberTag("agent"));

  /** A whisper to Anna that nothing speaks against, then changed. */
  private static Session whisper(Consumer<Transition> change) {
    Transition t = new Transition(Session.out(Capabilities.NONE, T0), Timings.DEFAULT, T0);
    t.state = SessionState.WHISPER;
    t.mode = Mode.WHISPER;
    t.self = Optional.of(SELF);
    t.talk = Talk.HELD;
    t.targets = List.of(ANNA);
    scope(t, new SpeakScope.OnlyCalls(Set.of(ANNA)));
    roster(t, agent(ANNA), customer(CARL));
    change.accept(t);
    return t.session();
  }

  private static void scope(Transition t, SpeakScope scope) {
    t.scope = Known.confirmed(scope, T0);
  }

  private static void roster(Transition t, ObservedParticipant... others) {
    t.roster = Optional.of(Rosters.room(T0, t.scope, others));
  }

  private static void barge(Transition t) {
    t.state = SessionState.BARGE;
    t.mode = Mode.BARGE;
    t.talk = Talk.LATCHED;
    t.barged = Set.of(ANNA, CARL);
    scope(t, new SpeakScope.Everybody());
  }

  private static Arguments row(String objection, Consumer<Transition> change) {
    return Arguments.of(objection, change);
  }

  static Stream<Arguments> objections() {
    return Stream.of(
        row("not in a conference", t -> t.state = SessionState.OUT),
        row("joining", t -> t.state = SessionState.JOINING),
        row("listening", t -> t.state = SessionState.LISTEN),
        row("switching", t -> t.state = SessionState.SWITCHING),
        row("not known who would hear you", t -> t.state = SessionState.UNCERTAIN),
        row("leaving", t -> t.state = SessionState.LEAVING),
        row("switching", t -> t.pending = Optional.of(new Pending(1, Pending.Step.MUTE, 1))),
        row("you muted yourself", t -> t.conditions = t.conditions.withMutedByUser(true)),
        row(
            "no working microphone and speaker",
            t -> t.conditions = t.conditions.withMicrophoneAlive(false)),
        row("connection lost", t -> t.conditions = t.conditions.withConnected(false)),
        row("your call is on hold", t -> t.conditions = t.conditions.withLegHeld(true)),
        row(
            "you are not in the conference any more",
            t -> t.self = Optional.of(new ParticipantKey("gone"))),
        row("key released", t -> t.talk = Talk.NONE),
        row(
            "who hears you is not confirmed",
            t -> t.scope = Known.requested(new SpeakScope.OnlyCalls(Set.of(ANNA)), T0)),
        row("muted by the conference", t -> scope(t, new SpeakScope.Nobody())),
        row("carl would hear you too", t -> scope(t, new SpeakScope.Everybody())),
        row(
            "bob would hear you too",
            t -> {
              scope(t, TO_AGENTS);
              roster(t, agent(ANNA), stranger(BOB));
            }),
        row(
            "not everybody who would hear you is a confirmed colleague",
            t -> roster(t, stranger(ANNA), customer(CARL))),
        row("nobody would hear you", t -> scope(t, new SpeakScope.OnlyCalls(Set.of()))),
        row(
            "barge is not confirmed",
            t -> {
              barge(t);
              t.talk = Talk.NONE;
            }),
        row(
            "who hears you is not confirmed",
            t -> {
              barge(t);
              scope(t, TO_AGENTS);
            }),
        row(
            "bob joined",
            t -> {
              barge(t);
              roster(t, agent(ANNA), customer(CARL), stranger(BOB));
            }));
  }

  @ParameterizedTest
  @MethodSource("objections")
  void theGateStaysShut(String objection, Consumer<Transition> change) {
    assertThat(GatePolicy.objection(whisper(change))).contains(objection);
  }

  @Test
  void otherwiseItMayOpen() {
    assertThat(GatePolicy.objection(whisper(t -> {}))).isEmpty();
    assertThat(GatePolicy.objection(whisper(GatePolicyTest::barge))).isEmpty();
  }
}
