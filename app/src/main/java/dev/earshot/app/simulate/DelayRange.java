package dev.earshot.app.simulate;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something takes at least and at most; evenly distributed between.
 *
 * @param most a minute at most
 */
public record DelayRange(Duration least, Duration most) {
  /** At once. */
  public static final DelayRange NONE = new DelayRange(Duration.ZERO, Duration.ZERO);

  private static final Pattern FORM = Pattern.compile("(?:(\\d{1,5})-)?(\\d{1,5})ms");
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /**
   * Reads {@code 300ms} or {@code 0-800ms}.
   *
   * @throws IllegalArgumentException if it is none; the message says how it should be
   */
  public static DelayRange parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no delay as 300ms or 0-800ms");
    }
    Duration most = Duration.ofMillis(Long.parseLong(form.group(2)));
    Duration least =
        form.group(1) == null ? most : Duration.ofMillis(Long.parseLong(form.group(1)));
    if (least.compareTo(most) > 0 || most.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "'" + text + "': a delay goes upwards and is at most " + LONGEST.toMillis() + "ms");
    }
    return new DelayRange(least, most);
  }

  @Override
  public String toString() {
    return least.toMillis() + "-" + most.toMillis() + "ms";
  }
}
