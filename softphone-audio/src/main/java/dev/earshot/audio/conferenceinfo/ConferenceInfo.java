package dev.earshot.audio.conferenceinfo;

import java.util.List;
import java.util.Optional;

/**
 * A document of the conference event package (RFC 4575 5).
 *
 * @param entity URI of the conference
 * @param version one more with each document for one subscriber
 * @param userCount how many there are, also of those the document does not name
 */
public record ConferenceInfo(
    String entity,
    DocumentState state,
    long version,
    Optional<Integer> userCount,
    List<ConferenceUser> users) {
  public static final String CONTENT_TYPE = "application/conference-info+xml";

  public ConferenceInfo {
    users = List.copyOf(users);
  }
}
