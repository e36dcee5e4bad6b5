package dev.earshot.audio.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * An address at which a side may be reached by UDP: {@code a=candidate} (RFC 8839 5.1).
 *
 * @param component 1 for RTP
 * @param type {@code host}, {@code srflx}, {@code prflx} or {@code relay}
 */
public record IceCandidate(int component, long priority, InetSocketAddress address, String type) {
  static final String ATTRIBUTE = "candidate";

  private static final long MOST_PRIORITY = (1L << 31) - 1;

  /** One of ours (RFC 8445 5.1.2.1). */
  public static IceCandidate host(InetSocketAddress address) {
    return new IceCandidate(1, (126L << 24) | (65_535 << 8) | 255, address, "host");
  }

  /** Ours, as a STUN server sees it. */
  public static IceCandidate reflexive(InetSocketAddress address) {
    return new IceCandidate(1, (100L << 24) | (65_535 << 8) | 255, address, "srflx");
  }

  /** {@code 1 1 UDP 2130706431 10.0.1.1 8998 typ host …}; empty if it cannot be used. */
  static Optional<IceCandidate> parse(String text) {
    String[] parts = text.strip().split("\\s+", -1);
    if (parts.length < 8 || !parts[2].equalsIgnoreCase("UDP") || !parts[6].equals("typ")) {
      return Optional.empty();
    }
    Optional<Integer> component = Numbers.parse(parts[1], 256);
    Optional<Integer> port = Numbers.parse(parts[5], 65_535).filter(number -> number > 0);
    if (component.isEmpty() || port.isEmpty() || !parts[3].matches("[0-9]{1,10}")) {
      return Optional.empty();
    }
    long priority = Math.min(Long.parseLong(parts[3]), MOST_PRIORITY);
    return literal(parts[4])
        .map(host -> new InetSocketAddress(host, port.get()))
        .map(
            address ->
                new IceCandidate(
                    component.get(), priority, address, parts[7].toLowerCase(Locale.ROOT)));
  }

  /** Names (RFC 8839 5.1, multicast DNS) are not looked up. */
  private static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host)).filter(IceCandidate::isUsable);
    } catch (IllegalArgumentException name) {
      return Optional.empty();
    }
  }

  private static boolean isUsable(InetAddress address) {
    return !address.isAnyLocalAddress() && !address.isMulticastAddress();
  }

  /**
   * @param number tells candidates of different kinds apart (RFC 8839: foundation)
   * @param base whence a reflexive one was learnt
   */
  Attribute attribute(int number, InetSocketAddress base) {
    String related = type.equals("host") ? "" : " raddr " + text(base) + " rport " + base.getPort();
    return new Attribute(
        ATTRIBUTE,
        "%d %d UDP %d %s %d typ %s%s"
            .formatted(
                number, component, priority, text(address), address.getPort(), type, related));
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress().split("%", 2)[0];
  }
}
