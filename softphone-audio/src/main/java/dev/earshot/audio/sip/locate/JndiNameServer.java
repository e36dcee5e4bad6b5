package dev.earshot.audio.sip.locate;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/**
 * DNS by the Java platform: addresses as everything else on this machine finds them, NAPTR and SRV
 * by its JNDI client (module {@code jdk.naming.dns}). A question takes 4 s at most.
 */
public final class JndiNameServer implements NameServer {
  private static final String FIRST_WAIT_MILLIS = "1000";
  private static final String ATTEMPTS = "2";
  private static final int MOST_RECORDS = 32;

  private final String servers;
  private final boolean ipv6;

  /**
   * @param servers for example {@code dns://10.0.0.1}; {@code dns:} for those of this machine
   * @param ipv6 whether addresses of that kind can be reached from where we are bound
   */
  public JndiNameServer(String servers, boolean ipv6) {
    this.servers = servers;
    this.ipv6 = ipv6;
  }

  @Override
  public List<Naptr> naptr(String domain) {
    return ask(domain, "NAPTR", JndiNameServer::naptrOf);
  }

  @Override
  public List<Srv> srv(String name) {
    return ask(name, "SRV", JndiNameServer::srvOf);
  }

  @Override
  public List<InetAddress> addresses(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    try {
      return Arrays.stream(InetAddress.getAllByName(bare))
          .filter(address -> address instanceof Inet6Address == ipv6)
          .toList();
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  /** Names and records only: the DNS provider makes no objects of what it hears. */
  @SuppressWarnings("BanJNDI")
  private <T> List<T> ask(String name, String type, Function<String, Optional<T>> reading) {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, servers);
    environment.put("com.sun.jndi.dns.timeout.initial", FIRST_WAIT_MILLIS);
    environment.put("com.sun.jndi.dns.timeout.retries", ATTEMPTS);
    List<T> found = new ArrayList<>();
    try {
      DirContext dns = new InitialDirContext(environment);
      try {
        // Without the dot the search list of this machine would be tried as well.
        String whole = name.endsWith(".") ? name : name + ".";
        Attribute records = dns.getAttributes(whole, new String[] {type}).get(type);
        if (records != null) {
          read(records.getAll(), reading, found);
        }
      } finally {
        dns.close();
      }
    } catch (NamingException nobodyKnows) {
      return List.of();
    }
    return found;
  }

  private static <T> void read(
      NamingEnumeration<?> records, Function<String, Optional<T>> reading, List<T> into)
      throws NamingException {
    while (records.hasMore() && into.size() < MOST_RECORDS) {
      reading.apply(String.valueOf(records.next())).ifPresent(into::add);
    }
  }

  /** {@code 10 60 5060 sip1.example.org.}; whatever else somebody serves is no record. */
  static Optional<Srv> srvOf(String text) {
    String[] parts = text.strip().split("\\s+", -1);
    return parts.length == 4 && areNumbers(parts, 3)
        ? Optional.of(
            new Srv(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                bare(parts[3])))
        : Optional.empty();
  }

  /** {@code 10 50 s SIP+D2U "" _sip._udp.example.org.}, quoted or not. */
  static Optional<Naptr> naptrOf(String text) {
    String[] parts = text.strip().split("\\s+", -1);
    return parts.length >= 5 && areNumbers(parts, 2)
        ? Optional.of(
            new Naptr(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                parts[2].replace("\"", ""),
                parts[3].replace("\"", ""),
                bare(parts[parts.length - 1])))
        : Optional.empty();
  }

  private static boolean areNumbers(String[] parts, int count) {
    return Arrays.stream(parts).limit(count).allMatch(part -> part.matches("[0-9]{1,5}"));
  }

  private static String bare(String name) {
    return name.length() > 1 && name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
