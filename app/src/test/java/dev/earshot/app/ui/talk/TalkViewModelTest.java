package dev.earshot.app.ui.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.TalkSpan;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.ui.Script;
import dev.earshot.app.ui.talk.TalkViewModel.Track;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TalkViewModelTest {
  private static TalkSpan span(ParticipantKey who, int from, int to) {
    return new TalkSpan(
        who, Script.NOW.minusSeconds(from), Optional.of(Script.NOW.minusSeconds(to)));
  }

  private static TalkViewModel of(TalkSpan... spans) {
    ConsoleSnapshot s = Script.listening();
    ConsoleSnapshot talking =
        new ConsoleSnapshot(
            s.now(),
            s.connection(),
            s.conferences(),
            s.selected(),
            s.session(),
            s.dock(),
            List.of(spans),
            s.timeline(),
            s.alerts(),
            s.demo(),
            s.chats());
    return TalkViewModel.of(talking, Script.NOW).orElseThrow();
  }

  private static int percent(TalkViewModel model, String name) {
    return model.tracks().stream()
        .filter(track -> track.name().equals(name))
        .mapToInt(Track::percent)
        .findFirst()
        .orElse(-1);
  }

  @Test
  void sharesAndOverlapAreMeasuredInTheWindow() {
    TalkViewModel model = of(span(Script.ANNA, 60, 30), span(Script.TOM, 36, 0));
    assertThat(model.window()).isEqualTo(Duration.ofMinutes(1));
    assertThat(percent(model, "Anna Novak")).isEqualTo(50);
    assertThat(percent(model, "Tom Becker")).isEqualTo(60);
    assertThat(percent(model, "Both at once")).isEqualTo(10);
  }

  @Test
  void threeAtOnceCountOnce() {
    TalkViewModel model =
        of(span(Script.ANNA, 60, 30), span(Script.TOM, 60, 30), span(Script.INES, 60, 30));
    assertThat(percent(model, "Both at once")).isEqualTo(50);
  }

  @Test
  void onesOwnSuccessionIsNoOverlap() {
    TalkViewModel model = of(span(Script.ANNA, 60, 30), span(Script.TOM, 30, 0));
    assertThat(percent(model, "Both at once")).isZero();
  }

  @Test
  void theLongestSilenceMayStillLast() {
    assertThat(of(span(Script.ANNA, 60, 50), span(Script.TOM, 40, 25)).longestSilence())
        .isEqualTo(Duration.ofSeconds(25));
    assertThat(of(span(Script.ANNA, 60, 50), span(Script.TOM, 20, 5)).longestSilence())
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aStretchThatLastsReachesToNow() {
    TalkViewModel model =
        of(new TalkSpan(Script.ANNA, Script.NOW.minusSeconds(15), Optional.empty()));
    assertThat(model.tracks().getFirst().stretches().getFirst().from()).isEqualTo(0.75);
    assertThat(model.tracks().getFirst().stretches().getFirst().to()).isEqualTo(1.0);
  }

  @Test
  void whatIsOlderThanTheWindowIsCutOff() {
    TalkViewModel model = of(span(Script.ANNA, 2000, 450));
    assertThat(model.window()).isEqualTo(Duration.ofMinutes(15));
    assertThat(model.tracks().getFirst().stretches().getFirst().from()).isZero();
    assertThat(percent(model, "Anna Novak")).isEqualTo(50);
  }
}
