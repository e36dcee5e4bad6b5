package dev.earshot.audio.rtp;

import dev.earshot.audio.Counter;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Receives one stream: decides whose packets are heard, keeps statistics, queues. Owned by the rtp
 * thread; counters and published values may be read by others.
 *
 * <p>Symmetric RTP (RFC 4961): the first source that sends valid packets after an agreement is
 * latched and becomes the target. Another one is heard only if it is the very address of the
 * description; everything else is counted and ignored, so nobody can inject audio later.
 */
final class RtpReceiver {
  /**
   * Packets in sequence that prove a source the description does not name (RFC 3550 A.1), or
   * another SSRC: so many without one of the stream that is heard. Two streams that come at once,
   * perhaps one of them our own reflected (RFC 3550 8.2), thus do not take turns.
   */
  private static final int MIN_SEQUENTIAL = 2;

  private static final int MIN_SEQUENTIAL_INSTEAD = 3;

  /** More than a second of G.711, or half a second of 16 kHz without compression. */
  private static final int RING_BYTES = 1 << 14;

  private final PacketTap tap;
  private final PacketRing ring = new PacketRing(RING_BYTES);
  private final RtpPacket view = new RtpPacket();
  final Counter received = new Counter();
  final Counter malformed = new Counter();
  final Counter foreign = new Counter();
  final Counter unexpected = new Counter();
  final Counter invalid = new Counter();
  final Counter sourceChanges = new Counter();

  /** Packets that were not genuine: the key's tag was wrong, or they came twice. */
  final Counter unauthentic = new Counter();

  /** What the peer may send, by payload type. */
  private final boolean[] agreedTypes = new boolean[128];

  private @Nullable RtpRemote remote;
  private @Nullable InetSocketAddress latched;
  private @Nullable InetSocketAddress candidateSource;
  private @Nullable Reception candidate;
  private @Nullable Reception current;
  private final BurstGap bursts = new BurstGap();
  private volatile long lost;
  private volatile double jitterMillis;

  RtpReceiver(PacketTap tap) {
    this.tap = tap;
  }

  PacketRing ring() {
    return ring;
  }

  long lost() {
    return lost;
  }

  double jitterMillis() {
    return jitterMillis;
  }

  /** How losses cluster. */
  BurstGap.Figures bursts() {
    return bursts.figures();
  }

  @Nullable Reception current() {
    return current;
  }

  @Nullable InetSocketAddress latched() {
    return latched;
  }

  /** Takes over a new agreement. A peer that moved is latched anew. */
  void follow(RtpRemote agreed) {
    if (remote == null || !agreed.mayKeepSource(remote)) {
      latched = null;
      candidate = null;
    }
    remote = agreed;
    Arrays.fill(agreedTypes, false);
    agreed.payloadTypes().forEach(type -> agreedTypes[type] = true);
  }

  /** Whether a packet of this source can be heard at all; saves opening those of strangers. */
  boolean mayBeHeard(InetSocketAddress source) {
    RtpRemote agreed = remote;
    return latched == null
        || source.equals(latched)
        || agreed != null && source.equals(agreed.rtp());
  }

  /** Takes a datagram; whether it belongs to the stream. */
  boolean onPacket(InetSocketAddress source, byte[] data, int length, long arrivalNanos) {
    RtpRemote agreed = remote;
    if (!view.parse(data, length)) {
      malformed.increment();
    } else if (agreed == null || !agreedTypes[view.payloadType()]) {
      unexpected.increment();
    } else if (!source.equals(latched) && latched != null && !source.equals(agreed.rtp())) {
      foreign.increment();
    } else if (isBeside(source) && tap.takes(view, arrivalNanos)) {
      received.increment();
      return true;
    } else if (!belongsToStream(source, agreed)) {
      invalid.increment();
    } else {
      accept(source, arrivalNanos, data, length);
      return true;
    }
    return false;
  }

  /** Another stream of the peer's: its digits count at once, its voice not before it takes over. */
  private boolean isBeside(InetSocketAddress source) {
    return current != null && source.equals(latched) && current.ssrc() != view.ssrc();
  }

  private boolean belongsToStream(InetSocketAddress source, RtpRemote agreed) {
    int ssrc = view.ssrc();
    if (current != null && current.ssrc() == ssrc && source.equals(latched)) {
      candidate = null;
      return current.accepts(view.sequence());
    }
    if (candidate == null || candidate.ssrc() != ssrc || !source.equals(candidateSource)) {
      boolean trusted = latched == null && source.equals(agreed.rtp());
      int rival = current != null && latched != null ? MIN_SEQUENTIAL_INSTEAD : MIN_SEQUENTIAL;
      int probation = trusted ? 0 : rival;
      candidateSource = source;
      candidate = new Reception(ssrc, agreed.clockRate(), view.sequence(), probation);
    }
    if (!candidate.accepts(view.sequence())) {
      return false;
    }
    if (current != null) {
      sourceChanges.increment();
    }
    current = candidate;
    candidate = null;
    return true;
  }

  private void accept(InetSocketAddress source, long arrivalNanos, byte[] data, int length) {
    latched = source;
    if (!tap.takes(view, arrivalNanos)) {
      queue(arrivalNanos, data, length);
    }
    received.increment();
  }

  private void queue(long arrivalNanos, byte[] data, int length) {
    Reception reception = current;
    if (reception != null) {
      reception.arrived(view.timestamp(), arrivalNanos);
      long before = lost;
      lost = reception.lost();
      if (lost >= before) {
        bursts.received(lost - before);
      }
      jitterMillis = reception.jitterMillis();
    }
    ring.offer(data, length); // which counts what it refuses
  }
}
