package dev.earshot.audio.sip.transport;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** One side's part of a handshake without a network. */
final class HandshakeInMemory {
  private HandshakeInMemory() {}

  /** Takes what the other side said and returns what this one says to it. */
  static byte[] answer(SSLEngine engine, byte[] said) throws SSLException {
    int packet = engine.getSession().getPacketBufferSize();
    ByteBuffer in = ByteBuffer.wrap(said);
    ByteBuffer out = ByteBuffer.allocate(4 * packet);
    ByteBuffer plain = ByteBuffer.allocate(packet);
    if (engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
      engine.beginHandshake();
    }
    boolean more = true;
    while (more) {
      more =
          switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> task(engine);
            case NEED_WRAP -> moved(engine.wrap(ByteBuffer.allocate(0), out));
            default -> in.hasRemaining() && moved(engine.unwrap(in, plain.clear()));
          };
    }
    byte[] answer = new byte[out.flip().remaining()];
    out.get(answer);
    return answer;
  }

  private static boolean task(SSLEngine engine) {
    Runnable task = engine.getDelegatedTask();
    if (task != null) {
      task.run();
    }
    return task != null;
  }

  private static boolean moved(SSLEngineResult result) {
    return result.bytesConsumed() > 0 || result.bytesProduced() > 0;
  }
}
