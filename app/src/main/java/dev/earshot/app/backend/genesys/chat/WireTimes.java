package dev.earshot.app.backend.genesys.chat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as the published samples write them: {@code 2014-01-09 11:58:12.035+0200}, and without the
 * space, {@code 2014-05-0511:09:31.000-0700}. Pure.
 */
final class WireTimes {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[ T]?(\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)([+-]\\d\\d):?(\\d\\d)");

  private WireTimes() {}

  /** Empty for anything else. */
  static Optional<Instant> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String iso = form.group(1) + "T" + form.group(2) + form.group(3) + ":" + form.group(4);
    try {
      return Optional.of(OffsetDateTime.parse(iso).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
