package dev.earshot.app.backend.jambonz;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which rooms can be spoken in. jambonz builds commands of the media server from the name: with a
 * blank or an apostrophe in it, coach, mute and hold do nothing and are accepted all the same.
 */
final class RoomNames {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private RoomNames() {}

  /** Why nobody may speak in a room of this name; empty if he may. */
  static Optional<String> objection(String name) {
    return SAFE.matcher(name).matches()
        ? Optional.empty()
        : Optional.of(
            "In a room called '"
                + name
                + "' jambonz ignores mute and coach (only letters, digits, _ . - are safe):"
                + " you can listen, not speak");
  }
}
