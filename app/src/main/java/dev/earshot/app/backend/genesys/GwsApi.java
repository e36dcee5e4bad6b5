package dev.earshot.app.backend.genesys;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The REST interface of Genesys Web Services below {@code /api/v2} (genesys-voice.md chapter 2):
 * cookies, CSRF, a second log-in and the result envelope are dealt with. Blocks the caller; trouble
 * is thrown as {@link dev.earshot.app.backend.BackendException}. Safe for any thread.
 */
public interface GwsApi {
  /**
   * @param path below {@code /api/v2}, for example {@code /me/chats?fields=*}
   * @return the whole body, whose {@code statusCode} was 0
   */
  JsonNode get(String path);

  /**
   * Returns once {@code statusCode} 0 was answered: accepted and forwarded, <em>not</em> confirmed
   * (chapter 2.1). The outcome arrives at the {@link GwsListener}, if at all. Never repeated after
   * it may have reached the server.
   *
   * @param path below {@code /api/v2}, for example {@code /me/devices/efe1ab32}
   */
  void post(String path, ObjectNode body);

  /** The {@code id} of {@code GET /me}; known once the session began. */
  String userId();
}
