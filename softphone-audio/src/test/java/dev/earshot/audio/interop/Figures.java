package dev.earshot.audio.interop;

import java.util.Locale;

/** What was measured with whom, one line each, for the closing lines of {@code .ci/run}. */
final class Figures {
  private Figures() {}

  static void note(String format, Object... values) {
    System.out.println("measured: " + String.format(Locale.ROOT, format, values));
  }
}
