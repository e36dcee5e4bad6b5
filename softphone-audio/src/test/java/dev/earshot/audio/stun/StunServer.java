package dev.earshot.audio.stun;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A tiny STUN server on loopback, which may see everybody at an address it is told. */
public final class StunServer implements AutoCloseable {
  private final DatagramSocket socket;
  private final Optional<InetAddress> seen;
  private final AtomicInteger asked = new AtomicInteger();

  private StunServer(Optional<InetAddress> seen) throws IOException {
    this.seen = seen;
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("stun-server").start(this::run);
  }

  /** Tells the truth. */
  public static StunServer start() throws IOException {
    return new StunServer(Optional.empty());
  }

  /** Sees everybody at that host, and at the port he really has. */
  public static StunServer seeing(String host) throws IOException {
    return new StunServer(Optional.of(InetAddress.ofLiteral(host)));
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Requests up to now. */
  public int asked() {
    return asked.get();
  }

  private void run() {
    DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
    while (!socket.isClosed()) {
      try {
        packet.setLength(1500);
        socket.receive(packet);
        Optional<StunMessage> request = StunMessage.parse(packet.getData(), packet.getLength());
        if (request.isPresent()) {
          asked.incrementAndGet();
          InetSocketAddress from = (InetSocketAddress) packet.getSocketAddress();
          InetSocketAddress told =
              new InetSocketAddress(seen.orElse(from.getAddress()), from.getPort());
          byte[] answer = StunWriter.success(request.get(), told).bytes();
          socket.send(new DatagramPacket(answer, answer.length, from));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
