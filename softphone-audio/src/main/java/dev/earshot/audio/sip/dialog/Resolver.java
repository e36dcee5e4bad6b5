package dev.earshot.audio.sip.dialog;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the address of a host without blocking the sip thread. */
public interface Resolver {
  /**
   * @param host name or address, an IPv6 address in brackets
   * @param result called on the sip thread, for an address at once; empty if there is none
   */
  void resolve(String host, Consumer<Optional<InetAddress>> result);
}
