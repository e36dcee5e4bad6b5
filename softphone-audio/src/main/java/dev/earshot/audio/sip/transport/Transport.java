package dev.earshot.audio.sip.transport;

import java.util.Locale;
import java.util.Optional;

/** How messages are carried. */
public enum Transport {
  UDP,
  TCP,
  TLS;

  /** Port where nothing else is said (RFC 3261 19.1.2). */
  public int defaultPort() {
    return this == TLS ? 5061 : 5060;
  }

  /** Whether the carrier itself repeats what is lost. */
  public boolean reliable() {
    return this != UDP;
  }

  /** Spelling in URI parameters. */
  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Transport> named(String name) {
    for (Transport transport : values()) {
      if (transport.name().equalsIgnoreCase(name)) {
        return Optional.of(transport);
      }
    }
    return Optional.empty();
  }
}
