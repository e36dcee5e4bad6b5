package dev.earshot.app.backend.signalwire;

import java.util.Locale;
import java.util.Optional;

/**
 * A call (signalwire.md 3.3).
 *
 * @param direction {@code inbound}, or something that begins with {@code outbound}
 * @param name of the caller, if it was looked up
 */
record CallRecord(
    String sid, String from, String to, String direction, Optional<String> name, String status) {
  /** Whether the system called him, so that he is where he was called. */
  boolean isOutbound() {
    return direction.toLowerCase(Locale.ROOT).startsWith("outbound");
  }

  /** Of whoever is at the far end: a number, or {@code sip:} and an address without parameters. */
  String peer() {
    return plain(isOutbound() ? to : from);
  }

  /** {@code <sips:anna@example.org:5061;transport=tls>} is {@code sip:anna@example.org}. */
  static String plain(String address) {
    String bare = address.replaceFirst("^.*<", "").replaceFirst("[>;].*$", "").strip();
    String sip = bare.replaceFirst("(?i)^sips?:", "sip:");
    return sip.startsWith("sip:") ? sip.replaceFirst(":\\d+$", "") : bare;
  }
}
