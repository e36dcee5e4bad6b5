package dev.earshot.app.simulate.laml;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the real systems may behave where nothing is documented (spec chapter 9). */
public enum Quirk {
  /** Once the coached call has left, everybody hears the coach; without it, nobody does. */
  EVERYONE_AFTER_TARGET,
  /** {@code Coaching=false} leaves {@code call_sid_to_coach} as it was. */
  KEEP_TARGET,
  /** Refusals 10000 and 16002 come with HTTP status 422 instead of 400. */
  UNPROCESSABLE;

  /**
   * @throws IllegalArgumentException if there is none of that name; the message lists them
   */
  public static Quirk parse(String text) {
    return Stream.of(values())
        .filter(quirk -> quirk.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + text
                        + "' is no quirk; there are "
                        + Stream.of(values())
                            .map(Quirk::toString)
                            .collect(Collectors.joining(", "))));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
