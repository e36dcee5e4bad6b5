package dev.earshot.app;

import dev.earshot.app.profile.SipClient;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of this machine by which a SIP server reaches us. */
final class LocalAddress {
  private static final Pattern SIP_ADDRESS =
      Pattern.compile(
          "sips?:(?:[^@\\s]+@)?(\\[[0-9a-fA-F:]+]|[^:;?@\\s]+)(?::\\d{1,5})?(?:[;?]\\S*)?");

  private static final int ANY_PORT = 9;

  private LocalAddress() {}

  /**
   * As configured, or the one from which packets to the server leave; nothing is sent to find out.
   *
   * @throws IOException if the server's name is unknown or no way leads there
   */
  static InetAddress of(SipClient sip) throws IOException {
    return of(sip.media(), sip.servers().outboundProxy().orElse(sip.servers().registrar()), "/sip");
  }

  /**
   * The same for another telephone.
   *
   * @param section of the profile, for messages
   */
  static InetAddress of(SipClient.Media media, InetSocketAddress server, String section)
      throws IOException {
    if (media.address().isPresent()) {
      return media.address().get();
    }
    InetSocketAddress resolved =
        new InetSocketAddress(server.getHostString(), Math.max(1, server.getPort()));
    if (resolved.isUnresolved()) {
      throw new IOException(
          "the SIP server '"
              + server.getHostString()
              + "' is unknown: see "
              + section
              + " in the profile");
    }
    try (DatagramSocket probe = new DatagramSocket()) {
      probe.connect(resolved);
      InetAddress local = probe.getLocalAddress();
      if (local.isAnyLocalAddress()) {
        throw new IOException(
            "no way to "
                + server.getHostString()
                + ": say which of our addresses to use by "
                + section
                + "/localAddress");
      }
      return local;
    }
  }

  /**
   * The address from which packets to the host of a SIP address leave.
   *
   * @throws IOException if it is no SIP address, its host is unknown or no way leads there
   */
  static InetAddress towards(String sipAddress) throws IOException {
    Matcher address = SIP_ADDRESS.matcher(sipAddress);
    if (!address.matches()) {
      throw new IOException("'" + sipAddress + "' is no SIP address as sip:echo@host:5060");
    }
    InetSocketAddress peer = new InetSocketAddress(address.group(1), ANY_PORT);
    if (peer.isUnresolved()) {
      throw new IOException("host '" + address.group(1) + "' is unknown");
    }
    try (DatagramSocket probe = new DatagramSocket()) {
      probe.connect(peer);
      return probe.getLocalAddress();
    }
  }
}
