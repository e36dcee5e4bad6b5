package dev.earshot.audio.sip.event;

import java.util.Optional;

/** An event package as it is served here. Sip thread. */
public interface Feed {
  /** Value of Event, for example {@code conference}. */
  String name();

  /** Media type of its documents. */
  String contentType();

  /** What a subscriber to that address will see; empty if there is no such thing. */
  Optional<View> open(String requestUri);
}
