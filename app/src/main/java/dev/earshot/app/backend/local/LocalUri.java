package dev.earshot.app.backend.local;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The SIP URI by which a room of the focus is dialled from this machine. */
final class LocalUri {
  private LocalUri() {}

  static String of(String room, InetSocketAddress focus) {
    InetAddress bound = focus.getAddress();
    InetAddress reachable = bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
    String host = reachable.getHostAddress();
    String literal = reachable instanceof Inet6Address ? "[" + host + "]" : host;
    return "sip:" + room + "@" + literal + ":" + focus.getPort();
  }
}
