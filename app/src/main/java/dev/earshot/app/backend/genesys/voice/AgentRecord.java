package dev.earshot.app.backend.genesys.voice;

import java.util.Optional;

/**
 * An agent and his first device, of {@code GET /users}.
 *
 * @param deviceUri as an order names it: verbatim as received, whatever host it names
 * @param state as last known, for example {@code Ready}; may be empty
 */
record AgentRecord(
    String userId, String name, String deviceId, String deviceUri, String number, String state) {
  /** Whether a link leads to his device. */
  boolean isAt(Optional<String> link) {
    return link.filter(uri -> uri.equals(deviceUri) || uri.endsWith("/" + deviceId)).isPresent();
  }
}
