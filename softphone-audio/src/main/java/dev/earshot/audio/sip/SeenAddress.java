package dev.earshot.audio.sip;

import dev.earshot.audio.sip.transport.SipSockets;
import dev.earshot.audio.stun.PublicAddress;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** How others see the UDP socket of a user agent, as a STUN server says. */
final class SeenAddress {
  private static final System.Logger LOG = System.getLogger("dev.earshot.audio.sip");

  /** Who registers before it is known how others see us is registered under two addresses. */
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private final PublicAddress publicly;
  private final CountDownLatch known = new CountDownLatch(1);
  private Optional<InetSocketAddress> before = Optional.empty();

  private SeenAddress(PublicAddress publicly) {
    this.publicly = publicly;
  }

  /** Asks that server by those sockets; nothing if its name is unknown, which is said. */
  static Optional<SeenAddress> by(
      InetSocketAddress server, RandomGenerator random, SipSockets sockets) {
    if (server.isUnresolved()) {
      String host = server.getHostString();
      LOG.log(Level.WARNING, "the STUN server {0} is unknown: SIP goes on without", host);
      return Optional.empty();
    }
    PublicAddress asking = new PublicAddress("the SIP port", server, random, sockets::sendBeside);
    sockets.seenBy(asking);
    return Optional.of(new SeenAddress(asking));
  }

  /**
   * Looks at what is known now. Sip thread.
   *
   * @param moved is run if that is something else than before
   */
  void look(Runnable moved) {
    if (!publicly.settled()) {
      return;
    }
    Optional<InetSocketAddress> now = publicly.address();
    if (!now.equals(before)) {
      before = now;
      moved.run();
    }
    known.countDown();
  }

  /** Waits until something is known, but not for long. Any thread but the sip thread. */
  void await() {
    try {
      boolean told = known.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      LOG.log(Level.DEBUG, "address of the SIP port told: {0}", told);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
