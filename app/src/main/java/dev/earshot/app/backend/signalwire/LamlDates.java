package dev.earshot.app.backend.signalwire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Dates of RFC 2822 as these systems write them: {@code Sept} for September occurs. */
final class LamlDates {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("[EEE, ]d MMM yyyy HH:mm:ss Z", Locale.US);

  private LamlDates() {}

  static Optional<Instant> parse(String text) {
    String usual =
        text.strip()
            .replaceFirst("(?i)\\bSept\\b", "Sep")
            .replaceFirst("\\s(GMT|UTC|Z)$", " +0000");
    try {
      return Optional.of(FORM.parse(usual, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
