package dev.earshot.app.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A bad network between a telephone and the focus: it loses and swaps packets in both directions.
 * Both sides are told, in their SDP, that the other one is here. One thread, which must call {@link
 * #step} every few milliseconds.
 */
final class SpoiltLine implements AutoCloseable {
  private static final Pattern MEDIA = Pattern.compile("(?m)^m=audio (\\d+)");
  private static final double LOST = 0.02;
  private static final double SWAPPED = 0.02;
  private static final int DATAGRAM_BYTES = 2048;

  /** One direction. */
  private final class Way {
    final DatagramChannel from;
    final DatagramChannel to;
    volatile @Nullable InetSocketAddress target;
    private Optional<ByteBuffer> kept = Optional.empty();

    Way(DatagramChannel from, DatagramChannel to) {
      this.from = from;
      this.to = to;
    }

    void step() throws IOException {
      InetSocketAddress goal = target;
      ByteBuffer packet = ByteBuffer.allocate(DATAGRAM_BYTES);
      while (from.receive(packet) != null) {
        packet.flip();
        if (goal != null && random.nextDouble() >= LOST) {
          pass(packet, goal);
          packet = ByteBuffer.allocate(DATAGRAM_BYTES);
        } else {
          packet.clear();
        }
      }
    }

    private void pass(ByteBuffer packet, InetSocketAddress goal) throws IOException {
      if (kept.isEmpty() && random.nextDouble() < SWAPPED) {
        kept = Optional.of(packet);
        return;
      }
      to.send(packet, goal);
      if (kept.isPresent()) {
        to.send(kept.get(), goal);
        kept = Optional.empty();
      }
    }
  }

  private final RandomGenerator random;
  private final DatagramChannel atTelephone;
  private final DatagramChannel atFocus;
  private final Way out;
  private final Way in;

  SpoiltLine(InetAddress address, RandomGenerator random) throws IOException {
    this.random = random;
    atTelephone = open(address);
    atFocus = open(address);
    out = new Way(atTelephone, atFocus);
    in = new Way(atFocus, atTelephone);
  }

  private static DatagramChannel open(InetAddress address) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(address, 0)).configureBlocking(false);
    return channel;
  }

  /** The telephone's offer as the focus gets it. */
  String offer(String sdp) throws IOException {
    in.target = replaced(sdp);
    return MEDIA.matcher(sdp).replaceFirst("m=audio " + port(atFocus));
  }

  /** The answer of the focus as the telephone gets it. */
  String answer(String sdp) throws IOException {
    out.target = replaced(sdp);
    return MEDIA.matcher(sdp).replaceFirst("m=audio " + port(atTelephone));
  }

  private InetSocketAddress replaced(String sdp) throws IOException {
    Matcher media = MEDIA.matcher(sdp);
    if (!media.find()) {
      throw new IOException("a description without audio");
    }
    InetAddress here = ((InetSocketAddress) atFocus.getLocalAddress()).getAddress();
    return new InetSocketAddress(here, Integer.parseInt(media.group(1)));
  }

  private static int port(DatagramChannel channel) throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  /** Passes on what has come. */
  void step() {
    try {
      out.step();
      in.step();
    } catch (IOException gone) {
      // A port unreachable: the call has just ended at one side.
    }
  }

  @Override
  public void close() throws IOException {
    try (atTelephone) {
      atFocus.close();
    }
  }
}
