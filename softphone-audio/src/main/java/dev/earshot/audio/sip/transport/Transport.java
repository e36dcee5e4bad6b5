package dev.earshot.audio.sip.transport;

import java.util.Locale;
import java.util.Optional;

/** How messages are carried. */
public enum Transport {
  UDP,
  TCP;

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
