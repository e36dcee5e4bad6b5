package dev.earshot.app.endpoint;

import tools.jackson.databind.JsonNode;

/**
 * Hears what jambonz tells: authenticated, and for our account. Threads {@code endpoint}, for one
 * call in order of arrival; must not block.
 */
public interface EndpointListener {
  /** Where no jambonz calls. */
  EndpointListener NONE =
      new EndpointListener() {
        @Override
        public void statusHook(JsonNode data) {}

        @Override
        public void callStatus(JsonNode data) {}

        @Override
        public void legOpened(Leg leg) {}

        @Override
        public void legClosed(String callSid) {}

        @Override
        public void legError(String callSid, String message) {}
      };

  /** An event of a conference's status hook. */
  void statusHook(JsonNode data);

  /** A call has another status. */
  void callStatus(JsonNode data);

  /** The call flow put a caller into a room with this tag. */
  default void tagged(String callSid, String tag) {}

  /** jambonz asked what to do with a supervisor's leg, and was told; its socket is open. */
  void legOpened(Leg leg);

  /** The socket of a supervisor's leg is closed; the call may live on. */
  void legClosed(String callSid);

  /** {@code jambonz:error}: the last command was not understood. */
  void legError(String callSid, String message);

  /**
   * A supervisor's leg.
   *
   * @param callId SIP Call-ID at the feature server, empty if it was not told
   * @param sbcCallId SIP Call-ID at the border, empty if it was not told
   * @param room where it was sent
   */
  record Leg(String callSid, String callId, String sbcCallId, String room) {}
}
