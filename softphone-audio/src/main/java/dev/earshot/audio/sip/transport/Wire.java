package dev.earshot.audio.sip.transport;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Plain bytes over one non-blocking connection, whatever protects them on their way. Sip thread.
 */
interface Wire {
  /** Whether messages can go over it: connected, and the handshake, if there is one, is done. */
  boolean established();

  /** Goes on with what opens the connection, as far as it goes without waiting. */
  void connected() throws IOException;

  /**
   * Reads what has come.
   *
   * @return false at the end of the stream
   */
  boolean read(ByteBuffer into) throws IOException;

  /** Writes as much as goes; nothing before it is established. */
  void write(ByteBuffer from) throws IOException;

  /** Whether something waits until the socket can be written again. */
  boolean blocked();

  /** Ends it; says goodbye if that needs no waiting. */
  void close();
}
