package dev.earshot.app.endpoint;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names of rooms in which mute and whisper work; others turn them into no-ops (B6). */
final class RoomName {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private RoomName() {}

  static Optional<String> checked(String name) {
    return Optional.of(name).filter(n -> FORM.matcher(n).matches());
  }

  /** Fit for a SIP header, whatever the name is. */
  static String refusal(String name) {
    return name.isEmpty()
        ? "no room named by X-Room"
        : "not a room name: 1 to 64 letters, digits, dots, dashes or underscores";
  }
}
