package dev.earshot.audio.conferenceinfo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A conference as its documents have told of it so far. Pure.
 *
 * @param version of the last document
 * @param userCount how many there are; more than are known while documents are still to come
 * @param ended whether the focus said that it is over
 */
public record WatchedConference(
    String entity, long version, int userCount, Map<String, ConferenceUser> users, boolean ended) {
  public WatchedConference {
    users = Collections.unmodifiableMap(new LinkedHashMap<>(users));
  }

  /** Before the first document. */
  public static final WatchedConference UNKNOWN = new WatchedConference("", -1, 0, Map.of(), false);

  /** In the order they were told of. */
  public List<ConferenceUser> roster() {
    return List.copyOf(users.values());
  }

  /**
   * What is known after a document (RFC 4575 4.6); empty if one in between is missing, so that
   * everything must be asked for again. A document that is older than what is known changes
   * nothing.
   */
  public Optional<WatchedConference> after(ConferenceInfo document) {
    boolean full = document.state() == DocumentState.FULL;
    if (!full && version < 0) {
      return Optional.empty();
    }
    if (document.version() <= version && !full) {
      return Optional.of(this);
    }
    if (document.state() == DocumentState.DELETED) {
      return Optional.of(new WatchedConference(entity, document.version(), 0, Map.of(), true));
    }
    if (!full && document.version() != version + 1) {
      return Optional.empty();
    }
    Map<String, ConferenceUser> next = full ? new LinkedHashMap<>() : new LinkedHashMap<>(users);
    document.users().forEach(user -> apply(next, user));
    return Optional.of(
        new WatchedConference(
            document.entity(),
            document.version(),
            document.userCount().orElse(next.size()),
            next,
            false));
  }

  private static void apply(Map<String, ConferenceUser> users, ConferenceUser user) {
    switch (user.state()) {
      case FULL -> users.put(user.entity(), user);
      case DELETED -> users.remove(user.entity());
      case PARTIAL -> {
        ConferenceUser known = users.get(user.entity());
        users.put(user.entity(), known == null ? user.over(user) : user.over(known));
      }
    }
  }
}
