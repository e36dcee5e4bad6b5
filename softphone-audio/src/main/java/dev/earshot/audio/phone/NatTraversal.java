package dev.earshot.audio.phone;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * How a leg's media gets through routers that rewrite addresses, beside sending to where the other
 * side's packets come from (RFC 4961), which is always done.
 *
 * @param stunServer asked for the address by which others see our media's socket; unresolved if its
 *     name is unknown
 * @param ice whether descriptions offer ICE (RFC 8445), and offers of it are taken
 */
public record NatTraversal(Optional<InetSocketAddress> stunServer, boolean ice) {
  /** Our own address is told as it is. */
  public static final NatTraversal NONE = new NatTraversal(Optional.empty(), false);

  public static NatTraversal by(InetSocketAddress stunServer) {
    return new NatTraversal(Optional.of(stunServer), false);
  }

  /** The same with ICE. */
  public NatTraversal withIce() {
    return new NatTraversal(stunServer, true);
  }
}
