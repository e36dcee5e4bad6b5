package dev.earshot.app.profile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a profile, in the order of finding, and what was asked for in it. */
final class Mistakes {
  private final List<String> found;
  private final Set<String> asked;

  private Mistakes(List<String> found, Set<String> asked) {
    this.found = found;
    this.asked = asked;
  }

  Mistakes() {
    this(new ArrayList<>(), new LinkedHashSet<>());
  }

  /** For what is missing as a whole: that is said once, not for each of its fields. */
  Mistakes deaf() {
    return new Mistakes(new ArrayList<>(), asked);
  }

  void add(String place, String what) {
    String mistake = place + " " + what;
    if (!found.contains(mistake)) {
      found.add(mistake);
    }
  }

  /** Places by JSON pointer, numbers of lists as {@code *}. */
  void asked(String place) {
    asked.add(place.replaceAll("/\\d+/", "/*/"));
  }

  List<String> found() {
    return List.copyOf(found);
  }

  Set<String> asked() {
    return Set.copyOf(asked);
  }
}
