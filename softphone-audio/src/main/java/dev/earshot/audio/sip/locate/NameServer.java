package dev.earshot.audio.sip.locate;

import java.net.InetAddress;
import java.util.List;

/** What DNS tells. Blocks; answers with nothing where there is nothing or nobody to ask. */
public interface NameServer {
  /**
   * A NAPTR record (RFC 3403) as far as SIP uses it.
   *
   * @param service for example {@code SIP+D2U}
   * @param replacement name under which the SRV records are
   */
  record Naptr(int order, int preference, String flags, String service, String replacement) {}

  /** An SRV record (RFC 2782). */
  record Srv(int priority, int weight, int port, String host) {}

  List<Naptr> naptr(String domain);

  List<Srv> srv(String name);

  /** Addresses of the kind that can be reached from here. */
  List<InetAddress> addresses(String host);
}
