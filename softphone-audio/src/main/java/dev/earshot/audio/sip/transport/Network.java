package dev.earshot.audio.sip.transport;

import dev.earshot.audio.sip.message.SipMessage;
import java.net.InetSocketAddress;

/**
 * Sends messages. Sip thread. What comes of it arrives at the {@link NetworkListener}, never from
 * within a call of these methods.
 */
public interface Network {
  /** Sends if possible; a datagram may be lost, a broken connection is reported. */
  void send(Hop hop, SipMessage message);

  /** The local address the other side can reach us at, with the port we listen on. */
  InetSocketAddress localAddress(Hop hop);

  /** Whether this transport is open here. */
  boolean offers(Transport transport);

  /** Whether the connection of this number still stands. */
  boolean isOpen(long flow);
}
