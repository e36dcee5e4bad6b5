package dev.earshot.audio.sip.admission;

import dev.earshot.audio.Parsed;
import java.net.InetAddress;
import java.util.List;

/**
 * All addresses that begin with the same bits (RFC 4632, RFC 4291 2.3).
 *
 * @param network any of them
 * @param bits how many bits they share
 */
public record AddressRange(InetAddress network, int bits) {
  public static final List<AddressRange> LOOPBACK =
      List.of(
          new AddressRange(InetAddress.ofLiteral("127.0.0.0"), 8),
          new AddressRange(InetAddress.ofLiteral("::1"), 128));

  public static final List<AddressRange> EVERYBODY =
      List.of(
          new AddressRange(InetAddress.ofLiteral("0.0.0.0"), 0),
          new AddressRange(InetAddress.ofLiteral("::"), 0));

  /**
   * @param text {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one address
   */
  public static Parsed<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    InetAddress network;
    try {
      network = InetAddress.ofLiteral(address.strip());
    } catch (IllegalArgumentException e) {
      return new Parsed.Rejected<>("not an address: '" + address + "'", 0);
    }
    int longest = network.getAddress().length * 8;
    String length = slash < 0 ? "" + longest : text.substring(slash + 1).strip();
    int bits = length.matches("[0-9]{1,3}") ? Integer.parseInt(length) : -1;
    return bits < 0 || bits > longest
        ? new Parsed.Rejected<>("not a prefix length: '" + length + "' in '" + text + "'", slash)
        : new Parsed.Ok<>(new AddressRange(network, bits));
  }

  public boolean contains(InetAddress address) {
    byte[] ours = network.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    int whole = bits / 8;
    for (int i = 0; i < whole; i++) {
      if (ours[i] != theirs[i]) {
        return false;
      }
    }
    int rest = bits % 8;
    return rest == 0 || (ours[whole] ^ theirs[whole]) >> (8 - rest) == 0;
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + bits;
  }
}
