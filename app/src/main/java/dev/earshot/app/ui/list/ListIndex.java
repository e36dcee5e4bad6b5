package dev.earshot.app.ui.list;

import dev.earshot.app.console.Conferences;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ObservedConference;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The entries of all conferences. Immutable; the next one keeps the entries of those that have not
 * changed, which is nearly all of them.
 */
final class ListIndex {
  static final ListIndex EMPTY = new ListIndex(Conferences.NONE, Map.of());

  private final Conferences conferences;
  private final Map<ConferenceKey, ListEntry> entries;

  private ListIndex(Conferences conferences, Map<ConferenceKey, ListEntry> entries) {
    this.conferences = conferences;
    this.entries = entries;
  }

  ListIndex next(Conferences now) {
    if (now == conferences) {
      return this;
    }
    Map<ConferenceKey, ListEntry> next = HashMap.newHashMap(now.size());
    for (ObservedConference conference : now) {
      ListEntry former = entries.get(conference.key());
      next.put(
          conference.key(),
          former == null
              ? ListEntry.of(conference)
              : former.conference() == conference ? former : former.next(conference));
    }
    return new ListIndex(now, next);
  }

  Collection<ListEntry> entries() {
    return entries.values();
  }
}
