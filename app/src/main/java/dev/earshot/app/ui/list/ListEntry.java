package dev.earshot.app.ui.list;

import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.Role;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What must be known of a conference to find it, filter it and put it in its place; worked out once
 * for each of its states, so that a key pressed in the search reads prepared text only.
 *
 * @param title name and topic in lower case
 * @param people everybody's name, number and tags in lower case
 * @param startedAt in milliseconds; {@link #UNKNOWN} sorts last in either direction
 */
record ListEntry(
    ObservedConference conference,
    Row.OfConference row,
    String title,
    String people,
    long startedAt,
    boolean hasAgent,
    boolean hasCustomer,
    boolean isOnHold,
    boolean isMine) {
  static final long UNKNOWN = Long.MIN_VALUE;

  /** Stands between words, so that nothing is found across two of them. */
  private static final char END = '\n';

  static ListEntry of(ObservedConference conference) {
    return of(conference, new Row.OfConference(conference.key()));
  }

  /** The same row with another state. */
  ListEntry next(ObservedConference changed) {
    return of(changed, row);
  }

  private static ListEntry of(ObservedConference conference, Row.OfConference row) {
    return new ListEntry(
        conference,
        row,
        lower(conference.name() + END + conference.topic()),
        lower(words(conference)),
        conference.startedAt().value().map(Instant::toEpochMilli).orElse(UNKNOWN),
        conference.participants().stream().anyMatch(p -> p.role().isSurely(Role.AGENT)),
        conference.participants().stream().anyMatch(p -> p.role().isSurely(Role.CUSTOMER)),
        conference.participants().stream().anyMatch(p -> isTrue(p.held())),
        conference.participants().stream().anyMatch(ObservedParticipant::self));
  }

  private static String words(ObservedConference conference) {
    StringBuilder words = new StringBuilder();
    for (ObservedParticipant participant : conference.participants()) {
      words.append(participant.name()).append(END).append(participant.number()).append(END);
      participant
          .tags()
          .value()
          .ifPresent(tags -> tags.forEach(tag -> words.append(tag).append(END)));
    }
    return words.toString();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Whether it holds as far as is known; the unknown holds of nobody. */
  static boolean isTrue(Known<Boolean> known) {
    Optional<Boolean> value = known.value();
    return value.isPresent() && value.get();
  }
}
