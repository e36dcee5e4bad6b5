package dev.earshot.audio.sip.transport;

import dev.earshot.audio.sip.message.SipMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;

/**
 * Sends messages. Sip thread. What comes of it arrives at the {@link NetworkListener}, never from
 * within a call of these methods.
 */
public interface Network {
  /** Sends if possible; a datagram may be lost, a broken connection is reported. */
  void send(Hop hop, SipMessage message);

  /** Sends an empty line by datagram, so that routers on the way remember it (RFC 5626 4.4). */
  void keepAlive(Hop hop);

  /**
   * Our addresses changed, or we slept: connections of ours that begin elsewhere are of no use any
   * more.
   *
   * @param still addresses that are good; none if no connection is to be trusted
   */
  void renew(Set<InetAddress> still);

  /** The local address the other side can reach us at, with the port we listen on. */
  InetSocketAddress localAddress(Hop hop);

  /** Whether this transport is open here. */
  boolean offers(Transport transport);

  /** Whether the connection of this number still stands. */
  boolean isOpen(long flow);
}
