package dev.earshot.audio.sip.transport;

import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.SipMessage;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.message.Via;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The way back of a response (RFC 3261 18.2, RFC 3581). It follows the transport a request really
 * came by, whatever its Via claims.
 */
public final class ResponseRoute {
  private ResponseRoute() {}

  /** Notes in the topmost Via where the request really came from. */
  public static SipRequest stamp(SipRequest request, InetSocketAddress source) {
    return request.withHeaders(stamped(request, source));
  }

  /** The same in an answer that was made of the request as it came. */
  static SipResponse stamp(SipResponse answer, InetSocketAddress source) {
    return answer.withHeaders(stamped(answer, source));
  }

  private static Headers stamped(SipMessage message, InetSocketAddress source) {
    Via top = message.via();
    String address = source.getAddress().getHostAddress();
    boolean asksForPort = top.params().has("rport");
    Via stamped = top;
    if (asksForPort || !bare(top.host()).equals(address)) {
      stamped = stamped.with("received", address);
    }
    if (asksForPort) {
      stamped = stamped.with("rport", Integer.toString(source.getPort()));
    }
    List<String> vias = new ArrayList<>(message.headers().elements(HeaderName.VIA));
    vias.set(0, stamped.toString());
    Headers others = message.headers().without(HeaderName.VIA);
    return Headers.NONE.withAll(HeaderName.VIA, vias).followedBy(others);
  }

  /** Where responses to a stamped request go, by the request or by the answer made of it. */
  public static Hop of(SipMessage stamped, Hop from) {
    Via top = stamped.via();
    boolean sourcePort = from.transport() == Transport.UDP && top.params().has("rport");
    int sentBy = top.port() < 0 ? from.transport().defaultPort() : top.port();
    int port = sourcePort ? from.address().getPort() : sentBy;
    InetSocketAddress address = new InetSocketAddress(from.address().getAddress(), port);
    return new Hop(from.transport(), address, from.flow(), top.host());
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
