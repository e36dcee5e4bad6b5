package dev.earshot.audio.sip;

import java.util.Optional;

/** An event package (RFC 6665 4.4) that a user agent serves to whoever subscribes. */
public interface EventPackage {
  /** Value of the Event header field, for example {@code conference}; lower case. */
  String name();

  /** Media type of the documents. */
  String contentType();

  /** Parameter that the user agent's Contact carries because it serves this; empty for none. */
  String feature();

  /**
   * Opens what one subscriber will see. Sip thread: must not block.
   *
   * @param requestUri of the SUBSCRIBE
   * @return empty if there is nothing at that address: answered with 404
   */
  Optional<EventView> open(String requestUri);
}
