package dev.earshot.app.backend.jambonz;

/**
 * Commands over the WebSocket ({@code ws.jambonz.org}) that jambonz opened for a leg to the
 * application this console serves. They always reach the process that owns the leg, which REST does
 * not. Any thread; must not wait for jambonz, which answers nothing.
 */
public interface LegCommands {
  /** Nobody serves an application here: everything goes by REST. */
  LegCommands NONE =
      new LegCommands() {
        @Override
        public boolean reaches(String callSid) {
          return false;
        }

        @Override
        public boolean send(String callSid, String message) {
          return false;
        }
      };

  /** Whether the socket of this call is open. */
  boolean reaches(String callSid);

  /**
   * Sends one complete text message, as it is.
   *
   * @return whether it was handed to an open socket
   */
  boolean send(String callSid, String message);
}
