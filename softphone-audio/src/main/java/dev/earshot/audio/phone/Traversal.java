package dev.earshot.audio.phone;

import dev.earshot.audio.rtp.RtpSession;
import dev.earshot.audio.stun.PublicAddress;
import dev.earshot.audio.stun.StunMessage;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * By which address the peer reaches our media: what a STUN server says about its very socket. Steps
 * and answers come on the rtp thread, everything else from any.
 */
final class Traversal {
  private static final System.Logger LOG = System.getLogger(Traversal.class.getName());

  /** A call does not wait longer for its address; it goes on with the local one. */
  private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

  private final RtpSession session;
  private final Optional<PublicAddress> publicly;
  private final List<Runnable> waiting = new ArrayList<>();
  private volatile Executor executor = Runnable::run;
  private volatile boolean wanted;
  private long begunNanos;

  Traversal(NatTraversal how, RtpSession session, RandomGenerator random) {
    this.session = session;
    Optional<InetSocketAddress> server = how.stunServer();
    server
        .filter(InetSocketAddress::isUnresolved)
        .ifPresent(
            unknown ->
                LOG.log(
                    Level.WARNING,
                    "the STUN server {0} is unknown: calls go on with our own address",
                    unknown.getHostString()));
    publicly =
        server
            .filter(known -> !known.isUnresolved())
            .map(known -> new PublicAddress("the media of a call", known, random, this::send));
  }

  private void send(byte[] datagram, InetSocketAddress server) {
    session.sendBeside(datagram, 0, datagram.length, server);
  }

  /** Who runs what had to wait. */
  void runBy(Executor other) {
    executor = other;
  }

  /** Runs it once it is known how we are reached: now, or after at most two seconds. */
  void whenKnown(Runnable ready) {
    synchronized (this) {
      if (publicly.isPresent() && !known(session.nanos())) {
        begunNanos = wanted ? begunNanos : session.nanos();
        wanted = true;
        waiting.add(ready);
        return;
      }
    }
    ready.run();
  }

  synchronized boolean waits() {
    return !waiting.isEmpty();
  }

  private boolean known(long nowNanos) {
    return publicly.map(PublicAddress::settled).orElse(true)
        || wanted && nowNanos - begunNanos > PATIENCE_NANOS;
  }

  /** As others see our media, if a server has said so. */
  Optional<InetSocketAddress> address() {
    return publicly.flatMap(PublicAddress::address);
  }

  /** Rtp thread: time passes. */
  void step(long nowNanos) {
    if (publicly.isEmpty() || !wanted) {
      return;
    }
    publicly.get().step(nowNanos);
    List<Runnable> due = List.of();
    synchronized (this) {
      if (known(nowNanos)) {
        due = List.copyOf(waiting);
        waiting.clear();
      }
    }
    due.forEach(executor::execute);
  }

  /** Rtp thread: a STUN message, or what looks like one. */
  void onStun(InetSocketAddress source, byte[] data, int length) {
    if (publicly.isPresent()) {
      StunMessage.parse(data, length)
          .filter(message -> publicly.get().takes(source, message, session.nanos()))
          .ifPresent(_ -> step(session.nanos()));
    }
  }
}
