package dev.earshot.app;

import java.net.InetAddress;
import java.util.Locale;

/** Addresses that follow from the configuration. Pure. */
final class Addresses {
  private Addresses() {}

  /** Where media and the own telephone live: the focus' address, or loopback for a wildcard. */
  static InetAddress local(CompositionConfig config) {
    InetAddress listen = config.listen().getAddress();
    return listen.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : listen;
  }

  /** For example {@code sip:mara@127.0.0.1}. */
  static String account(CompositionConfig config) {
    String user = config.operator().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]", "");
    return "sip:" + (user.isEmpty() ? "supervisor" : user) + "@" + local(config).getHostAddress();
  }
}
