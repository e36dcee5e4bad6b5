package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.SipUri;
import java.util.List;
import java.util.Optional;

/**
 * How a request that begins something gets there.
 *
 * @param route values of the Route header field, nearest proxy first
 * @param nextHop URI where it is sent; the request URI if empty
 */
public record Way(List<String> route, Optional<String> nextHop) {
  public static final Way STRAIGHT = new Way(List.of(), Optional.empty());

  public Way {
    route = List.copyOf(route);
  }

  /** By these proxies, if the first of them is one. */
  public static Optional<Way> along(List<String> route) {
    return NameAddr.parse(route.getFirst()) instanceof Parsed.Ok<NameAddr>(NameAddr first)
        ? Optional.of(new Way(route, Optional.of(first.uri())))
        : Optional.empty();
  }

  /** By that server, which needs no telling. */
  public static Way over(String server) {
    return new Way(List.of(), Optional.of(server));
  }

  /** By that proxy. */
  public static Way by(String proxy) {
    return new Way(List.of(loose(proxy)), Optional.of(proxy));
  }

  /** Value of Route for a proxy (RFC 3261 8.1.2): every one since 2002 is a loose router. */
  public static String loose(String uri) {
    return SipUri.parse(uri) instanceof Parsed.Ok<SipUri>(SipUri proxy)
        ? "<" + proxy.withParams(proxy.params().with("lr", "")) + ">"
        : "<" + uri + ">";
  }
}
