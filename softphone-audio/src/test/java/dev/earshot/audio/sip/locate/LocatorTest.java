package dev.earshot.audio.sip.locate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.transport.Transport;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** From destinations to servers, with a zone written for each test. */
class LocatorTest {
  private static final Set<Transport> ALL = EnumSet.allOf(Transport.class);

  private final Map<String, List<NameServer.Naptr>> naptr = new HashMap<>();
  private final Map<String, List<NameServer.Srv>> srv = new HashMap<>();
  private final Map<String, String> hosts = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private int draw;

  private final NameServer zone =
      new NameServer() {
        @Override
        public List<Naptr> naptr(String domain) {
          asked.add("NAPTR " + domain);
          return naptr.getOrDefault(domain, List.of());
        }

        @Override
        public List<Srv> srv(String name) {
          asked.add("SRV " + name);
          return srv.getOrDefault(name, List.of());
        }

        @Override
        public List<InetAddress> addresses(String host) {
          asked.add("A " + host);
          return Optional.ofNullable(hosts.get(host)).map(InetAddress::ofLiteral).stream().toList();
        }
      };

  private String locate(String host, int port, Optional<Transport> transport, boolean secure) {
    Destination destination = new Destination(host, port, transport, secure, ALL);
    return text(new Locator(zone, bound -> Math.min(draw, bound - 1)).locate(destination));
  }

  private static String text(List<Target> targets) {
    return targets.stream()
        .map(
            t ->
                t.transport().parameter()
                    + " "
                    + t.address().getAddress().getHostAddress()
                    + ":"
                    + t.address().getPort())
        .collect(Collectors.joining(", "));
  }

  private void service(String name, int priority, int weight, int port, String host) {
    srv.computeIfAbsent(name, _ -> new ArrayList<>())
        .add(new NameServer.Srv(priority, weight, port, host));
  }

  @Test
  void aPortSaysEnough() {
    hosts.put("sbc.lab", "10.0.0.1");
    assertThat(locate("sbc.lab", 5070, Optional.empty(), false)).isEqualTo("udp 10.0.0.1:5070");
    assertThat(locate("sbc.lab", 5070, Optional.of(Transport.TLS), false))
        .isEqualTo("tls 10.0.0.1:5070");
    assertThat(asked).containsOnly("A sbc.lab");
  }

  @Test
  void aTransportAsksForItsServiceInOrderOfPriority() {
    service("_sip._tcp.lab", 20, 1, 5062, "b.lab");
    service("_sip._tcp.lab", 10, 1, 5061, "a.lab");
    service("_sip._tcp.lab", 5, 1, 5060, "gone.lab");
    hosts.put("a.lab", "10.0.0.1");
    hosts.put("b.lab", "10.0.0.2");
    assertThat(locate("lab", -1, Optional.of(Transport.TCP), false))
        .isEqualTo("tcp 10.0.0.1:5061, tcp 10.0.0.2:5062");
  }

  @Test
  void equalServersShareTheLoadByWeight() {
    service("_sip._udp.lab", 10, 10, 5060, "a.lab");
    service("_sip._udp.lab", 10, 90, 5060, "b.lab");
    hosts.put("a.lab", "10.0.0.1");
    hosts.put("b.lab", "10.0.0.2");
    assertThat(locate("lab", -1, Optional.of(Transport.UDP), false)).startsWith("udp 10.0.0.1");
    draw = 11;
    assertThat(locate("lab", -1, Optional.of(Transport.UDP), false)).startsWith("udp 10.0.0.2");
  }

  @Test
  void aDomainSaysItselfWhatItSpeaks() {
    naptr.put(
        "lab",
        List.of(
            new NameServer.Naptr(20, 1, "s", "SIP+D2U", "_sip._udp.lab"),
            new NameServer.Naptr(10, 1, "S", "sips+d2t", "_sips._tcp.lab"),
            new NameServer.Naptr(1, 1, "u", "E2U+sip", "!^.*$!sip:info@lab!")));
    service("_sips._tcp.lab", 1, 1, 5061, "a.lab");
    service("_sip._udp.lab", 1, 1, 5060, "a.lab");
    hosts.put("a.lab", "10.0.0.1");
    assertThat(locate("lab", -1, Optional.empty(), false))
        .isEqualTo("tls 10.0.0.1:5061, udp 10.0.0.1:5060");
  }

  @Test
  void withoutNaptrTheServicesAreTriedThenTheHostItself() {
    hosts.put("lab", "10.0.0.9");
    assertThat(locate("lab", -1, Optional.empty(), false)).isEqualTo("udp 10.0.0.9:5060");
    assertThat(asked)
        .containsExactly(
            "NAPTR lab", "SRV _sip._udp.lab", "SRV _sip._tcp.lab", "SRV _sips._tcp.lab", "A lab");
    service("_sip._tcp.lab", 1, 1, 5080, "lab");
    assertThat(locate("lab", -1, Optional.empty(), false)).isEqualTo("tcp 10.0.0.9:5080");
  }

  @Test
  void whatMustBeProtectedIsReachedByTlsOnly() {
    hosts.put("lab", "10.0.0.9");
    service("_sip._udp.lab", 1, 1, 5060, "lab");
    assertThat(locate("lab", -1, Optional.empty(), true)).isEqualTo("tls 10.0.0.9:5061");
    assertThat(asked).contains("SRV _sips._tcp.lab").doesNotContain("SRV _sip._udp.lab");
  }

  @Test
  void aServiceThatIsNotThereAndABoundlessZoneDoNoHarm() {
    service("_sip._udp.lab", 1, 1, 5060, ".");
    assertThat(locate("lab", -1, Optional.of(Transport.UDP), false)).isEmpty();
    for (int i = 0; i < 100; i++) {
      service("_sip._tcp.lab", i, 1, 70_000 * (i % 2) + 5060, "h" + i);
      hosts.put("h" + i, "10.0.1." + i);
    }
    assertThat(locate("lab", -1, Optional.of(Transport.TCP), false).split(", ")).hasSize(8);
  }
}
