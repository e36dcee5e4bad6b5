package dev.earshot.audio.phone;

import dev.earshot.audio.rtp.PacketProtection;
import dev.earshot.audio.rtp.RtpRemote;
import dev.earshot.audio.rtp.RtpSession;
import dev.earshot.audio.sdp.IceDescription;
import dev.earshot.audio.stun.PublicAddress;
import dev.earshot.audio.stun.StunMessage;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * By which address the peer reaches our media, and we its: what a STUN server says about the very
 * socket, and ICE. Steps and answers come on the rtp thread, everything else from any.
 */
final class Traversal implements Reachability {
  private static final System.Logger LOG = System.getLogger(Traversal.class.getName());

  /** A call does not wait longer for its address; it goes on with the local one. */
  private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

  private final RtpSession session;
  private final Optional<PublicAddress> publicly;
  private final Optional<IceLink> ice;
  private final List<Runnable> waiting = new ArrayList<>();
  private volatile Executor executor = Runnable::run;
  private volatile boolean wanted;
  private long begunNanos;

  /**
   * @param address of the session
   * @param moved hears on the rtp thread where checks found the peer
   */
  Traversal(
      NatTraversal how,
      RtpSession session,
      InetAddress address,
      RandomGenerator random,
      Consumer<InetSocketAddress> moved) {
    this.session = session;
    ice = how.ice() ? Optional.of(new IceLink(session, address, random, moved)) : Optional.empty();
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

  @Override
  public Optional<InetSocketAddress> address() {
    return publicly.flatMap(PublicAddress::address);
  }

  @Override
  public Optional<IceDescription> described() {
    return ice.map(link -> link.described(address()));
  }

  /**
   * Media goes to the peer from now on, by the way that checks have found or will find.
   *
   * @param said what the peer says of ICE, if both do it
   * @param offered whether the offer was ours
   */
  void follow(
      RtpRemote agreed,
      @Nullable PacketProtection guard,
      Optional<IceDescription> said,
      boolean offered) {
    ice.ifPresentOrElse(
        link -> link.follow(agreed, guard, said, offered), () -> session.follow(agreed, guard));
  }

  /** Rtp thread: time passes. */
  void step(long nowNanos) {
    ice.ifPresent(link -> link.step(nowNanos));
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
    if (publicly.isPresent() || ice.isPresent()) {
      StunMessage.parse(data, length).ifPresent(message -> onStun(source, message));
    }
  }

  private void onStun(InetSocketAddress source, StunMessage message) {
    long now = session.nanos();
    if (publicly.filter(asking -> asking.takes(source, message, now)).isPresent()) {
      step(now);
    } else {
      ice.ifPresent(link -> link.takes(source, message, now));
    }
  }
}
