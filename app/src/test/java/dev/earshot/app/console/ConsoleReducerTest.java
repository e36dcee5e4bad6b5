package dev.earshot.app.console;

import static dev.earshot.app.supervision.Rosters.ANNA;
import static dev.earshot.app.supervision.Rosters.BOB;
import static dev.earshot.app.supervision.Rosters.CARL;
import static dev.earshot.app.supervision.Rosters.ROOM;
import static dev.earshot.app.supervision.Rosters.T0;
import static dev.earshot.app.supervision.Rosters.agent;
import static dev.earshot.app.supervision.Rosters.customer;
import static dev.earshot.app.supervision.Rosters.held;
import static dev.earshot.app.supervision.Rosters.room;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ParticipantKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleReducerTest {
  private ConsoleSnapshot snapshot = ConsoleSnapshot.initial("local focus", T0);
  private Instant now = T0;

  private void after(long seconds, ConsoleEvent event) {
    now = T0.plusSeconds(seconds);
    snapshot = ConsoleReducer.reduce(snapshot, event, now);
  }

  private void watch(ConferenceKey key) {
    SessionView out = SessionView.OUT;
    after(
        Duration.between(T0, now).toSeconds(),
        new ConsoleEvent.SessionChanged(
            new SessionView(
                out.state(),
                Optional.of(key),
                out.self(),
                out.mode(),
                out.requested(),
                out.targets(),
                out.possibleTargets(),
                out.gateOpen(),
                out.gateReason(),
                out.mutedByUser(),
                out.bargeAsked(),
                out.frame(),
                out.audience(),
                out.sentence(),
                out.previews(),
                out.hearing(),
                out.hearingPreviews(),
                out.unavailable(),
                out.listeningAs(),
                out.measured(),
                out.guard(),
                out.terms(),
                out.offered())));
  }

  private static ConsoleEvent changed(ObservedConference conference) {
    return new ConsoleEvent.ConferenceChanged(conference);
  }

  private static ConsoleEvent talking(long second, ParticipantKey who, boolean talks) {
    return new ConsoleEvent.TalkingChanged(T0.plusSeconds(second), ROOM, who, talks);
  }

  @Test
  void aCallGivesThisTimeline() {
    after(0, changed(room(agent(ANNA))));
    watch(ROOM);
    after(1, changed(room(agent(ANNA), customer(CARL))));
    after(2, changed(room(agent(ANNA), held(customer(CARL), true))));
    after(3, changed(room(agent(ANNA), customer(CARL))));
    after(4, changed(room(agent(ANNA), agent(CARL))));
    after(5, changed(room(agent(ANNA))));
    after(6, new ConsoleEvent.ConferenceEnded(ROOM));

    assertThat(snapshot.timeline().reversed().stream().map(e -> e.kind() + " " + e.what()))
        .containsExactly(
            "JOINED carl joined",
            "HELD carl is on hold",
            "HELD carl is back from hold",
            "TAGGED carl is tagged: agent",
            "LEFT carl left",
            "LEFT Conference Room 1 ended");
    assertThat(snapshot.conferences()).isEmpty();
    assertThat(snapshot.selected()).isEmpty();
  }

  @Test
  void otherConferencesDoNotFillTheTimeline() {
    after(0, changed(room(agent(ANNA))));
    after(1, changed(room(agent(ANNA), customer(CARL))));

    assertThat(snapshot.timeline()).isEmpty();
    assertThat(snapshot.conferences()).singleElement().matches(c -> c.find(CARL).isPresent());
  }

  @Test
  void talkSpansOpenCloseAndEndWithTheirSpeaker() {
    after(0, changed(room(agent(ANNA), customer(CARL), customer(BOB))));
    watch(ROOM);
    after(1, talking(1, ANNA, true));
    after(2, talking(2, CARL, true));
    after(3, talking(3, ANNA, false));
    after(3, talking(3, ANNA, false));
    after(4, changed(room(agent(ANNA), customer(BOB))));

    assertThat(snapshot.talk())
        .containsExactly(
            new TalkSpan(ANNA, T0.plusSeconds(1), Optional.of(T0.plusSeconds(3))),
            new TalkSpan(CARL, T0.plusSeconds(2), Optional.of(T0.plusSeconds(4))));
  }

  @Test
  void talkSpansOlderThanFifteenMinutesAreForgotten() {
    after(0, changed(room(agent(ANNA))));
    watch(ROOM);
    after(1, talking(1, ANNA, true));
    after(2, talking(2, ANNA, false));
    after(903, talking(903, ANNA, true));

    assertThat(snapshot.talk())
        .containsExactly(new TalkSpan(ANNA, T0.plusSeconds(903), Optional.empty()));
  }

  @Test
  void talkingIsSeenOnTheParticipant() {
    after(0, changed(room(agent(ANNA))));
    after(1, talking(1, ANNA, true));

    assertThat(snapshot.conferences().getFirst().find(ANNA).orElseThrow().talking())
        .isEqualTo(Known.confirmed(true, T0.plusSeconds(1)));
  }

  @Test
  void anAlertIsRaisedOnceAndCleared() {
    Alert alert = new Alert("hand", T0, Alert.Kind.HAND_RAISED, Optional.of(ROOM), "help");
    after(0, new ConsoleEvent.AlertRaised(alert));
    after(1, new ConsoleEvent.AlertRaised(alert));
    assertThat(snapshot.alerts()).containsExactly(alert);

    after(2, new ConsoleEvent.AlertCleared("hand"));
    assertThat(snapshot.alerts()).isEmpty();
  }

  @Test
  void everyListHasABound() {
    for (int i = 0; i < ConsoleReducer.MAX_TIMELINE + 5; i++) {
      after(
          i,
          new ConsoleEvent.Happened(
              new TimelineEntry(T0, TimelineEntry.Kind.GATE, Optional.empty(), "entry " + i, "")));
      after(
          i,
          new ConsoleEvent.AlertRaised(
              new Alert("a" + i, T0, Alert.Kind.QUALITY, Optional.empty(), "")));
    }

    assertThat(snapshot.timeline()).hasSize(ConsoleReducer.MAX_TIMELINE);
    assertThat(snapshot.timeline().getFirst().what()).isEqualTo("entry 504");
    assertThat(snapshot.alerts()).hasSize(ConsoleReducer.MAX_ALERTS);
  }

  @Test
  void aLostConnectionIsToldOnce() {
    ConnectionView down = new ConnectionView("x", ConnectionView.State.DOWN, "no route", T0);
    after(0, new ConsoleEvent.ConnectionChanged(down));
    after(1, new ConsoleEvent.ConnectionChanged(down));

    assertThat(snapshot.timeline())
        .extracting(TimelineEntry::what)
        .isEqualTo(List.of("Connection to x is lost"));
  }
}
