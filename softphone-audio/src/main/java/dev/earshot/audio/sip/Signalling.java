package dev.earshot.audio.sip;

import java.net.InetSocketAddress;
import java.util.Optional;

/** Where a user agent is to be reached, and how it fares. Any thread. */
public interface Signalling {
  /** The address actually bound. */
  InetSocketAddress address();

  /** Where TLS is taken, if it is. */
  Optional<InetSocketAddress> tlsAddress();

  /** Counters, for display and for tests. */
  UserAgentStats stats();
}
