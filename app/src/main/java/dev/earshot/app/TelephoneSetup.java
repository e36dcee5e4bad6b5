package dev.earshot.app;

import dev.earshot.app.profile.Profile;
import dev.earshot.app.profile.SipClient;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.NatTraversal;
import dev.earshot.audio.sip.Secret;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.TlsConfig;
import dev.earshot.audio.sip.TraceConfig;
import dev.earshot.audio.sip.UserAgentConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a profile's telephone at a registrar to what it is started with. May look names up. */
final class TelephoneSetup {
  private final Profile profile;
  private final SipClient sip;

  /**
   * @param profile relative to whose file its paths are
   */
  TelephoneSetup(Profile profile, SipClient sip) {
    this.profile = profile;
    this.sip = sip;
  }

  SipAccount account(Secret password) {
    SipClient.Servers servers = sip.servers();
    List<String> registrars = new ArrayList<>(List.of(uri(servers.registrar())));
    servers.standby().forEach(server -> registrars.add(uri(server)));
    SipAccount account =
        SipAccount.of("sip:" + sip.user() + "@" + sip.domain(), password)
            .withAuthUser(sip.authUser())
            .withRegistrars(registrars);
    return servers.outboundProxy().map(this::uri).map(account::withOutboundProxy).orElse(account);
  }

  private String uri(InetSocketAddress server) {
    String host = server.getHostString();
    return "sip:" + host + ":" + server.getPort() + ";transport=" + sip.servers().transport();
  }

  /** How it speaks SIP from that address of this machine. */
  UserAgentConfig signalling(InetAddress local) {
    UserAgentConfig plain = new UserAgentConfig(new InetSocketAddress(local, 0), true, "Earshot");
    UserAgentConfig known = stun().map(plain::withStun).orElse(plain);
    UserAgentConfig secured = tls().map(known::withTls).orElse(known);
    return sip.trace()
        .map(profile::resolve)
        .map(TraceConfig::to)
        .map(secured::withTrace)
        .orElse(secured);
  }

  private Optional<TlsConfig> tls() {
    if (!sip.servers().transport().equals("tls")) {
      return Optional.empty();
    }
    TlsConfig calling = TlsConfig.calling().withPins(sip.trust().pins());
    return Optional.of(
        sip.trust().file().map(profile::resolve).map(calling::withTrust).orElse(calling));
  }

  /** How its calls carry audio. */
  MediaConfig media(InetAddress local, int packetMillis, int tickMillis) {
    return new MediaConfig(local, 0, 0, sip.media().codecs(), packetMillis, tickMillis)
        .with(sip.media().security())
        .with(new NatTraversal(stun(), sip.media().ice()));
  }

  /** Unresolved if its name is unknown, which is told by whoever would ask it. */
  private Optional<InetSocketAddress> stun() {
    return sip.servers()
        .stun()
        .map(server -> new InetSocketAddress(server.getHostString(), server.getPort()));
  }
}
