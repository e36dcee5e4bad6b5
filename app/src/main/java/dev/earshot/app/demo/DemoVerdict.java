package dev.earshot.app.demo;

import dev.earshot.app.demo.ear.Recordings;
import dev.earshot.app.demo.report.DemoReport;
import dev.earshot.app.demo.report.StepResult;
import dev.earshot.app.demo.report.Verdict;
import dev.earshot.mixer.MixerStats;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns a performed tour and its recordings into the report. Pure. */
public final class DemoVerdict {
  private final DemoOptions options;
  private final DemoSound sound;
  private final Recordings recordings;
  private final int[] said;

  /**
   * @param said what the supervisor's microphone took up, on the clock of the recordings
   */
  public DemoVerdict(DemoOptions options, DemoSound sound, Recordings recordings, int[] said) {
    this.options = options;
    this.sound = sound;
    this.recordings = recordings;
    this.said = said.clone();
  }

  /**
   * @param files everything that was or will be written
   */
  public DemoReport report(DemoShow.Outcome outcome, List<Path> files) {
    Verdict verdict =
        new Verdict(
            recordings,
            sound.detector(options.tones(), said, recordings),
            ear -> Optional.ofNullable(outcome.voices().get(ear)));
    verdict.judge(outcome.tour());
    List<StepResult> steps = new ArrayList<>(verdict.steps());
    steps.add(privacy(outcome));
    return new DemoReport(
        steps.stream().allMatch(StepResult::ok),
        options.seed(),
        versions(),
        settings(),
        counters(outcome.mixer()),
        ears(),
        outcome.tour().phases(),
        verdict.levels(),
        verdict.whispers(),
        verdict.medianClickToAudible(),
        outcome.leakedSamples(),
        outcome.consoleLeakedSamples(),
        steps,
        files.stream().map(Path::toString).toList());
  }

  private static StepResult privacy(DemoShow.Outcome outcome) {
    long mixer = outcome.leakedSamples();
    long console = outcome.consoleLeakedSamples();
    return new StepResult(
        "privacy",
        "0 samples reached an ear that was not to hear you",
        mixer + " by the mixer's count, " + console + " by the console's",
        mixer == 0 && console == 0);
  }

  private static Map<String, String> versions() {
    return Map.of(
        "earshot",
        Optional.ofNullable(DemoVerdict.class.getModule().getDescriptor())
            .flatMap(ModuleDescriptor::rawVersion)
            .orElse("development"),
        "java",
        System.getProperty("java.vm.version", ""),
        "system",
        System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""));
  }

  private static Map<String, Long> counters(MixerStats stats) {
    return Map.of(
        "ticks", stats.ticks(),
        "late", stats.lateTicks(),
        "skipped", stats.skippedTicks(),
        "starved", stats.starvedFrames(),
        "limited", stats.limitedSamples(),
        "faults", stats.faults());
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("voices", options.tones() ? "tones" : "speech");
    settings.put("rooms", String.valueOf(options.rooms()));
    settings.put("seconds", String.valueOf(options.seconds()));
    settings.put("speed", String.valueOf(options.speed()));
    settings.put("microphone", sound.microphone());
    settings.put("speaker", sound.speaker());
    return settings;
  }

  private Map<String, String> ears() {
    Map<String, String> ears = new TreeMap<>();
    for (String id : recordings.ids()) {
      String file =
          options
              .output()
              .recordings()
              .map(directory -> directory.resolve(id + ".wav").toString())
              .orElse("");
      ears.put(id, file);
    }
    return ears;
  }
}
