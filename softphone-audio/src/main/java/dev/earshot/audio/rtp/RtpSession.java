package dev.earshot.audio.rtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One RTP session (RFC 3550) between two parties over an own pair of UDP ports.
 *
 * <p>Threads: the rtp thread receives and reports; the mix thread calls {@link #next}, {@link
 * #send} and {@link #advance}; everything else may be called from any thread. With rtcp-mux a
 * report (one in 5 s) shares the RTP channel with the mix thread.
 */
public final class RtpSession implements AutoCloseable {
  private final RtpLoop loop;
  private final PortPair ports;
  private final InetAddress address;
  private final int port;
  private final RtpSender sender;
  private final RtpReceiver receiver;
  private final RtcpReporter reporter;
  private final RtcpSender reports;
  private final FlowMonitor flow;
  private final PacketTap tap;
  private volatile @Nullable RtpRemote remote;
  private volatile @Nullable InetSocketAddress target;

  /** Null: everything goes in the clear. */
  private volatile @Nullable PacketProtection protection;

  private volatile boolean closed;

  /** When the peer was last heard of: a packet, a report or the first agreement. */
  private final AtomicLong heardNanos = new AtomicLong();

  private @Nullable RtpRemote followed;
  private boolean headTaken;

  private RtpSession(
      RtpLoop loop, InetAddress address, PortPair ports, RandomGenerator random, PacketTap tap)
      throws IOException {
    this.loop = loop;
    this.address = address;
    this.ports = ports;
    port = ports.port();
    sender = new RtpSender(ports.rtp(), loop.clock(), random);
    receiver = new RtpReceiver(tap);
    reporter = new RtcpReporter(loop.clock(), random, sender);
    reports = new RtcpSender(ports, address);
    flow = new FlowMonitor(sender, receiver, reporter, tap);
    this.tap = tap;
  }

  /**
   * Binds a port pair and begins to listen; packets are refused until {@link #follow}.
   *
   * @throws IOException if no pair is free; the message names the range
   */
  public static RtpSession open(
      RtpLoop loop, InetAddress address, PortRange range, RandomGenerator random, PacketTap tap)
      throws IOException {
    PortPair ports = PortPair.bind(address, range, random);
    RtpSession session = new RtpSession(loop, address, ports, random, tap);
    loop.add(session, session.ports.rtp(), session::onRtp, session.ports.rtcp(), session::onRtcp);
    return session;
  }

  /** Local RTP port; RTCP is one above. */
  public int port() {
    return port;
  }

  /**
   * Takes over what was agreed with the peer, at first or anew. If nothing can be sent where it
   * wants media, it is sent where the peer's own packets come from.
   */
  public void follow(RtpRemote agreed) {
    follow(agreed, null);
  }

  /**
   * As {@link #follow(RtpRemote)}, with packets protected from here on.
   *
   * @param guard {@link PacketProtection#NOTHING_PASSES} until there are keys
   */
  public void follow(RtpRemote agreed, @Nullable PacketProtection guard) {
    // Before the peer's address is known: nothing must leave without.
    protection = guard;
    sender.protectBy(guard);
    RtpRemote former = remote;
    if (former == null) {
      heardNanos.setOpaque(loop.clock().nanos());
    }
    if (former == null || !agreed.mayKeepSource(former)) {
      target = RtpRemote.isReachable(agreed.rtp(), address) ? agreed.rtp() : null;
    }
    remote = agreed;
  }

  /** Any thread: sends something else than RTP from the RTP port; never waits. */
  public void sendBeside(byte[] data, int offset, int length, InetSocketAddress to) {
    try {
      if (!closed && RtpRemote.isReachable(to, address)) {
        ports.rtp().send(ByteBuffer.wrap(data, offset, length), to);
      }
    } catch (IOException unreachable) {
      // Who sends repeats it.
    }
  }

  private void onRtp(InetSocketAddress source, byte[] data, int length, long arrivalNanos) {
    switch (DatagramKind.of(data, length)) {
      case STUN -> tap.onStun(source, data, length);
      case DTLS -> tap.onHandshake(source, data, length);
      case RTCP -> onRtcp(source, data, length, arrivalNanos);
      case RTP -> onMedia(source, data, length, arrivalNanos);
    }
  }

  private void onMedia(InetSocketAddress source, byte[] data, int length, long arrivalNanos) {
    RtpRemote agreed = adopt(arrivalNanos);
    int opened = opened(source, data, length);
    if (opened >= 0 && receiver.onPacket(source, data, opened, arrivalNanos)) {
      heardNanos.setOpaque(arrivalNanos);
    }
    InetSocketAddress latched = receiver.latched();
    if (agreed != null && latched != null && agreed.equals(remote) && !latched.equals(target)) {
      target = latched;
    }
  }

  /** Length of the packet without its protection, negative if it is to be ignored. */
  private int opened(InetSocketAddress source, byte[] data, int length) {
    PacketProtection guard = protection;
    if (guard == null || remote == null) {
      return length;
    }
    if (!receiver.mayBeHeard(source)) {
      receiver.foreign.increment();
      return PacketProtection.REFUSED;
    }
    int opened = guard.unprotect(data, length);
    if (opened < 0) {
      receiver.unauthentic.increment();
    }
    return opened;
  }

  private void onRtcp(InetSocketAddress source, byte[] data, int length, long arrivalNanos) {
    RtpRemote agreed = adopt(arrivalNanos);
    InetSocketAddress latched = receiver.latched();
    boolean known =
        agreed != null
            && (source.getAddress().equals(agreed.rtcp().getAddress())
                || (latched != null && source.getAddress().equals(latched.getAddress())));
    PacketProtection guard = protection;
    int opened = known && guard != null ? guard.unprotectReport(data, length) : length;
    if (!known) {
      receiver.foreign.increment();
    } else if (opened < 0) {
      receiver.unauthentic.increment();
    } else if (reporter.onPacket(data, opened, arrivalNanos)) {
      heardNanos.setOpaque(arrivalNanos);
    } else {
      receiver.malformed.increment();
    }
  }

  /** The rtp thread notices a new agreement when it next has to do with this session. */
  private @Nullable RtpRemote adopt(long nowNanos) {
    RtpRemote agreed = remote;
    if (agreed != null && !agreed.equals(followed)) {
      if (followed == null) {
        reporter.begin(nowNanos);
      }
      receiver.follow(agreed);
      followed = agreed;
    }
    return agreed;
  }

  /** The rtp thread's timer. */
  void step(long nowNanos) {
    tap.onStep(nowNanos);
    RtpRemote agreed = adopt(nowNanos);
    if (agreed == null || closed) {
      return;
    }
    flow.step(nowNanos, agreed.sends());
    if (!reporter.isDue(nowNanos)) {
      return;
    }
    InetSocketAddress to = reports.target(agreed, target);
    if (to != null) {
      reporter.build(receiver, agreed, tap, nowNanos);
      reports.send(reporter.writer(), agreed.muxed(), to, protection);
    }
  }

  /**
   * Mix thread: moves {@code view} to the next packet received, which stays valid until the next
   * call.
   *
   * @return false if there is none
   */
  public boolean next(RtpPacket view) {
    PacketRing ring = receiver.ring();
    if (headTaken) {
      ring.release();
    }
    headTaken = !ring.isEmpty();
    return headTaken && ring.head(view);
  }

  /** Mix thread: packets that found the ring full so far; what is queued then is stale. */
  public long overflows() {
    return receiver.ring().refused();
  }

  /** Mix thread: where the payload of the next packet goes, from {@link RtpPacket#HEADER_BYTES}. */
  public byte[] outgoing() {
    return sender.packet();
  }

  /**
   * Mix thread: sends {@link #outgoing()}; never waits. Nothing is sent before an agreement.
   *
   * @param marker whether a talk spurt begins
   */
  public void send(boolean marker, int payloadType, int payloadLength) {
    send(marker, payloadType, payloadLength, 0);
  }

  /**
   * As {@link #send(boolean, int, int)}, with a timestamp of the past.
   *
   * @param unitsBehind how long ago the event began that the packet tells of
   */
  public void send(boolean marker, int payloadType, int payloadLength, int unitsBehind) {
    InetSocketAddress to = target;
    if (to != null && !closed) {
      sender.send(to, marker, payloadType, payloadLength, unitsBehind);
    }
  }

  /** Mix thread: media time passes, whether anything was sent or not. */
  public void advance(int timestampUnits) {
    sender.advance(timestampUnits);
  }

  /** How long nothing valid has come from the peer; counted from the first agreement. */
  public Duration sinceLastPacket() {
    return Duration.ofNanos(Math.max(0, loop.clock().nanos() - heardNanos.getOpaque()));
  }

  /** Now, by the clock that stamps arrivals. Any thread. */
  public long nanos() {
    return loop.clock().nanos();
  }

  /** Whether audio flows both ways. Any thread. */
  public MediaFlow flow() {
    return flow.flow();
  }

  /** Any thread. */
  public boolean closed() {
    return closed;
  }

  public RtpStats stats() {
    return RtpStats.of(sender, receiver, reporter);
  }

  /** Sends RTCP BYE and closes both ports; idempotent. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    RtpRemote agreed = remote;
    InetSocketAddress to = agreed == null ? null : reports.target(agreed, target);
    if (agreed != null && to != null) {
      reports.farewell(sender.ssrc(), agreed, to, protection);
    }
    try {
      ports.close();
    } catch (IOException ignored) {
      // Nothing can be done about a socket that does not close.
    }
    loop.remove(this);
  }
}
