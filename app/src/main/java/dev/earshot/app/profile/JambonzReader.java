package dev.earshot.app.profile;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads what a profile says about a jambonz installation. */
final class JambonzReader {
  private static final int EVENT_SOCKET_PORT = 8021;

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.:%-]{1,253}");
  private static final Pattern CALLED_ROOM = Pattern.compile("(?:[A-Za-z0-9_.-]|\\{to\\}){1,64}");
  private static final Map<String, JambonzTarget.Edition> EDITIONS =
      new TreeMap<>(
          Map.of(
              "auto", JambonzTarget.Edition.AUTO,
              "0.9", JambonzTarget.Edition.OPEN_SOURCE,
              "10", JambonzTarget.Edition.COMMERCIAL));

  private JambonzReader() {}

  static Target read(Section root) {
    Optional<JambonzTarget.RelayAccess> relay =
        root.optionalSection("relay").map(JambonzReader::relay);
    JambonzTarget.Account account = account(root.section("jambonz"), relay);
    SipClient sip = SipReader.read(root.section("sip"));
    JambonzTarget.Roles roles = roles(root.optionalSection("roles"));
    JambonzTarget.Timing timing = timing(root.optionalSection("timing"));
    Optional<EndpointSettings> endpoint =
        root.optionalSection("endpoint").map(JambonzReader::endpoint);
    if (endpoint.isPresent() && relay.isPresent()) {
      root.wrong("relay", "and /endpoint exclude each other: the relay is the endpoint");
    }
    return new JambonzTarget(account, sip, roles, timing, endpoint, relay);
  }

  /** Through a relay its token is all that is needed. */
  private static JambonzTarget.Account account(
      Section section, Optional<JambonzTarget.RelayAccess> relay) {
    Optional<SecretRef> token = section.optionalSecret("token");
    Optional<UUID> application = section.optionalUuid("applicationSid");
    JambonzTarget.Entry usual =
        application.isPresent() ? JambonzTarget.Entry.DIAL : JambonzTarget.Entry.VERBS;
    JambonzTarget.Entry entry = section.choice("entry", usual);
    if (application.isEmpty() && entry != JambonzTarget.Entry.VERBS) {
      section.wrong("applicationSid", "is missing: without an application entry must be verbs");
    }
    JambonzTarget.Account account =
        new JambonzTarget.Account(
            section.url("baseUrl", Set.of("https", "http")),
            section.requiredUuid("accountSid"),
            token
                .or(() -> relay.map(JambonzTarget.RelayAccess::token))
                .orElseGet(() -> section.secret("token")),
            application,
            entry,
            section.choice("edition", EDITIONS, JambonzTarget.Edition.AUTO),
            section.optionalSection("inspector").map(JambonzReader::inspector));
    section.end();
    return account;
  }

  private static JambonzTarget.Inspector inspector(Section section) {
    JambonzTarget.Inspector inspector =
        new JambonzTarget.Inspector(
            InetSocketAddress.createUnresolved(
                section.text("host", HOST, "127.0.0.1", "a host name or address, not"),
                section.integer("port", 1, 65_535, EVENT_SOCKET_PORT)),
            section.secret("password"));
    section.end();
    return inspector;
  }

  private static JambonzTarget.Roles roles(Optional<Section> section) {
    JambonzTarget.Roles roles =
        new JambonzTarget.Roles(
            tags(section, "agents", "agent"),
            tags(section, "customers", "customer"),
            tags(section, "supervisors", "supervisor"));
    section.ifPresent(Section::end);
    return roles;
  }

  private static List<String> tags(Optional<Section> section, String name, String usual) {
    return section
        .map(s -> s.texts(name, ProfileReader.TAG, ProfileReader.TAG_RULE, List.of(usual)))
        .orElse(List.of(usual));
  }

  private static JambonzTarget.Timing timing(Optional<Section> section) {
    JambonzTarget.Timing timing =
        new JambonzTarget.Timing(
            millis(section, "spacingMillis", 100, 5_000, 300),
            millis(section, "settleMillis", 100, 10_000, 300),
            Duration.ofSeconds(section.map(s -> s.integer("pollSeconds", 2, 300, 5)).orElse(5)));
    section.ifPresent(Section::end);
    return timing;
  }

  private static Duration millis(
      Optional<Section> section, String name, int least, int most, int usual) {
    return Duration.ofMillis(section.map(s -> s.integer(name, least, most, usual)).orElse(usual));
  }

  private static JambonzTarget.RelayAccess relay(Section section) {
    JambonzTarget.RelayAccess access =
        new JambonzTarget.RelayAccess(
            section.url("url", Set.of("https", "http")), section.secret("token"));
    section.end();
    return access;
  }

  private static EndpointSettings endpoint(Section section) {
    EndpointSettings settings =
        new EndpointSettings(
            section.listen("listen", Optional.empty()),
            section.url("publicUrl", Set.of("https", "http")),
            section.optionalSection("tls").map(JambonzReader::tls),
            section.optionalSection("basic").map(JambonzReader::basic),
            section.optionalSecret("webhookSecret"),
            section.optionalSection("callFlow").map(JambonzReader::callFlow),
            section.optionalSecret("relayToken"));
    InetSocketAddress listen = settings.listen();
    boolean open = !listen.isUnresolved() && !listen.getAddress().isLoopbackAddress();
    if (open && settings.basic().isEmpty()) {
      section.wrong("basic", "is missing: others can reach " + text(settings.listen()));
    }
    section.end();
    return settings;
  }

  private static String text(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }

  static EndpointSettings.Tls tls(Section section) {
    EndpointSettings.Tls tls =
        new EndpointSettings.Tls(section.path("certificate"), section.path("key"));
    section.end();
    return tls;
  }

  private static EndpointSettings.Basic basic(Section section) {
    EndpointSettings.Basic basic =
        new EndpointSettings.Basic(section.text("user"), section.secret("password"));
    section.end();
    return basic;
  }

  private static EndpointSettings.CallFlow callFlow(Section section) {
    EndpointSettings.CallFlow flow =
        new EndpointSettings.CallFlow(
            section.text("room", CALLED_ROOM, "{to}", "a room name, with {to} or without, not"),
            section.texts("agents", SipReader.USER, "a SIP user or number", List.of()),
            section.text("agentTag", ProfileReader.TAG, "agent", ProfileReader.TAG_RULE + ", not"),
            section.text(
                "customerTag", ProfileReader.TAG, "customer", ProfileReader.TAG_RULE + ", not"));
    section.end();
    return flow;
  }
}
