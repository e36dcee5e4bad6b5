package dev.earshot.app.ui.list;

import dev.earshot.app.supervision.ConferenceKey;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the user wants to see of the conferences.
 *
 * @param text looked for in name, topic, participants' names, numbers and tags
 * @param filters all of them must let a conference through; none lets everything through
 * @param toggled folded or unfolded against the rule that only the watched one is unfolded
 */
record ListQuery(String text, Set<Filter> filters, Sort sort, Set<ConferenceKey> toggled) {
  static final ListQuery EVERYTHING = new ListQuery("", Set.of(), Sort.LONGEST, Set.of());

  /** Which conferences. */
  enum Filter {
    ALERTS("Alerts", "with an alert"),
    ON_HOLD("On hold", "with somebody on hold"),
    MINE("Mine", "you are in"),
    AGENT("Agent", "with an agent"),
    NO_AGENT("No agent", "in which no agent is known"),
    CUSTOMER("Customer", "with a customer");

    private final String label;
    private final String which;

    Filter(String label, String which) {
      this.label = label;
      this.which = which;
    }

    String label() {
      return label;
    }

    /** Completes "conferences ...". */
    String which() {
      return which;
    }

    boolean contradicts(Filter other) {
      return this == AGENT && other == NO_AGENT || this == NO_AGENT && other == AGENT;
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
  }

  ListQuery {
    filters = Set.copyOf(filters);
    toggled = Set.copyOf(toggled);
  }

  ListQuery withText(String newText) {
    return new ListQuery(newText.strip(), filters, sort, toggled);
  }

  /** With a filter on or off; what contradicts it goes off. */
  ListQuery with(Filter filter, boolean on) {
    Set<Filter> changed = EnumSet.noneOf(Filter.class);
    changed.addAll(filters);
    if (on) {
      changed.removeIf(filter::contradicts);
      changed.add(filter);
    } else {
      changed.remove(filter);
    }
    return new ListQuery(text, changed, sort, toggled);
  }

  ListQuery with(Sort newSort) {
    return new ListQuery(text, filters, newSort, toggled);
  }

  ListQuery toggle(ConferenceKey conference) {
    Set<ConferenceKey> changed = new HashSet<>(toggled);
    if (!changed.remove(conference)) {
      changed.add(conference);
    }
    return new ListQuery(text, filters, sort, changed);
  }

  boolean isNarrow() {
    return !text.isEmpty() || !filters.isEmpty();
  }

  /** The labels of the filters that are on. */
  String filterText() {
    return filters.stream().sorted().map(Filter::label).collect(Collectors.joining(" + "));
  }
}
