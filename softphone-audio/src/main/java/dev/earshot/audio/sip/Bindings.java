package dev.earshot.audio.sip;

import java.util.Optional;

/** Where telephones are that registered with us (RFC 3261 10.3). Any thread. */
public interface Bindings {
  /**
   * Where to call a user.
   *
   * @param user user part of his address, as he registered it
   * @return the address he gave last; empty if he is not registered, or no longer
   */
  Optional<String> contact(String user);
}
