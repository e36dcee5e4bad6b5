package dev.earshot.app.demo.report;

import dev.earshot.app.demo.tour.Phase;
import java.util.List;
import java.util.Map;

/**
 * What {@code demo-report.json} says. All times are milliseconds since the first sample of the
 * recordings, as the mixer counts them.
 *
 * @param versions of the program, Java and the system
 * @param settings options the demo ran with
 * @param mixer counters of the mixer; ticks that came late or were skipped tell of a busy machine
 * @param ears by id: the file, or empty if recordings were not kept
 * @param leakedSamples samples of the supervisor that the mixer itself added to an ear that was not
 *     to hear him
 * @param consoleLeakedSamples the console's own count of the same
 * @param medianClickToAudibleMillis -1 if there was no whisper
 * @param files everything that was written
 */
public record DemoReport(
    boolean ok,
    long seed,
    Map<String, String> versions,
    Map<String, String> settings,
    Map<String, Long> mixer,
    Map<String, String> ears,
    List<Phase> phases,
    List<EarLevel> levels,
    List<Whisper> whispers,
    double medianClickToAudibleMillis,
    long leakedSamples,
    long consoleLeakedSamples,
    List<StepResult> steps,
    List<String> files) {
  public DemoReport {
    versions = Map.copyOf(versions);
    settings = Map.copyOf(settings);
    mixer = Map.copyOf(mixer);
    ears = Map.copyOf(ears);
    phases = List.copyOf(phases);
    levels = List.copyOf(levels);
    whispers = List.copyOf(whispers);
    steps = List.copyOf(steps);
    files = List.copyOf(files);
  }
}
