package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.rtp.RtpPacket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A peer on a plain socket, that sends just what a test wants. */
final class RtpPeer implements AutoCloseable {
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  final DatagramChannel channel;
  private final int ssrc;
  private int sequence = 100;
  private int timestamp = 8000;

  RtpPeer(int ssrc) throws IOException {
    this.ssrc = ssrc;
    channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    channel.configureBlocking(false);
  }

  int port() throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  /** An offer of PCMU and telephone events from this socket. */
  String offer(String... attributes) throws IOException {
    return "v=0\nc=IN IP4 127.0.0.1\nm=audio "
        + port()
        + " RTP/AVP 0 101\na=rtpmap:101 telephone-event/8000\n"
        + String.join("\n", attributes)
        + "\n";
  }

  /** Ten milliseconds of PCMU, all bytes the same. */
  void sendAudio(int port, int value) throws IOException {
    byte[] payload = new byte[80];
    Arrays.fill(payload, (byte) value);
    send(port, 0, payload);
    timestamp += 80;
  }

  void sendEvent(int port, int event, boolean end) throws IOException {
    send(port, 101, new byte[] {(byte) event, (byte) (end ? 0x8A : 10), 0, 80});
  }

  void nextEvent() {
    timestamp += 800;
  }

  private void send(int port, int payloadType, byte[] payload) throws IOException {
    byte[] packet = Arrays.copyOf(new byte[12], 12 + payload.length);
    RtpPacket.writeHeader(packet, false, payloadType, sequence++, timestamp, ssrc);
    System.arraycopy(payload, 0, packet, 12, payload.length);
    sendRaw(port, packet);
  }

  void sendRaw(int port, byte[] data) throws IOException {
    channel.send(
        ByteBuffer.wrap(data), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** The next datagram, if one comes within the test's patience. */
  Optional<byte[]> receive() {
    ByteBuffer buffer = ByteBuffer.allocate(2048);
    await(
        () -> {
          try {
            return channel.receive(buffer) != null;
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
    return Optional.of(Arrays.copyOf(buffer.array(), buffer.position()));
  }

  boolean hasReceived() throws IOException {
    return channel.receive(ByteBuffer.allocate(2048)) != null;
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it happens in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  /** The RTP port of a description. */
  static int portOf(String sdp) {
    return Integer.parseInt(sdp.split("m=audio ", 2)[1].split(" ", 2)[0]);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
