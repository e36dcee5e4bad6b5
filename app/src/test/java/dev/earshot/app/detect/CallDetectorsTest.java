package dev.earshot.app.detect;

import static dev.earshot.app.supervision.Rosters.ANNA;
import static dev.earshot.app.supervision.Rosters.BOB;
import static dev.earshot.app.supervision.Rosters.CARL;
import static dev.earshot.app.supervision.Rosters.ROOM;
import static dev.earshot.app.supervision.Rosters.T0;
import static dev.earshot.app.supervision.Rosters.agent;
import static dev.earshot.app.supervision.Rosters.customer;
import static dev.earshot.app.supervision.Rosters.held;
import static dev.earshot.app.supervision.Rosters.room;
import static dev.earshot.app.supervision.Rosters.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.Reporting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CallDetectorsTest {
  private final CallDetectors detectors = new CallDetectors(Thresholds.DEFAULT);
  private final ConsoleStore store = ConsoleStore.open("test", () -> T0);
  private Instant now = T0;

  CallDetectorsTest() {
    connection(ConnectionView.State.UP);
  }

  private void connection(ConnectionView.State state) {
    store.dispatch(new ConsoleEvent.ConnectionChanged(new ConnectionView("test", state, "", T0)));
  }

  private void show(ObservedConference conference) {
    store.dispatch(new ConsoleEvent.ConferenceChanged(conference));
  }

  /** What is raised (+) and cleared (-) while the conference stays so. */
  private List<String> during(double seconds) {
    return during(detectors, seconds);
  }

  private List<String> during(CallDetectors some, double seconds) {
    List<String> told = new ArrayList<>();
    Instant end = now.plusMillis((long) (seconds * 1_000));
    for (; now.isBefore(end); now = now.plusMillis(150)) {
      ConsoleSnapshot snapshot = store.snapshot();
      some.step(now, snapshot).stream().map(CallDetectorsTest::text).forEach(told::add);
    }
    return told;
  }

  private static String text(ConsoleEvent event) {
    return switch (event) {
      case ConsoleEvent.AlertRaised raised ->
          "+" + raised.alert().kind() + " " + raised.alert().what();
      case ConsoleEvent.AlertCleared cleared -> "-" + cleared.id();
      default -> "?" + event;
    };
  }

  private static ObservedParticipant talks(ObservedParticipant p) {
    return p.talking(Known.confirmed(true, T0));
  }

  private static ObservedParticipant maybeTalks(ObservedParticipant p) {
    return p.talking(Known.unknown(T0));
  }

  private static ObservedParticipant maybeMuted(ObservedParticipant p) {
    return new ObservedParticipant(
        p.key(),
        p.name(),
        p.number(),
        p.role(),
        p.tags(),
        p.speakScope(),
        Known.unknown(T0),
        p.held(),
        p.talking(),
        p.joinedAt(),
        p.self());
  }

  private static ObservedConference incomplete(ObservedConference c) {
    return new ObservedConference(
        c.key(),
        c.name(),
        c.topic(),
        c.startedAt(),
        c.participants(),
        c.asOf(),
        Reporting.MAYBE_MORE);
  }

  static Stream<Arguments> matters() {
    return Stream.of(
        Arguments.of(20, room(agent(ANNA), customer(CARL)), "DEAD_AIR Nobody has spoken for 20 s"),
        Arguments.of(
            60,
            room(talks(agent(ANNA)), held(customer(CARL), true)),
            "LONG_HOLD carl has been on hold for a minute"),
        Arguments.of(
            5,
            room(talks(agent(ANNA)), talks(customer(CARL))),
            "OVERTALK They have been speaking at once for 5 s"),
        Arguments.of(
            30,
            room(talks(agent(ANNA)), customer(CARL)),
            "ONE_WAY carl was never heard while others spoke for 30 s"),
        Arguments.of(
            30,
            room(talks(customer(BOB)), maybeTalks(customer(CARL))),
            "NO_AGENT The customer has been without an agent for 30 s"));
  }

  @ParameterizedTest
  @MethodSource("matters")
  void whatLastsLongEnoughIsOneAlertUntilItIsOver(
      int seconds, ObservedConference conference, String alert) {
    show(conference);
    assertThat(during(seconds)).as("not yet").isEmpty();
    assertThat(during(3)).containsExactly("+" + alert);
    assertThat(during(30)).as("once").doesNotContain("+" + alert);

    show(room(agent(ANNA), talks(customer(CARL))));
    String kind = alert.split(" ")[0];
    assertThat(during(1.5))
        .filteredOn(told -> told.startsWith("-" + kind))
        .singleElement()
        .asString()
        .startsWith("-" + kind + " " + ROOM);
  }

  static Stream<ObservedConference> nothing() {
    return Stream.of(
        // Whether Carl speaks, who he is, or whether he is all there is, nobody knows.
        room(agent(ANNA), maybeTalks(customer(CARL))),
        room(talks(stranger(BOB)), maybeTalks(customer(CARL))),
        incomplete(room(agent(ANNA), customer(CARL))),
        incomplete(room(talks(customer(CARL)))),
        // He may be muted.
        room(talks(agent(ANNA)), maybeMuted(customer(CARL))),
        // Alone, or waiting with music.
        room(agent(ANNA)),
        room());
  }

  @ParameterizedTest
  @MethodSource("nothing")
  void whatIsNotKnownIsNoAlert(ObservedConference conference) {
    show(conference);
    assertThat(during(120)).isEmpty();
  }

  @Test
  void silenceBrokenInBetweenBeginsAnew() {
    show(room(agent(ANNA), customer(CARL)));
    assertThat(during(15)).isEmpty();
    show(room(talks(agent(ANNA)), customer(CARL)));
    during(1);
    show(room(agent(ANNA), customer(CARL)));
    assertThat(during(15)).isEmpty();
  }

  @Test
  void whoeverWasHeardOnceIsNoCaseOfOneWayAudio() {
    show(room(agent(ANNA), talks(customer(CARL))));
    during(1);
    show(room(talks(agent(ANNA)), customer(CARL)));
    assertThat(during(120)).isEmpty();
  }

  @Test
  void aSupervisorWhoListensIsNotAskedToSpeak() {
    show(room(talks(agent(ANNA)), customer(CARL)));
    assertThat(during(120)).noneMatch(told -> told.contains("Mara"));
  }

  @Test
  void whileTheLineIsNotUpNothingIsSaid() {
    show(room(agent(ANNA), customer(CARL)));
    connection(ConnectionView.State.DEGRADED);
    assertThat(during(60)).isEmpty();
    connection(ConnectionView.State.UP);
    assertThat(during(20)).isEmpty();
    assertThat(during(3)).hasSize(1);
  }

  @Test
  void aConferenceThatEndsTakesItsAlertsWithIt() {
    show(room(agent(ANNA), customer(CARL)));
    during(23);
    store.dispatch(new ConsoleEvent.ConferenceEnded(ROOM));
    assertThat(during(1.5)).containsExactly("-DEAD_AIR room-1");
  }

  @Test
  void aThresholdOfZeroMeansNever() {
    Thresholds usual = Thresholds.DEFAULT;
    CallDetectors some =
        new CallDetectors(
            new Thresholds(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                usual.poorQuality(),
                usual.leastMos()));
    matters()
        .map(arguments -> (ObservedConference) arguments.get()[1])
        .forEach(
            conference -> {
              show(conference);
              assertThat(during(some, 120)).isEmpty();
            });
  }
}
