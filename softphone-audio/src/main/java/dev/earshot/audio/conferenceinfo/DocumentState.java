package dev.earshot.audio.conferenceinfo;

import java.util.Locale;

/** Value of the {@code state} attribute (RFC 4575 4.1). */
public enum DocumentState {
  FULL,
  PARTIAL,
  DELETED;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The default of the schema is full; what nobody knows changes nothing. */
  static DocumentState of(String text) {
    return switch (text.strip()) {
      case "", "full" -> FULL;
      case "deleted" -> DELETED;
      default -> PARTIAL;
    };
  }
}
