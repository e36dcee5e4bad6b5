package dev.earshot.audio.stun;

import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The address by which others see a socket of ours, as a STUN server tells it: asked when it begins
 * and every 25 s again, which also keeps routers on the way from forgetting the socket. Steps, the
 * answers and everything else come on one thread; {@link #address} and {@link #settled} may be
 * asked by any.
 */
public final class PublicAddress {
  private static final System.Logger LOG = System.getLogger(PublicAddress.class.getName());

  /** Routers forget after 30 s (RFC 4787 4.3 would have them wait for two minutes). */
  static final Duration REFRESH = Duration.ofSeconds(25);

  /** Until a server that did not answer is asked again. */
  static final Duration RETRY = Duration.ofSeconds(60);

  /** Sends to the server by the socket itself; must not wait. */
  @FunctionalInterface
  public interface Outlet {
    void send(byte[] datagram, InetSocketAddress server);
  }

  private final String socket;
  private final InetSocketAddress server;
  private final RandomGenerator random;
  private final Outlet outlet;
  private @Nullable StunTransaction question;
  private boolean begun;
  private boolean failing;
  private long dueNanos;
  private volatile Optional<InetSocketAddress> address = Optional.empty();
  private volatile boolean settled;

  /**
   * @param socket what it is used for, in messages
   */
  public PublicAddress(
      String socket, InetSocketAddress server, RandomGenerator random, Outlet outlet) {
    this.socket = socket;
    this.server = server;
    this.random = random;
    this.outlet = outlet;
  }

  /** The address; empty before it is known, or if the server says nothing. */
  public Optional<InetSocketAddress> address() {
    return address;
  }

  /** Whether the first question has an answer or will have none. */
  public boolean settled() {
    return settled;
  }

  /** Time passes: asks what is due. To be called several times a second. */
  public void step(long nowNanos) {
    StunTransaction open = question;
    if (open == null && (!begun || nowNanos - dueNanos >= 0)) {
      begun = true;
      String id = StunTransaction.newId(random);
      open = StunTransaction.of(id, StunWriter.request(id).bytes());
      question = open;
    }
    if (open != null) {
      byte[] due = open.step(nowNanos);
      if (due.length > 0) {
        outlet.send(due, server);
      }
      if (open.failed(nowNanos)) {
        failed(nowNanos);
      }
    }
  }

  private void failed(long nowNanos) {
    question = null;
    dueNanos = nowNanos + RETRY.toNanos();
    settled = true;
    if (!failing) {
      failing = true;
      LOG.log(
          Level.WARNING,
          "the STUN server {0} does not answer: {1} goes on with {2}",
          text(server),
          socket,
          address.map(known -> "the public address " + text(known)).orElse("its own address"));
    }
  }

  /** {@code host:port}. */
  private static String text(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }

  /** Takes a message that came to the socket; whether it answers our question. */
  public boolean takes(InetSocketAddress source, StunMessage message, long nowNanos) {
    StunTransaction open = question;
    if (open == null || !open.id().equals(message.transaction()) || !source.equals(server)) {
      return false;
    }
    Optional<InetSocketAddress> told = message.mappedAddress();
    if (message.kind() != StunMessage.Kind.SUCCESS || told.isEmpty()) {
      return true; // A broken or wrong answer is none: the next sending may have a better one.
    }
    question = null;
    failing = false;
    dueNanos = nowNanos + REFRESH.toNanos();
    if (!told.equals(address)) {
      LOG.log(Level.INFO, "{0} is seen as {1}", socket, text(told.get()));
    }
    address = told;
    settled = true;
    return true;
  }
}
