package dev.earshot.app.console;

import static dev.earshot.app.supervision.Rosters.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.DockView.Quality;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.SessionState;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorsTest {
  private static final int SPEECH = -20;
  private static final int NOTHING = -127;

  private final Detectors detectors = new Detectors();
  private ConsoleSnapshot snapshot = ConsoleSnapshot.initial("test", T0);

  private void session(SessionState state, boolean gateOpen) {
    SessionView out = SessionView.OUT;
    SessionView view =
        new SessionView(
            state,
            out.conference(),
            out.self(),
            Mode.WHISPER,
            out.requested(),
            out.targets(),
            out.possibleTargets(),
            gateOpen,
            "",
            false,
            false,
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
            out.offered());
    snapshot = ConsoleReducer.reduce(snapshot, new ConsoleEvent.SessionChanged(view), T0);
  }

  private List<String> after(long millis, int microphone) {
    return detectors.step(T0.plusMillis(millis), snapshot, microphone).stream()
        .map(
            event ->
                switch (event) {
                  case ConsoleEvent.AlertRaised(Alert alert) -> "+" + alert.what();
                  case ConsoleEvent.AlertCleared(String id) -> "-" + id;
                  default -> "?" + event;
                })
        .toList();
  }

  @Test
  void talkingIntoAShutGateIsNoticedOnceAndEndsWithTheGate() {
    session(SessionState.WHISPER, false);
    assertThat(after(0, SPEECH)).isEmpty();
    assertThat(after(999, SPEECH)).isEmpty();
    assertThat(after(1_000, SPEECH)).containsExactly("+You are talking, but nobody hears you.");
    assertThat(after(2_000, SPEECH)).isEmpty();

    session(SessionState.WHISPER, true);
    assertThat(after(2_100, SPEECH)).containsExactly("-TALKING_UNHEARD");
  }

  @Test
  void talkingWhileListeningIsNobodysBusiness() {
    session(SessionState.LISTEN, false);
    assertThat(after(0, SPEECH)).isEmpty();
    assertThat(after(5_000, SPEECH)).isEmpty();
  }

  @Test
  void aDeadMicrophoneIsNoticedWhileTheGateIsOpen() {
    session(SessionState.WHISPER, true);
    assertThat(after(0, NOTHING)).isEmpty();
    assertThat(after(3_000, NOTHING)).containsExactly("+We hear nothing from your microphone.");
    assertThat(after(3_100, SPEECH)).containsExactly("-MICROPHONE_SILENT");
  }

  private void flow(String words) {
    DockView dock = DockView.NONE;
    Quality quality = new Quality("PCMU", "", 4, 0, 0, 1, 20, 40, 90, words);
    DockView now =
        new DockView(
            dock.account(),
            dock.registration(),
            dock.registered(),
            dock.microphones(),
            dock.speakers(),
            dock.microphone(),
            dock.speaker(),
            dock.deviceNotice(),
            dock.microphoneGain(),
            dock.ducking(),
            quality,
            dock.voice(),
            dock.bell());
    snapshot = ConsoleReducer.reduce(snapshot, new ConsoleEvent.DockChanged(now), T0);
  }

  @Test
  void audioThatGoesOneWayOnlyIsAnAlertWhileItLasts() {
    flow("");
    assertThat(after(0, NOTHING)).isEmpty();
    flow("nobody hears you");
    assertThat(after(100, NOTHING)).containsExactly("+Audio does not go both ways.");
    assertThat(after(200, NOTHING)).isEmpty();
    flow("both ways");
    assertThat(after(300, NOTHING)).containsExactly("-QUALITY");
  }
}
