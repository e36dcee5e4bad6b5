package dev.earshot.audio.sip;

import java.lang.System.Logger.Level;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Notices within 2 s that this machine has other addresses than before, or that it slept. An edge:
 * its thread asks the system, which may take its time, and tells a listener.
 */
final class NetworkWatch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.earshot.audio.sip");
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final boolean ipv6;
  private final LongSupplier nanos;
  private final LongSupplier wallMillis;
  private final Consumer<Set<InetAddress>> changed;
  private final Thread thread;

  /**
   * @param ipv6 which addresses matter
   * @param nanos monotonic
   * @param changed hears of it on the watching thread: addresses that can be trusted to be ours
   *     still
   */
  NetworkWatch(
      boolean ipv6,
      LongSupplier nanos,
      LongSupplier wallMillis,
      Consumer<Set<InetAddress>> changed) {
    this.ipv6 = ipv6;
    this.nanos = nanos;
    this.wallMillis = wallMillis;
    this.changed = changed;
    this.thread = Thread.ofVirtual().name("sip-network").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    Sleep sleep = new Sleep(nanos.getAsLong(), wallMillis.getAsLong());
    Set<InetAddress> before = addresses();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(EVERY);
        Set<InetAddress> now = addresses();
        boolean slept = sleep.noticed(nanos.getAsLong(), wallMillis.getAsLong());
        if (slept || !now.equals(before)) {
          LOG.log(Level.INFO, slept ? "this machine slept" : "this machine has other addresses");
          changed.accept(slept ? Set.of() : now);
        }
        before = now;
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private Set<InetAddress> addresses() {
    Set<InetAddress> found = new HashSet<>();
    try {
      NetworkInterface.networkInterfaces()
          .filter(NetworkWatch::isUp)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address instanceof Inet6Address == ipv6)
          .forEach(found::add);
    } catch (SocketException e) {
      LOG.log(Level.DEBUG, "no addresses: {0}", e.getMessage());
    }
    return found;
  }

  private static boolean isUp(NetworkInterface one) {
    try {
      return one.isUp();
    } catch (SocketException gone) {
      return false;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
