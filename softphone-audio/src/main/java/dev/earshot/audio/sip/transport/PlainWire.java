package dev.earshot.audio.sip.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** TCP as it is. */
final class PlainWire implements Wire {
  private final SocketChannel channel;
  private boolean blocked;

  PlainWire(SocketChannel channel) {
    this.channel = channel;
  }

  @Override
  public boolean established() {
    return channel.isConnected();
  }

  @Override
  public void connected() {}

  @Override
  public boolean read(ByteBuffer into) throws IOException {
    return channel.read(into) >= 0;
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    channel.write(from);
    blocked = from.hasRemaining();
  }

  @Override
  public boolean blocked() {
    return blocked;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException ignored) {
      // It is gone either way.
    }
  }
}
