package dev.earshot.app.cli;

import dev.earshot.app.desk.Bell;
import dev.earshot.audio.phone.AutoAnswer;
import dev.earshot.audio.phone.IncomingPolicy;
import java.time.Duration;
import java.util.List;

/**
 * What a telephone without a window does with calls to it.
 *
 * @param selective false answers every call at once, and talks; true answers only those that {@code
 *     callers} names, only while a headset is there, and with the microphone shut, and lets others
 *     ring
 * @param callers addresses as in {@link AutoAnswer}; {@link #ANYBODY} is everybody
 * @param ring where it rings, as in {@link Bell#use}
 * @param patience how long it rings
 */
record AnswerPolicy(boolean selective, List<String> callers, String ring, Duration patience) {
  static final String ANYBODY = "*";

  /** Every call at once. */
  static final AnswerPolicy EVERYTHING =
      new AnswerPolicy(false, List.of(), Bell.NOWHERE, Duration.ZERO);

  AnswerPolicy {
    callers = List.copyOf(callers);
  }

  /** As the telephone is told. */
  IncomingPolicy incoming() {
    List<AutoAnswer> rules =
        callers.stream().filter(caller -> !caller.equals(ANYBODY)).map(AutoAnswer::of).toList();
    return IncomingPolicy.RINGING.fromAnywhere().withAutoAnswer(rules);
  }

  /** Whether a call is answered by itself that no rule names. */
  boolean answers(boolean headset) {
    return !selective || (callers.contains(ANYBODY) && headset);
  }
}
