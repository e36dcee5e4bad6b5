package dev.earshot.app.backend.genesys;

import dev.earshot.app.backend.BackendEvent;
import tools.jackson.databind.JsonNode;

/**
 * What Genesys Web Services tell over CometD (genesys-voice.md chapter 3). Called in order, by one
 * thread at a time, which must not wait for long: the next long poll waits for it.
 */
public interface GwsListener {
  /**
   * @param channel for example {@code /v2/me/devices}, {@code /v2/me/calls}, {@code /v2/me/chats}
   * @param data the {@code data} of the message as it came; whoever does not know it ignores it
   */
  void onMessage(String channel, JsonNode data);

  /**
   * The session or the subscription is new, also the very first: events may be missing, so whatever
   * is shown must be read again (chapter 7). Messages that come before the reading has ended are
   * newer than its answers.
   */
  void onResync();

  /**
   * @param detail one sentence, may be empty
   */
  void onLine(BackendEvent.Line line, String detail);
}
