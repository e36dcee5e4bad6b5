package dev.earshot.app.demo.tour;

import dev.earshot.app.console.SessionView;
import java.util.List;

/** The closing card, from what the console measured. */
final class Card {
  private static final List<String> TIMES = List.of("not once", "once", "twice");

  private Card() {}

  static List<String> lines(SessionView.Measured measured) {
    return List.of(
        "You whispered " + times(measured.whispers()) + ".",
        measured.leakedSamples() + " samples reached the customer.",
        "Click to audible: " + median(measured.clickToAudibleMillis()) + ".");
  }

  static String text(SessionView.Measured measured) {
    return String.join(" ", lines(measured));
  }

  private static String times(int whispers) {
    return whispers < TIMES.size() ? TIMES.get(whispers) : whispers + " times";
  }

  private static String median(List<Integer> millis) {
    if (millis.isEmpty()) {
      return "not measured";
    }
    return "median " + millis.stream().sorted().toList().get(millis.size() / 2) + " ms";
  }
}
