package dev.earshot.app;

import dev.earshot.app.profile.SipClient;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The address of this machine by which a SIP server reaches us. */
final class LocalAddress {
  private LocalAddress() {}

  /**
   * As configured, or the one from which packets to the server leave; nothing is sent to find out.
   *
   * @throws IOException if the server's name is unknown or no way leads there
   */
  static InetAddress of(SipClient sip) throws IOException {
    if (sip.media().address().isPresent()) {
      return sip.media().address().get();
    }
    InetSocketAddress server = sip.servers().outboundProxy().orElse(sip.servers().registrar());
    InetSocketAddress resolved =
        new InetSocketAddress(server.getHostString(), Math.max(1, server.getPort()));
    if (resolved.isUnresolved()) {
      throw new IOException(
          "the SIP server '" + server.getHostString() + "' is unknown: see /sip in the profile");
    }
    try (DatagramSocket probe = new DatagramSocket()) {
      probe.connect(resolved);
      InetAddress local = probe.getLocalAddress();
      if (local.isAnyLocalAddress()) {
        throw new IOException(
            "no way to "
                + server.getHostString()
                + ": say which of our addresses to use by /sip/localAddress");
      }
      return local;
    }
  }
}
