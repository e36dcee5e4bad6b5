package dev.earshot.audio.sip;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.SipUri;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An account with a provider: who we are there, where we register, how calls go out.
 *
 * <p>Servers are SIP URIs. With a port, that port of that host is asked; without one it is looked
 * up by NAPTR and SRV (RFC 3263), so that {@code sip:example.org} is enough for most providers and
 * {@code sip:sbc.example.org;transport=tls} names the transport only. On TLS the certificate is
 * compared with the host name written here.
 *
 * @param addressOfRecord for example {@code sip:mara@example.org}
 * @param authUser user name for digest authentication
 * @param registrars where REGISTER is sent: the main one first, then those that stand in for it;
 *     none for an account that only answers challenges
 * @param outboundProxy where all requests go first, if not straight to the registrar or callee
 * @param realm the only realm whose challenges are answered; any if empty
 * @param redirects which 3xx answers to calls are followed
 * @param expires wished lifetime of the registration; the registrar may grant less
 */
public record SipAccount(
    String addressOfRecord,
    String authUser,
    Secret password,
    List<String> registrars,
    Optional<String> outboundProxy,
    Optional<String> realm,
    Redirects redirects,
    Duration expires) {
  /** Long enough not to burden a server, short enough to be found again after its restart. */
  public static final Duration EXPIRES = Duration.ofMinutes(10);

  public SipAccount {
    registrars = List.copyOf(registrars);
  }

  /** At one registrar, {@code transport} being {@code udp}, {@code tcp} or {@code tls}. */
  public SipAccount(
      String addressOfRecord,
      String authUser,
      Secret password,
      InetSocketAddress registrar,
      String transport,
      Duration expires) {
    this(
        addressOfRecord,
        authUser,
        password,
        List.of(uri(registrar, transport)),
        Optional.empty(),
        Optional.empty(),
        Redirects.SAME_USER_AND_DOMAIN,
        expires);
  }

  /** The usual account: authenticates by its user name and registers with its own domain. */
  public static SipAccount of(String addressOfRecord, Secret password) {
    List<String> registrars = new ArrayList<>();
    String user = "";
    if (SipUri.parse(addressOfRecord) instanceof Parsed.Ok<SipUri>(SipUri own)) {
      user = own.user();
      registrars.add(
          new SipUri(own.scheme(), "", own.host(), own.port(), own.params(), "").toString());
    }
    return new SipAccount(
        addressOfRecord,
        user,
        password,
        registrars,
        Optional.empty(),
        Optional.empty(),
        Redirects.SAME_USER_AND_DOMAIN,
        EXPIRES);
  }

  /** The same that authenticates by another user name. */
  public SipAccount withAuthUser(String user) {
    return new SipAccount(
        addressOfRecord, user, password, registrars, outboundProxy, realm, redirects, expires);
  }

  /** The same that registers there: the main one first; nowhere if empty. */
  public SipAccount withRegistrars(List<String> uris) {
    return new SipAccount(
        addressOfRecord, authUser, password, uris, outboundProxy, realm, redirects, expires);
  }

  /** The same that sends everything to that proxy first. */
  public SipAccount withOutboundProxy(String uri) {
    return new SipAccount(
        addressOfRecord,
        authUser,
        password,
        registrars,
        Optional.of(uri),
        realm,
        redirects,
        expires);
  }

  /** The same that tells its password's digest to that realm only. */
  public SipAccount withRealm(String only) {
    return new SipAccount(
        addressOfRecord,
        authUser,
        password,
        registrars,
        outboundProxy,
        Optional.of(only),
        redirects,
        expires);
  }

  /** The same that follows other redirections. */
  public SipAccount withRedirects(Redirects followed) {
    return new SipAccount(
        addressOfRecord, authUser, password, registrars, outboundProxy, realm, followed, expires);
  }

  /** The same that asks for another lifetime. */
  public SipAccount withExpires(Duration wished) {
    return new SipAccount(
        addressOfRecord, authUser, password, registrars, outboundProxy, realm, redirects, wished);
  }

  /** What is wrong with it, in a sentence that names the value; empty if it can be used. */
  public Optional<String> problem() {
    if (!isSipUri(addressOfRecord)) {
      return Optional.of("not a SIP address: " + addressOfRecord);
    }
    for (String registrar : registrars) {
      if (!isSipUri(registrar)) {
        return Optional.of("not a SIP address of a registrar: " + registrar);
      }
    }
    if (outboundProxy.isPresent() && !isSipUri(outboundProxy.get())) {
      return Optional.of("not a SIP address of a proxy: " + outboundProxy.get());
    }
    return expires.toSeconds() < 1 || expires.toDays() > 30
        ? Optional.of("a registration of " + expires.toSeconds() + " s is impossible")
        : Optional.empty();
  }

  /** As it may stand between angle brackets, too. */
  private static boolean isSipUri(String text) {
    return SipUri.parse(text) instanceof Parsed.Ok<SipUri>
        && NameAddr.parse("<" + text + ">") instanceof Parsed.Ok<NameAddr>;
  }

  /** Part behind the {@code @} of the address of record; empty if it has none. */
  String domain() {
    return SipUri.parse(addressOfRecord) instanceof Parsed.Ok<SipUri>(SipUri own) ? own.host() : "";
  }

  private static String uri(InetSocketAddress address, String transport) {
    String host =
        address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress();
    String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return "sip:" + bracketed + ":" + address.getPort() + ";transport=" + transport;
  }
}
