package dev.earshot.app.soak;

import dev.earshot.audio.focus.MediaTotals;
import dev.earshot.mixer.MixerStats;
import java.time.Duration;
import java.util.List;

/**
 * What a soak did and found.
 *
 * @param deeds what was done to the focus
 * @param checks what was measured in the ears
 * @param failures what must never be; the first one ends the soak
 * @param mixer of the focus
 * @param media of the focus
 * @param memory heap in use after a collection, in bytes
 */
public record SoakReport(
    Duration lasted,
    long seed,
    Deeds deeds,
    Checks checks,
    List<String> failures,
    MixerStats mixer,
    MediaTotals media,
    Memory memory) {
  /** A focus whose listeners miss more than that of what they must hear is not well. */
  private static final double MISSED = 0.1;

  /**
   * What was done.
   *
   * @param operations everything that was asked
   * @param whispers of them, those that let somebody speak to a tag only
   * @param refused calls that found the room full
   * @param vanished telephones that went without BYE
   */
  public record Deeds(long operations, long joins, long refused, long vanished, long whispers) {
    String text() {
      return "did: %d operations, %d calls, %d refused, %d vanished, %d whispers\n"
          .formatted(operations, joins, refused, vanished, whispers);
    }
  }

  /**
   * What was measured.
   *
   * @param forbidden times a voice was looked for in an ear that must not hear it
   * @param leaks of them, those in which it was there
   * @param required times it was looked for in one that must, on a good line
   * @param missed of them, those in which it was not there
   * @param excused ears not judged because the machine had stood still
   */
  public record Checks(long forbidden, long leaks, long required, long missed, long excused) {
    String text() {
      return "checked: %d times that a voice is absent, %d leaks; ".formatted(forbidden, leaks)
          + "%d times that it is there, %d missed; %d not judged\n"
              .formatted(required, missed, excused);
    }
  }

  /** Heap in use, in bytes. */
  public record Memory(long atStart, long atEnd) {}

  public SoakReport {
    failures = List.copyOf(failures);
  }

  /** Whether nothing was wrong. */
  public boolean passed() {
    return failures.isEmpty() && mixer.faults() == 0 && !missesTooMuch();
  }

  private boolean missesTooMuch() {
    return checks.missed > MISSED * checks.required;
  }

  /** A few lines for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    failures.forEach(failure -> text.append("FAILED: ").append(failure).append('\n'));
    if (missesTooMuch()) {
      text.append("FAILED: too much of what must be heard was not heard\n");
    }
    if (mixer.faults() > 0) {
      text.append("FAILED: the mixer counted faults\n");
    }
    return text.append(
            "soak: %d s, seed %d: %s\n"
                .formatted(lasted.toSeconds(), seed, passed() ? "passed" : "failed"))
        .append(deeds.text())
        .append(checks.text())
        .append(focusText())
        .append(
            "memory: %.1f MB at the start, %.1f MB at the end\n"
                .formatted(memory.atStart / 1e6, memory.atEnd / 1e6))
        .toString();
  }

  private String focusText() {
    return "focus: %d ticks, %d late, %d skipped, %d starved frames, %d faults; "
            .formatted(
                mixer.ticks(),
                mixer.lateTicks(),
                mixer.skippedTicks(),
                mixer.starvedFrames(),
                mixer.faults())
        + "%d legs, %d packets in, %d lost, %d concealed frames\n"
            .formatted(
                media.legs() + media.legsOver(),
                media.counts().packetsReceived(),
                media.counts().lost(),
                media.counts().concealedFrames());
  }
}
