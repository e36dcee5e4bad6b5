package dev.earshot.app.backend.signalwire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.Role;
import dev.earshot.app.supervision.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What conferences tell of their own accord, as it comes (chapter 6). */
class SignalWireCallbacksTest {
  private static final Duration A_WHILE = Duration.ofSeconds(4);
  private final LamlWorld world = new LamlWorld();
  private int sequence = 1_000;

  private String begin() {
    world.begins();
    // The fake's own callbacks are not those under test.
    world.mute = true;
    return world.rooms.rooms.keySet().iterator().next();
  }

  private void tell(String kind, String room, String call, String... more) {
    Map<String, String> form = new HashMap<>();
    form.put("AccountSid", FakeLaml.ACCOUNT);
    form.put("ConferenceSid", room);
    form.put("CallSid", call);
    form.put("FriendlyName", "desk");
    form.put("StatusCallbackEvent", kind);
    form.put("SequenceNumber", Integer.toString(++sequence));
    for (int i = 0; i < more.length; i += 2) {
      form.put(more[i], more[i + 1]);
    }
    StatusCallback.of(form).ifPresent(world.events::callback);
  }

  private List<String> there() {
    return conference().participants().stream().map(p -> p.key().value()).toList();
  }

  private ObservedConference conference() {
    return world.store.snapshot().conferences().getFirst();
  }

  private ObservedParticipant participant(String call) {
    return conference().find(new ParticipantKey(call)).orElseThrow();
  }

  @Test
  void w22WhoJoinsIsThereOnceHoweverOftenItIsToldAndWhoLeavesIsNot() {
    String room = begin();
    String call = UUID.randomUUID().toString();
    tell("participant-join", room, call);
    tell("participant-join", room, call);
    assertThat(there()).containsExactly(call);
    tell("participant-leave", room, call);
    assertThat(there()).isEmpty();
    tell("participant-join", room, call, "SequenceNumber", "1001");
    assertThat(there()).isEmpty();
  }

  @Test
  void w23SpeechTogglesTalking() {
    String room = begin();
    String call = UUID.randomUUID().toString();
    tell("participant-join", room, call);
    assertThat(participant(call).talking().certainty()).isEqualTo(Certainty.UNKNOWN);
    tell("participant-speech-start", room, call);
    assertThat(participant(call).talking().isSurely(true)).isTrue();
    tell("participant-speech-stop", room, call);
    assertThat(participant(call).talking().isSurely(false)).isTrue();
  }

  @Test
  void w24AMuteIsTakenOverAndReadAgain() {
    String room = begin();
    ParticipantKey agent = world.agent();
    world.pass(Duration.ofSeconds(11));
    List<String> asked = new ArrayList<>();
    world.laml.asked = asked::add;
    tell("participant-mute", room, agent.value(), "Muted", "true");
    assertThat(participant(agent.value()).muted().isSurely(true)).isTrue();
    world.pass(Duration.ofSeconds(1));
    // It is not so: what is read counts.
    assertThat(asked).contains("get " + agent);
    assertThat(participant(agent.value()).muted().isSurely(false)).isTrue();
  }

  @Test
  void w28AnEndEmptiesTheRoomAndTakesUsOut() {
    String room = begin();
    world.agent();
    world.customer();
    world.pass(Duration.ofSeconds(11));
    world.loop.user().watch(world.room());
    world.pass(A_WHILE);
    world.assertState(SessionState.LISTEN);
    tell("conference-end", room, "");
    tell("participant-join", room, UUID.randomUUID().toString());
    assertThat(world.store.snapshot().conferences()).isEmpty();
    world.pass(A_WHILE);
    world.assertState(SessionState.OUT);
  }

  @ParameterizedTest
  @CsvSource({"conference-modify", "announcement-end", "''", "join"})
  void whatIsNoEventOfTheListIsNone(String kind) {
    assertThat(
            StatusCallback.of(
                Map.of("StatusCallbackEvent", kind, "ConferenceSid", "x", "CallSid", "y")))
        .isEmpty();
  }

  @Test
  void anEventWithoutASequenceIsOrderedByItsSecond() {
    String room = begin();
    String call = UUID.randomUUID().toString();
    String first = "Fri, 20 Nov 2026 10:00:01 +0000";
    String later = "Fri, 20 Nov 2026 10:00:02 +0000";
    tell("participant-join", room, call, "SequenceNumber", "", "Timestamp", first);
    tell("participant-leave", room, call, "SequenceNumber", "", "Timestamp", later);
    tell("participant-join", room, call, "SequenceNumber", "", "Timestamp", first);
    assertThat(there()).isEmpty();
    tell("participant-join", room, call, "SequenceNumber", "", "Timestamp", later);
    assertThat(there()).containsExactly(call);
  }

  @Test
  void whoCameByOurCallFlowIsWhatItSays() {
    String room = begin();
    ParticipantKey agent = world.customer();
    world.events.roleGiven(agent.value(), Role.AGENT);
    tell("participant-join", room, agent.value());
    assertThat(participant(agent.value()).role().isSurely(Role.AGENT)).isTrue();
  }

  private static CallRecord call(String direction, String from, String to) {
    return new CallRecord("x", from, to, direction, Optional.empty(), "in-progress");
  }

  @ParameterizedTest
  @CsvSource({
    "outbound-api, +1000, sip:agent-7@EXAMPLE.org;transport=tls, false, AGENT, CONFIRMED",
    "outbound-dial, +1000, +15557788999, false, AGENT, CONFIRMED",
    "inbound, +15557788999, +1000, false, AGENT, ASSUMED",
    "inbound, +15557788999, +1000, true, AGENT, CONFIRMED",
    "inbound, <sip:agent-7@example.org:5061>, +1000, true, AGENT, CONFIRMED",
    "inbound, +15557788990, +1000, true, , UNKNOWN",
    "inbound, sip:agent-7@example.org.evil.net, +1000, true, , UNKNOWN"
  })
  void aNumberSaysWhoSomebodyIsOnlyIfHeCannotChooseIt(
      String direction, String from, String to, boolean trusted, Role role, Certainty certainty) {
    RoleRules rules =
        new RoleRules(
            List.of(
                RoleRules.Rule.of("sip:agent-*@example.org", Role.AGENT),
                RoleRules.Rule.of("+15557788999", Role.AGENT)),
            List.of(RoleRules.Rule.of("agent*", Role.AGENT)),
            trusted,
            Optional.empty());
    var known =
        rules.roleOf(
            Optional.empty(),
            "",
            Optional.of(call(direction, from, to)),
            true,
            world.time.instant());
    assertThat(known.certainty()).isEqualTo(certainty);
    assertThat(known.value()).isEqualTo(Optional.ofNullable(role));
    assertThat(
            rules
                .roleOf(Optional.empty(), "agent 7", Optional.empty(), true, world.time.instant())
                .isSurely(Role.AGENT))
        .isTrue();
  }

  @Test
  void theFirstCallerIsOnlyTakenToBeWhatHeUsuallyIs() {
    RoleRules rules = new RoleRules(List.of(), List.of(), true, Optional.of(Role.AGENT));
    assertThat(
            rules
                .roleOf(Optional.empty(), "", Optional.empty(), true, world.time.instant())
                .certainty())
        .isEqualTo(Certainty.ASSUMED);
    assertThat(
            rules
                .roleOf(Optional.empty(), "", Optional.empty(), false, world.time.instant())
                .certainty())
        .isEqualTo(Certainty.UNKNOWN);
  }
}
