package dev.earshot.app.demo.report;

import dev.earshot.app.demo.ear.Recordings;
import dev.earshot.app.demo.ear.VoiceDetector;
import dev.earshot.app.demo.tour.Claim;
import dev.earshot.app.demo.tour.Phase;
import dev.earshot.app.demo.tour.Tour;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Holds the claims of a tour against the recordings. One thread. */
public final class Verdict {
  /** From the key to the voice in the agent's ear, console.md chapter 9. */
  private static final double CLICK_TO_AUDIBLE_MILLIS = 60;

  private final Recordings recordings;
  private final VoiceDetector supervisor;
  private final Function<String, Optional<VoiceDetector>> speakers;
  private final Map<String, int[]> ears = new HashMap<>();
  private final List<Phase> phases = new ArrayList<>();
  private final List<EarLevel> levels = new ArrayList<>();
  private final List<Whisper> whispers = new ArrayList<>();
  private final List<StepResult> steps = new ArrayList<>();

  /**
   * @param supervisor finds the supervisor's voice
   * @param speakers finds the voice of the owner of an ear; empty if it cannot be told apart
   */
  public Verdict(
      Recordings recordings,
      VoiceDetector supervisor,
      Function<String, Optional<VoiceDetector>> speakers) {
    this.recordings = recordings;
    this.supervisor = supervisor;
    this.speakers = speakers;
  }

  /** Judges everything a tour claimed. */
  public void judge(Tour tour) {
    phases.addAll(tour.phases());
    for (Claim claim : tour.claims()) {
      switch (claim) {
        case Claim.Fact fact ->
            steps.add(new StepResult(fact.step(), fact.claimed(), fact.measured(), fact.ok()));
        case Claim.Heard heard -> judge(heard);
        case Claim.EarHeard heard -> judge(heard);
      }
    }
    tour.presses().forEach(this::judge);
  }

  public List<EarLevel> levels() {
    return List.copyOf(levels);
  }

  public List<Whisper> whispers() {
    return List.copyOf(whispers);
  }

  public List<StepResult> steps() {
    return List.copyOf(steps);
  }

  public boolean ok() {
    return !steps.isEmpty() && steps.stream().allMatch(StepResult::ok);
  }

  /** Median over all whispers that were heard, -1 if there was none. */
  public double medianClickToAudible() {
    List<Double> sorted =
        whispers.stream()
            .map(Whisper::clickToAudibleMillis)
            .filter(millis -> millis >= 0)
            .sorted()
            .toList();
    return sorted.isEmpty() ? -1 : sorted.get(sorted.size() / 2);
  }

  private void judge(Claim.Heard claim) {
    Phase phase = claim.phase();
    List<String> heard = new ArrayList<>();
    boolean ok = true;
    Set<String> ears = new LinkedHashSet<>(claim.ears());
    ears.addAll(phase.expectedHearers());
    for (String ear : ears) {
      EarLevel level = judge(phase, ear);
      levels.add(level);
      if (level.heard()) {
        heard.add(ear);
      }
      ok &= level.heard() == level.expected();
    }
    steps.add(
        new StepResult(
            claim.step(),
            phase.name() + ": heard by " + names(phase.expectedHearers()),
            "heard by " + names(heard),
            ok));
  }

  /** Heard in between counts as heard where he was not to be, and as unheard where he was. */
  private EarLevel judge(Phase phase, String ear) {
    boolean expected = phase.expectedHearers().contains(ear);
    VoiceDetector.Level level = level(supervisor, ear, phase.startMillis(), phase.endMillis());
    return new EarLevel(
        phases.indexOf(phase),
        ear,
        rounded(level.typical()),
        rounded(level.loudest()),
        rounded(level.whole()),
        expected ? supervisor.heard(level) : !supervisor.unheard(level),
        expected);
  }

  private void judge(Claim.EarHeard claim) {
    List<String> measured = new ArrayList<>();
    boolean ok = true;
    List<String> all = new ArrayList<>(claim.heard());
    all.addAll(claim.unheard());
    for (String speaker : all) {
      Optional<VoiceDetector> detector =
          speakers
              .apply(speaker)
              .filter(d -> d.spoke(sample(claim.startMillis()), sample(claim.endMillis())));
      if (detector.isPresent()) {
        VoiceDetector.Level level =
            level(detector.get(), claim.ear(), claim.startMillis(), claim.endMillis());
        boolean expected = claim.heard().contains(speaker);
        ok &= expected ? detector.get().heard(level) : detector.get().unheard(level);
        measured.add(String.format(Locale.ROOT, "%s %.0f dB", speaker, level.typical()));
      }
    }
    String claimed = claim.ear() + " hears " + names(claim.heard());
    if (!claim.unheard().isEmpty()) {
      claimed += ", not " + names(claim.unheard());
    }
    steps.add(new StepResult(claim.step(), claimed, names(measured), ok));
  }

  private void judge(Tour.KeyPress press) {
    for (String ear : press.hearers()) {
      int from = sample(press.atMillis());
      OptionalInt onset = supervisor.onset(samples(ear), from, sample(press.untilMillis()));
      double millis =
          onset.isEmpty() ? -1 : (onset.getAsInt() - from) * 1000.0 / recordings.sampleRate();
      whispers.add(new Whisper(press.atMillis(), ear, rounded(millis)));
      steps.add(
          new StepResult(
              "whisper",
              ear + " hears you within " + (int) CLICK_TO_AUDIBLE_MILLIS + " ms of the key",
              onset.isEmpty() ? "not at all" : rounded(millis) + " ms",
              millis >= 0 && millis <= CLICK_TO_AUDIBLE_MILLIS));
    }
  }

  private VoiceDetector.Level level(VoiceDetector voice, String ear, long from, long to) {
    return voice.level(samples(ear), sample(from), sample(to));
  }

  private int[] samples(String ear) {
    return ears.computeIfAbsent(ear, recordings::samples);
  }

  private int sample(long millis) {
    return (int) (millis * recordings.sampleRate() / 1000);
  }

  private static String names(List<String> names) {
    return names.isEmpty() ? "nobody" : String.join(", ", names);
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
