package dev.earshot.app.profile;

import dev.earshot.audio.phone.MediaSecurity;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The section {@code sip} of a profile: the supervisor's telephone at a registrar. */
final class SipReader {
  static final Pattern USER = Pattern.compile("[A-Za-z0-9_.+!~*'()&=$,-]{1,64}");

  /** RFC 8489 18.6. */
  private static final int STUN_PORT = 3478;

  private static final Pattern CODEC = Pattern.compile("PCMU|PCMA|G722|opus|L16/16000");
  private static final Pattern PIN = Pattern.compile("sha256/[A-Za-z0-9+/]{43}=");
  private static final Map<String, String> TRANSPORTS =
      new TreeMap<>(Map.of("udp", "udp", "tcp", "tcp", "tls", "tls"));

  private SipReader() {}

  static SipClient read(Section section) {
    return read(section, "udp", MediaSecurity.Policy.OFF);
  }

  /**
   * @param transport what is meant where nothing is said
   * @param srtp likewise
   */
  static SipClient read(Section section, String transport, MediaSecurity.Policy srtp) {
    String domain = section.text("domain");
    SipClient.Servers servers = servers(section, domain, transport);
    section.text("user");
    String user = section.text("user", USER, "", "a SIP user name, without @");
    SipClient client =
        new SipClient(
            domain,
            user,
            section.text("authUser", USER, user, "a SIP user name, without @"),
            section.secret("password"),
            servers,
            media(section, srtp),
            new SipClient.Trust(
                section.optionalPath("trust"),
                Set.copyOf(
                    section.texts("pins", PIN, "sha256/ and 44 signs of Base64", List.of()))),
            section.optionalPath("trace"));
    section.end();
    return client;
  }

  private static SipClient.Servers servers(Section section, String domain, String usual) {
    String transport = section.choice("transport", TRANSPORTS, usual);
    int port = transport.equals("tls") ? 5061 : 5060;
    return new SipClient.Servers(
        section
            .optionalPeer("registrar", port)
            .orElseGet(() -> InetSocketAddress.createUnresolved(domain, port)),
        section.peers("standby", port),
        section.optionalPeer("outboundProxy", port),
        transport,
        section.optionalPeer("stunServer", STUN_PORT));
  }

  static SipClient.Media media(Section section) {
    return media(section, MediaSecurity.Policy.OFF);
  }

  private static SipClient.Media media(Section section, MediaSecurity.Policy usual) {
    String names = "PCMU, PCMA, G722, opus or L16/16000";
    return new SipClient.Media(
        section.texts("codecs", CODEC, names, List.of("PCMU", "PCMA")),
        section.optionalHost("localAddress"),
        section.choice("srtp", usual),
        section.choice("srtpKeying", MediaSecurity.Keyings.SDES_DTLS),
        section.optionalBoolean("ice").orElse(false));
  }
}
