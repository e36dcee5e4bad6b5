package dev.earshot.audio.conferenceinfo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The documents one subscriber gets: it keeps what he has been told, and tells what he has not. A
 * document names at most 100 users; the others come with the next ones. One thread.
 */
public final class RosterDocuments {
  static final int MOST_USERS = 100;

  private final String entity;
  private final Map<String, ConferenceUser> told = new LinkedHashMap<>();
  private long version;

  /**
   * @param entity URI of the conference
   */
  public RosterDocuments(String entity) {
    this.entity = entity;
  }

  /** Everything, from the beginning. */
  public String full(List<ConferenceUser> now) {
    told.clear();
    List<ConferenceUser> first = now.subList(0, Math.min(MOST_USERS, now.size()));
    first.forEach(user -> told.put(user.entity(), user));
    return document(DocumentState.FULL, now, first);
  }

  /** What he has not been told yet, if there is anything. */
  public Optional<String> changes(List<ConferenceUser> now) {
    List<ConferenceUser> news = new ArrayList<>();
    Set<String> gone = new LinkedHashSet<>(told.keySet());
    now.forEach(user -> gone.remove(user.entity()));
    gone.stream().limit(MOST_USERS).map(ConferenceUser::deleted).forEach(news::add);
    now.stream()
        .filter(user -> !user.equals(told.get(user.entity())))
        .limit(MOST_USERS - news.size())
        .forEach(news::add);
    if (news.isEmpty()) {
      return Optional.empty();
    }
    for (ConferenceUser user : news) {
      if (user.state() == DocumentState.DELETED) {
        told.remove(user.entity());
      } else {
        told.put(user.entity(), user);
      }
    }
    return Optional.of(document(DocumentState.PARTIAL, now, news));
  }

  private String document(
      DocumentState state, List<ConferenceUser> now, List<ConferenceUser> named) {
    version++;
    return ConferenceInfoWriter.write(
        new ConferenceInfo(entity, state, version, Optional.of(now.size()), named));
  }
}
