package dev.earshot.app.ui.list;

import dev.earshot.app.supervision.ConferenceKey;
import java.util.HashSet;
import java.util.Set;

/**
 * What the user wants to see of the conferences.
 *
 * @param text looked for in name, topic, participants' names, numbers and tags
 * @param toggled folded or unfolded against the rule that only the watched one is unfolded
 */
record ListQuery(String text, Filter filter, Sort sort, Set<ConferenceKey> toggled) {
  static final ListQuery EVERYTHING = new ListQuery("", Filter.ALL, Sort.LONGEST, Set.of());

  /** Which conferences. */
  enum Filter {
    ALL("All"),
    ALERTS("Alerts"),
    ON_HOLD("On hold"),
    NO_AGENT("No agent");

    private final String label;

    Filter(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** In which order. */
  enum Sort {
    LONGEST("Longest first"),
    NEWEST("Newest first"),
    ALERTS("Alerts first"),
    NAME("By name");

    private final String label;

    Sort(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    Sort next() {
      return values()[(ordinal() + 1) % values().length];
    }
  }

  ListQuery {
    toggled = Set.copyOf(toggled);
  }

  ListQuery withText(String newText) {
    return new ListQuery(newText.strip(), filter, sort, toggled);
  }

  ListQuery with(Filter newFilter) {
    return new ListQuery(text, newFilter, sort, toggled);
  }

  ListQuery with(Sort newSort) {
    return new ListQuery(text, filter, newSort, toggled);
  }

  ListQuery toggle(ConferenceKey conference) {
    Set<ConferenceKey> changed = new HashSet<>(toggled);
    if (!changed.remove(conference)) {
      changed.add(conference);
    }
    return new ListQuery(text, filter, sort, changed);
  }

  boolean isNarrow() {
    return !text.isEmpty() || filter != Filter.ALL;
  }
}
