package dev.earshot.app.demo.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.DemoView;
import dev.earshot.app.demo.ear.ToneDetector;
import dev.earshot.app.demo.report.EarLevel;
import dev.earshot.app.demo.report.StepResult;
import dev.earshot.app.demo.report.Verdict;
import dev.earshot.mixer.audio.ToneMeter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The whole tour in virtual time, with a tone per speaker. */
class FirstMinuteTest {
  @Test
  void everyClaimOfTheTourIsMeasuredAsClaimed() {
    Performance performed = Performance.of(false, 1);
    assertThat(performed.verdict.steps()).allMatch(StepResult::ok);
    assertThat(performed.tour.leakedSamples()).isZero();
    assertThat(performed.verdict.whispers()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(performed.verdict.medianClickToAudible()).isBetween(0.0, 20.0);
  }

  /** A filter that knows nothing of the tour hears the supervisor exactly in the phases stated. */
  @Test
  void theSupervisorIsInAnEarExactlyWhereTheReportSaysSo() {
    Performance performed = Performance.of(false, 0.2);
    ToneMeter meter = new ToneMeter(16_000);
    for (Phase phase : performed.tour.phases()) {
      int start = (int) phase.startMillis() * 16;
      int length = (int) (phase.endMillis() - phase.startMillis()) * 16;
      for (String ear : performed.stage.recordings.ids()) {
        double level =
            meter.dbfs(performed.stage.recordings.samples(ear), start, length, SteppedStage.TONE);
        if (phase.expectedHearers().contains(ear)) {
          assertThat(level).as(ear + " in " + phase).isGreaterThan(-22);
        } else {
          assertThat(level).as(ear + " in " + phase).isLessThan(-100);
        }
      }
    }
  }

  @Test
  void theToldPhasesIncludeEveryKind() {
    List<Phase> phases = Performance.of(false, 0.2).tour.phases();
    assertThat(phases.stream().map(Phase::name))
        .contains("listen", "whisper", "barge", "silence", "cable");
    assertThat(phases.stream().filter(phase -> phase.name().equals("whisper")).count())
        .isGreaterThanOrEqualTo(5);
    for (int i = 1; i < phases.size(); i++) {
      assertThat(phases.get(i).startMillis()).isGreaterThanOrEqualTo(phases.get(i - 1).endMillis());
    }
  }

  @Test
  void aConsoleThatLetsAWhisperOutIsFoundGuilty() {
    Performance performed = Performance.of(true, 0.2);
    assertThat(performed.verdict.ok()).isFalse();
    assertThat(performed.tour.leakedSamples()).isPositive();
    assertThat(performed.verdict.steps())
        .anyMatch(step -> !step.ok() && step.claimed().startsWith("whisper: heard by agent"));
    assertThat(performed.verdict.levels())
        .anyMatch(level -> level.ear().startsWith("customer") && level.heard() && !level.expected())
        .filteredOn(EarLevel::expected)
        .allMatch(EarLevel::heard);
  }

  @Test
  void thereIsACaptionAndAPictureForEveryStep() {
    Performance performed = Performance.of(false, 0.2);
    assertThat(performed.stage.pictures.stream().map(name -> name.substring(0, 2)).distinct())
        .hasSizeGreaterThanOrEqualTo(FirstMinute.STEPS - 1);
    assertThat(performed.stage.captions).hasSizeGreaterThanOrEqualTo(FirstMinute.STEPS);
  }

  @Test
  void theMinuteTakesAboutAMinuteAndAHurriedOneLess() {
    assertThat(Performance.of(false, 1).stage.now()).isBetween(40_000L, 75_000L);
    assertThat(Performance.of(false, 0.01).stage.now()).isLessThan(30_000);
  }

  private record Performance(SteppedStage stage, Tour tour, Verdict verdict) {
    static Performance of(boolean leaky, double scale) {
      SteppedStage stage = new SteppedStage(leaky);
      Tour tour =
          new Tour(
              stage,
              stage,
              new Timing(scale),
              new DemoView(1, 1, "", 0, FirstMinute.STEPS, List.of()));
      new FirstMinute(tour).perform();
      var voices = stage.voices();
      Verdict verdict =
          new Verdict(
              stage.recordings,
              new ToneDetector(16_000, SteppedStage.TONE),
              ear -> Optional.ofNullable(voices.get(ear)));
      verdict.judge(tour);
      return new Performance(stage, tour, verdict);
    }
  }
}
