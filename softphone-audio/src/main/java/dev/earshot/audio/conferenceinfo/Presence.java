package dev.earshot.audio.conferenceinfo;

import java.util.Arrays;
import java.util.Optional;

/** How a user takes part, told by the status of his endpoint and of his audio (RFC 4575 5.7). */
public enum Presence {
  /** Heard by everybody. */
  OPEN("connected", "sendrecv"),
  /** Hears, and is not heard by everybody. */
  MUTED("connected", "recvonly"),
  /** Neither hears nor is heard. */
  ON_HOLD("on-hold", "inactive");

  private final String endpoint;
  private final String media;

  Presence(String endpoint, String media) {
    this.endpoint = endpoint;
    this.media = media;
  }

  String endpoint() {
    return endpoint;
  }

  String media() {
    return media;
  }

  /** What another focus means; empty if it says nothing of both. */
  static Optional<Presence> of(String endpoint, String media) {
    if (endpoint.equals("on-hold") || media.equals("inactive")) {
      return Optional.of(ON_HOLD);
    }
    return Arrays.stream(values())
        .filter(presence -> presence.media.equals(media))
        .findFirst()
        .or(() -> endpoint.equals("connected") ? Optional.of(OPEN) : Optional.empty());
  }
}
