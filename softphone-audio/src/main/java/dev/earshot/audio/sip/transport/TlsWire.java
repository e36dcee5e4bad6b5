package dev.earshot.audio.sip.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * TLS over TCP (RFC 3261 26.2.1). The engine's tasks – a signature, a key agreement, the check of a
 * chain: about a millisecond each – run here, on the sip thread; {@link Connections} bounds how
 * many handshakes go on in one turn (docs/decisions/0065).
 */
final class TlsWire implements Wire {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel channel;
  private final SSLEngine engine;
  private final ByteBuffer arrived;
  private final ByteBuffer leaving;
  private boolean established;

  TlsWire(SocketChannel channel, SSLEngine engine) {
    this.channel = channel;
    this.engine = engine;
    int packet = engine.getSession().getPacketBufferSize();
    this.arrived = ByteBuffer.allocate(packet);
    this.leaving = ByteBuffer.allocate(2 * packet).flip();
  }

  @Override
  public boolean established() {
    return established;
  }

  @Override
  public void connected() throws IOException {
    engine.beginHandshake();
    proceed();
  }

  @Override
  public boolean read(ByteBuffer into) throws IOException {
    boolean open = channel.read(arrived) >= 0;
    arrived.flip();
    try {
      boolean more = true;
      while (more && arrived.hasRemaining()) {
        HandshakeStatus before = engine.getHandshakeStatus();
        SSLEngineResult result = engine.unwrap(arrived, into);
        note(result);
        proceed();
        open &= result.getStatus() != Status.CLOSED;
        more =
            result.getStatus() == Status.OK
                && (result.bytesConsumed() > 0 || engine.getHandshakeStatus() != before);
      }
    } finally {
      arrived.compact();
    }
    return open;
  }

  /** Does what the handshake asks of this side, until the other side's bytes are needed. */
  private void proceed() throws IOException {
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> {
          if (!wrap(NOTHING)) {
            return;
          }
        }
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> {
          flush();
          return;
        }
      }
    }
  }

  /** In TLS 1.2 a handshake on an open connection is asked for by nobody but an attacker. */
  private void runTasks() throws SSLException {
    if (established && engine.getSession().getProtocol().equals("TLSv1.2")) {
      throw new SSLException("renegotiation");
    }
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  private void note(SSLEngineResult result) {
    established |= result.getHandshakeStatus() == HandshakeStatus.FINISHED;
  }

  /** One record; false if there is no room for it or no use in it. */
  private boolean wrap(ByteBuffer from) throws IOException {
    flush();
    leaving.compact();
    SSLEngineResult result;
    try {
      result = engine.wrap(from, leaving);
    } finally {
      leaving.flip();
    }
    note(result);
    flush();
    return result.getStatus() == Status.OK;
  }

  private void flush() throws IOException {
    if (leaving.hasRemaining()) {
      channel.write(leaving);
    }
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    flush();
    if (!established) {
      proceed();
    }
    while (established && from.hasRemaining() && !blocked()) {
      if (!wrap(from)) {
        throw new SSLException("closed");
      }
    }
  }

  @Override
  public boolean blocked() {
    return leaving.hasRemaining();
  }

  /** The farewell, or the alert that says what was wrong, goes if the socket takes it at once. */
  @Override
  public void close() {
    try {
      engine.closeOutbound();
      while (channel.isConnected() && !engine.isOutboundDone() && wrap(NOTHING)) {
        flush();
      }
    } catch (IOException ignored) {
      // It is gone either way.
    }
    try {
      channel.close();
    } catch (IOException ignored) {
      // It is gone either way.
    }
  }
}
