package dev.earshot.app.simulate;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What goes wrong on purpose at one step of a simulated system.
 *
 * @param step name of the step, as the simulator lists them
 * @param code HTTP status (400 to 599) or the system's own error number (from 10000 on); 0 for the
 *     other kinds
 * @param probability from 0 to 1
 */
public record Fault(String step, Kind kind, int code, double probability) {
  private static final Pattern FORM =
      Pattern.compile("([a-z-]+)=(\\d{3,5}|lose|lose-answer)(?::([01]|0?\\.\\d{1,6}|1\\.0+))?");
  private static final int OWN_CODES = 10_000;

  /** How a step goes wrong. */
  public enum Kind {
    /** Refused with a code, and not carried out. */
    REFUSE,
    /** Not carried out, and never answered. */
    LOSE,
    /** Carried out, but never answered. */
    LOSE_ANSWER
  }

  /**
   * Reads {@code STEP=CODE[:PROBABILITY]}, where CODE may be {@code lose} or {@code lose-answer};
   * without a probability it happens always.
   *
   * @throws IllegalArgumentException if it is none; the message says how it should be
   */
  public static Fault parse(String text, Collection<String> steps) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not STEP=CODE:PROBABILITY, as coach=16002:0.1 or mute=lose");
    }
    if (!steps.contains(form.group(1))) {
      throw new IllegalArgumentException(
          "'" + form.group(1) + "' is no step; there are " + String.join(", ", steps));
    }
    double probability = form.group(3) == null ? 1 : Double.parseDouble(form.group(3));
    return switch (form.group(2)) {
      case "lose" -> new Fault(form.group(1), Kind.LOSE, 0, probability);
      case "lose-answer" -> new Fault(form.group(1), Kind.LOSE_ANSWER, 0, probability);
      default -> new Fault(form.group(1), Kind.REFUSE, code(text, form.group(2)), probability);
    };
  }

  private static int code(String text, String digits) {
    int code = Integer.parseInt(digits);
    if (code < 400 || code > 599 && code < OWN_CODES) {
      throw new IllegalArgumentException(
          "'" + text + "': the code must be an HTTP status from 400 to 599 or an error number");
    }
    return code;
  }

  @Override
  public String toString() {
    String what =
        switch (kind) {
          case REFUSE -> String.valueOf(code);
          case LOSE -> "lose";
          case LOSE_ANSWER -> "lose-answer";
        };
    return step + "=" + what + ":" + probability;
  }
}
