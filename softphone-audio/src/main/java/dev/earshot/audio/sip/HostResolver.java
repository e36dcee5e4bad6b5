package dev.earshot.audio.sip;

import dev.earshot.audio.sip.dialog.Resolver;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Addresses at once, names by the JDK on a virtual thread; its answer comes back as a command to
 * the sip thread.
 */
final class HostResolver implements Resolver {
  /** Names come from peers' messages, so lookups are bounded. */
  private static final int LOOKUPS_AT_ONCE = 64;

  private final Executor sip;
  private final boolean ipv6;
  private final Semaphore lookups = new Semaphore(LOOKUPS_AT_ONCE);

  /**
   * @param sip runs commands on the sip thread
   * @param ipv6 whether addresses of that kind can be reached from where we are bound
   */
  HostResolver(Executor sip, boolean ipv6) {
    this.sip = sip;
    this.ipv6 = ipv6;
  }

  @Override
  public void resolve(String host, Consumer<Optional<InetAddress>> result) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    if (bare.equalsIgnoreCase("localhost")) {
      result.accept(Optional.of(InetAddress.ofLiteral(ipv6 ? "::1" : "127.0.0.1")));
      return;
    }
    try {
      result.accept(Optional.of(InetAddress.ofLiteral(bare)));
    } catch (IllegalArgumentException notAnAddress) {
      lookUp(bare, result);
    }
  }

  private void lookUp(String name, Consumer<Optional<InetAddress>> result) {
    if (!lookups.tryAcquire()) {
      result.accept(Optional.empty());
      return;
    }
    Thread.ofVirtual()
        .name("sip-lookup")
        .start(
            () -> {
              Optional<InetAddress> found = ask(name);
              lookups.release();
              sip.execute(() -> result.accept(found));
            });
  }

  private Optional<InetAddress> ask(String name) {
    try {
      return Arrays.stream(InetAddress.getAllByName(name))
          .filter(address -> address instanceof Inet6Address == ipv6)
          .findFirst();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
