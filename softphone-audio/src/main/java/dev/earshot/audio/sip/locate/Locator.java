package dev.earshot.audio.sip.locate;

import dev.earshot.audio.sip.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * From a destination to the servers to try, best first (RFC 3263 4).
 *
 * @param names blocks
 * @param below a random number from 0 to below the given one, for shares of load
 */
public record Locator(NameServer names, IntUnaryOperator below) {
  /** Whatever a zone says: no more servers than that are tried. */
  private static final int MOST_TARGETS = 8;

  private static final Map<String, Transport> SERVICES =
      Map.of("SIP+D2U", Transport.UDP, "SIP+D2T", Transport.TCP, "SIPS+D2T", Transport.TLS);

  /** Preferred where a domain has SRV records only. */
  private static final List<Transport> PREFERRED =
      List.of(Transport.UDP, Transport.TCP, Transport.TLS);

  /** The servers; none if the host is unknown or cannot be reached by what we speak. */
  public List<Target> locate(Destination destination) {
    List<Target> found = new ArrayList<>();
    if (destination.port() < 0) {
      found.addAll(
          destination.transport().isPresent() || destination.secure()
              ? services(srvName(destination.host(), destination.usual()), destination.usual())
              : anyTransport(destination));
    }
    if (found.isEmpty() && destination.offered().contains(destination.usual())) {
      int port = destination.port() < 0 ? destination.usual().defaultPort() : destination.port();
      found.addAll(at(destination.host(), port, destination.usual()));
    }
    return found.stream()
        .filter(target -> destination.offered().contains(target.transport()))
        .distinct()
        .limit(MOST_TARGETS)
        .toList();
  }

  private List<Target> anyTransport(Destination destination) {
    List<NameServer.Naptr> rules =
        names.naptr(destination.host()).stream()
            .filter(rule -> rule.flags().equalsIgnoreCase("s"))
            .filter(rule -> transport(rule).filter(destination.offered()::contains).isPresent())
            .sorted(
                Comparator.comparingInt(NameServer.Naptr::order)
                    .thenComparingInt(NameServer.Naptr::preference))
            .toList();
    List<Target> found = new ArrayList<>();
    for (NameServer.Naptr rule : rules) {
      found.addAll(services(rule.replacement(), transport(rule).orElseThrow()));
    }
    for (Transport transport : PREFERRED) {
      if (found.isEmpty() && destination.offered().contains(transport)) {
        found.addAll(services(srvName(destination.host(), transport), transport));
      }
    }
    return found;
  }

  private static Optional<Transport> transport(NameServer.Naptr rule) {
    return Optional.ofNullable(SERVICES.get(rule.service().toUpperCase(Locale.ROOT)));
  }

  /** RFC 3263 4.2. */
  private static String srvName(String host, Transport transport) {
    return switch (transport) {
      case UDP -> "_sip._udp." + host;
      case TCP -> "_sip._tcp." + host;
      case TLS -> "_sips._tcp." + host;
    };
  }

  private List<Target> services(String name, Transport transport) {
    List<Target> found = new ArrayList<>();
    for (NameServer.Srv record : ordered(names.srv(name))) {
      // RFC 2782: a lone dot says that the service is not there.
      if (!record.host().isEmpty() && !record.host().equals(".")) {
        found.addAll(at(record.host(), record.port(), transport));
      }
      if (found.size() >= MOST_TARGETS) {
        return found;
      }
    }
    return found;
  }

  private List<Target> at(String host, int port, Transport transport) {
    if (port < 1 || port > 65_535) {
      return List.of();
    }
    List<Target> found = new ArrayList<>();
    for (InetAddress address : names.addresses(host)) {
      found.add(new Target(transport, new InetSocketAddress(address, port)));
    }
    return found;
  }

  /** By priority; within one each next is drawn by weight (RFC 2782). */
  private List<NameServer.Srv> ordered(List<NameServer.Srv> records) {
    TreeMap<Integer, List<NameServer.Srv>> byPriority = new TreeMap<>();
    for (NameServer.Srv record : records) {
      byPriority.computeIfAbsent(record.priority(), _ -> new ArrayList<>()).add(record);
    }
    List<NameServer.Srv> ordered = new ArrayList<>();
    for (List<NameServer.Srv> equals : byPriority.values()) {
      while (!equals.isEmpty()) {
        ordered.add(equals.remove(drawn(equals)));
      }
    }
    return ordered;
  }

  private int drawn(List<NameServer.Srv> equals) {
    int sum = equals.stream().mapToInt(record -> Math.clamp(record.weight(), 0, 65_535)).sum();
    int mark = below.applyAsInt(sum + 1);
    for (int i = 0; i < equals.size(); i++) {
      mark -= Math.clamp(equals.get(i).weight(), 0, 65_535);
      if (mark <= 0) {
        return i;
      }
    }
    return equals.size() - 1;
  }
}
