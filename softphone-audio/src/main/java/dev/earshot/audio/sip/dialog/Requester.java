package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.transaction.TimerQueue;
import dev.earshot.audio.sip.transaction.Timings;
import dev.earshot.audio.sip.transaction.Transactions;
import dev.earshot.audio.sip.transport.Hop;
import dev.earshot.audio.sip.transport.Network;
import dev.earshot.audio.sip.transport.Transport;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Sends requests: finds the hop, says where we are to be reached, begins transactions. */
public final class Requester {
  /** RFC 3261 18.1.1: above this a datagram might not get through in one piece. */
  private static final int LARGEST_DATAGRAM_REQUEST = 1_300;

  /** Via and credentials are not there yet when the size is judged. */
  private static final int ROOM_FOR_VIA = 120;

  /** What makes a dialog, moves its target, or registers. */
  private static final Set<String> NEED_CONTACT =
      Set.of("INVITE", "REGISTER", "UPDATE", "SUBSCRIBE", "NOTIFY", "REFER");

  private final Transactions transactions;
  private final Network network;
  private final Routing routing;
  private final TimerQueue timers;
  private final Timings timings;
  private final Capabilities capabilities;

  public Requester(
      Transactions transactions,
      Network network,
      Resolver resolver,
      TimerQueue timers,
      Timings timings,
      Capabilities capabilities) {
    this.transactions = transactions;
    this.network = network;
    this.routing = new Routing(network, resolver);
    this.timers = timers;
    this.timings = timings;
    this.capabilities = capabilities;
  }

  Transactions transactions() {
    return transactions;
  }

  TimerQueue timers() {
    return timers;
  }

  Timings timings() {
    return timings;
  }

  public Capabilities capabilities() {
    return capabilities;
  }

  /** Value of User-Agent and Server. */
  public String product() {
    return capabilities.product();
  }

  /** Sends a request and follows it to its final response. */
  public Exchange send(
      Outgoing outgoing, LocalSequence cseq, Authenticator authenticator, ResponseListener user) {
    Exchange exchange = prepare(outgoing, cseq, authenticator, user);
    exchange.begin();
    return exchange;
  }

  /** The same, still to be begun. */
  public Exchange prepare(
      Outgoing outgoing, LocalSequence cseq, Authenticator authenticator, ResponseListener user) {
    return new Exchange(this, outgoing, cseq, authenticator, user);
  }

  /** Reminds routers on the way of us. */
  public void keepAlive(Hop hop) {
    network.keepAlive(hop);
  }

  void route(Outgoing outgoing, Consumer<Parsed<List<Hop>>> result) {
    routing.find(outgoing, result);
  }

  /** The same hop by TCP if the request is too long for a datagram. */
  Hop fitting(SipRequest request, Hop hop) {
    boolean tooLong = request.bytes().length + ROOM_FOR_VIA > LARGEST_DATAGRAM_REQUEST;
    return hop.transport() == Transport.UDP && tooLong && network.offers(Transport.TCP)
        ? new Hop(Transport.TCP, hop.address())
        : hop;
  }

  /** Adds Contact where the peer must learn it, and User-Agent. */
  SipRequest complete(SipRequest request, Hop hop, String contactUser) {
    Headers headers = request.headers().with(HeaderName.USER_AGENT, capabilities.product());
    return request.withHeaders(
        NEED_CONTACT.contains(request.method())
            ? headers.with(HeaderName.CONTACT, contact(request, hop, contactUser))
            : headers);
  }

  /** Value of Contact for somebody at that hop; sips if the request is (RFC 3261 12.1.1). */
  String contact(SipRequest request, Hop hop, String user) {
    boolean secure = request.uri().regionMatches(true, 0, "sips:", 0, 5);
    return "<" + contactUri(secure, hop, user) + ">" + capabilities.contactParams();
  }

  /** Where we are to be reached by somebody at that hop. */
  private String contactUri(boolean secure, Hop hop, String user) {
    InetSocketAddress local = network.localAddress(hop);
    // The scope of an IPv6 address means nothing to others.
    String host = local.getAddress().getHostAddress().split("%", 2)[0];
    return (secure ? "sips:" : "sip:")
        + (user.isEmpty() ? "" : user + "@")
        + (host.indexOf(':') >= 0 ? "[" + host + "]" : host)
        + ":"
        + local.getPort()
        + (secure || hop.transport() == Transport.UDP
            ? ""
            : ";transport=" + hop.transport().parameter());
  }

  /**
   * Sends an ACK for a 2xx, which is no transaction.
   *
   * @param sender is given what to call whenever the 2xx comes again
   */
  void acknowledge(Outgoing ack, Consumer<Runnable> sender) {
    route(
        ack,
        found -> {
          if (found instanceof Parsed.Ok<List<Hop>>(List<Hop> hops)) {
            Hop way = fitting(ack.request(), hops.getFirst());
            SipRequest sent = transactions.withVia(ack.request(), way);
            network.send(way, sent);
            sender.accept(() -> network.send(way, sent));
          }
        });
  }
}
