package dev.earshot.audio.conferenceinfo;

import java.time.Instant;
import java.util.Optional;

/**
 * A user as a document tells of him. What a document does not say is empty.
 *
 * @param entity SIP URI that stands for him in this conference
 * @param state whether this is all of him, a part, or his end
 * @param talking extension of ours
 */
public record ConferenceUser(
    String entity,
    DocumentState state,
    Optional<String> displayText,
    Optional<Presence> presence,
    Optional<Boolean> talking,
    Optional<Instant> joinedAt) {
  /** Everything about a user. */
  public static ConferenceUser of(
      String entity, String displayText, Presence presence, boolean talking, Instant joinedAt) {
    return new ConferenceUser(
        entity,
        DocumentState.FULL,
        Optional.of(displayText),
        Optional.of(presence),
        Optional.of(talking),
        Optional.of(joinedAt));
  }

  static ConferenceUser deleted(String entity) {
    return new ConferenceUser(
        entity,
        DocumentState.DELETED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What is known of him after this part. */
  ConferenceUser over(ConferenceUser known) {
    return new ConferenceUser(
        entity,
        DocumentState.FULL,
        displayText.or(known::displayText),
        presence.or(known::presence),
        talking.or(known::talking),
        joinedAt.or(known::joinedAt));
  }
}
