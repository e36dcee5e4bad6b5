package dev.earshot.audio.sip.transaction;

import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.Params;
import dev.earshot.audio.sip.message.SipMessage;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.message.Via;
import dev.earshot.audio.sip.transport.Hop;
import dev.earshot.audio.sip.transport.Network;
import dev.earshot.audio.sip.transport.NetworkListener;
import dev.earshot.audio.sip.transport.ResponseRoute;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All transactions of a user agent: begins them, matches messages to them, forgets them. Sip
 * thread.
 *
 * <p>Bounded: beyond {@code maxTransactions} requests of peers are answered 503 without keeping
 * anything about them. Our own requests are bounded by the calls and registrations that make them.
 */
public final class Transactions implements NetworkListener {
  /** A request that came twice by different ways (RFC 3261 8.2.2.2). */
  private record MergeKey(String callId, String fromTag, String cseq) {
    static MergeKey of(SipRequest request) {
      return new MergeKey(request.callId(), request.fromTag(), request.cseq().toString());
    }
  }

  private final TimerQueue timers;
  private final Timings timings;
  private final Network network;
  private final Identifiers identifiers;
  private final TransactionUser user;
  private final int maxTransactions;
  private final Map<TransactionKey, ClientTransaction> clients = new HashMap<>();
  private final Map<TransactionKey, ServerTransaction> servers = new HashMap<>();
  private final Map<MergeKey, TransactionKey> merges = new HashMap<>();
  private final Map<String, Long> rejections = new HashMap<>();
  private long parsed;
  private long retransmissions;
  private long overloads;

  public Transactions(
      TimerQueue timers,
      Timings timings,
      Network network,
      Identifiers identifiers,
      TransactionUser user,
      int maxTransactions) {
    this.timers = timers;
    this.timings = timings;
    this.network = network;
    this.identifiers = identifiers;
    this.user = user;
    this.maxTransactions = maxTransactions;
  }

  TimerQueue timers() {
    return timers;
  }

  Network network() {
    return network;
  }

  /** Sends a request that has no Via yet. */
  public ClientTransaction request(SipRequest request, Hop hop, ClientListener listener) {
    return begin(withVia(request, hop), hop, listener);
  }

  /** The request with a Via and a branch of its own, as also an ACK for a 2xx needs. */
  public SipRequest withVia(SipRequest request, Hop hop) {
    InetSocketAddress local = network.localAddress(hop);
    String host = local.getAddress().getHostAddress().split("%", 2)[0];
    Params params = Params.NONE.with("branch", identifiers.branch()).with("rport", "");
    Via via =
        new Via(
            hop.transport().name(),
            host.indexOf(':') >= 0 ? "[" + host + "]" : host,
            local.getPort(),
            params);
    return request.withHeaders(request.headers().withFirst(HeaderName.VIA, via.toString()));
  }

  /** Sends the CANCEL of an INVITE (RFC 3261 9.1): same Via, same way. */
  public void cancel(ClientTransaction invite, ClientListener listener) {
    SipRequest original = invite.request();
    Headers from = original.headers();
    Headers headers =
        Headers.NONE
            .with(HeaderName.VIA, original.via().toString())
            .with(HeaderName.MAX_FORWARDS, "70")
            .withAll(HeaderName.ROUTE, from.all(HeaderName.ROUTE))
            .withAll(HeaderName.FROM, from.all(HeaderName.FROM))
            .withAll(HeaderName.TO, from.all(HeaderName.TO))
            .withAll(HeaderName.CALL_ID, List.of(original.callId()))
            .with(HeaderName.CSEQ, original.cseq().number() + " CANCEL");
    begin(new SipRequest("CANCEL", original.uri(), headers, ""), invite.hop(), listener);
  }

  /** Forgets an INVITE that was cancelled and never answered; others are left alone. */
  public void abandon(ClientTransaction transaction) {
    transaction.abandon();
  }

  private ClientTransaction begin(SipRequest request, Hop hop, ClientListener listener) {
    boolean reliable = hop.transport().reliable();
    Machine machine =
        request.isInvite()
            ? new InviteClientMachine(timings, reliable)
            : new OtherClientMachine(timings, reliable);
    ClientTransaction transaction = new ClientTransaction(request, hop, machine, listener, this);
    clients.put(TransactionKey.client(request), transaction);
    transaction.begin();
    return transaction;
  }

  @Override
  public void received(SipMessage message, Hop from) {
    parsed++;
    switch (message) {
      case SipRequest request -> receivedRequest(request, from);
      case SipResponse response when response.headers().elements(HeaderName.VIA).size() > 1 ->
          rejected(from, "response that belongs to somebody else");
      case SipResponse response -> {
        ClientTransaction client = clients.get(TransactionKey.client(response));
        if (client != null) {
          client.received(response);
        }
      }
    }
  }

  private void receivedRequest(SipRequest request, Hop from) {
    TransactionKey key = TransactionKey.server(request);
    ServerTransaction known = servers.get(key);
    if (request.isAck()) {
      if (known != null && known.refused()) {
        known.acknowledged();
      } else {
        user.onAck(request);
      }
    } else if (known != null) {
      known.repeated();
    } else if (servers.size() >= maxTransactions) {
      overloads++;
      refuse(SipResponse.to(request, 503).with(HeaderName.RETRY_AFTER, "5"), key, request, from);
    } else {
      switch (user.rule(request, from)) {
        case Ruling.Admitted() -> begin(key, request, from);
        case Ruling.Ignored(String reason) -> rejected(from, reason);
        case Ruling.Refused(SipResponse response, String reason) -> {
          rejected(from, reason);
          refuse(response, key, request, from);
        }
      }
    }
  }

  /** The same tag each time, for this answer is forgotten at once. */
  private void refuse(SipResponse response, TransactionKey key, SipRequest request, Hop from) {
    String tag = Integer.toHexString(key.hashCode());
    network.send(ResponseRoute.of(request, from), response.tagged(tag));
  }

  /** Whether a CANCEL means an INVITE that is here. */
  public boolean cancels(SipRequest request) {
    return request.method().equals("CANCEL")
        && servers.containsKey(TransactionKey.cancelled(request));
  }

  private void begin(TransactionKey key, SipRequest request, Hop from) {
    boolean reliable = from.transport().reliable();
    Machine machine =
        request.isInvite()
            ? new InviteServerMachine(timings, reliable)
            : new OtherServerMachine(timings, reliable);
    ServerTransaction transaction = new ServerTransaction(request, from, machine, this);
    servers.put(key, transaction);
    transaction.begin();
    boolean outsideDialog = request.toTag().isEmpty();
    if (outsideDialog && merges.putIfAbsent(MergeKey.of(request), key) != null) {
      transaction.respond(SipResponse.to(request, 482).tagged(identifiers.tag()));
    } else {
      user.onRequest(transaction);
    }
  }

  /** Tells an INVITE that a CANCEL came for it; false if there is none. */
  public boolean cancelled(SipRequest cancel) {
    Optional<ServerTransaction> invite =
        Optional.ofNullable(servers.get(TransactionKey.cancelled(cancel)));
    invite.ifPresent(ServerTransaction::cancelled);
    return invite.isPresent();
  }

  @Override
  public void rejected(Hop from, String reason) {
    rejections.merge(reason, 1L, Long::sum);
  }

  @Override
  public void failed(Hop hop, String reason) {
    List.copyOf(clients.values()).stream()
        .filter(client -> client.hop().transport() == hop.transport())
        .filter(client -> client.hop().address().equals(hop.address()))
        .forEach(client -> client.transportFailed(reason));
  }

  void remove(ClientTransaction transaction) {
    clients.remove(TransactionKey.client(transaction.request()), transaction);
  }

  void remove(ServerTransaction transaction) {
    TransactionKey key = TransactionKey.server(transaction.request());
    servers.remove(key, transaction);
    merges.remove(MergeKey.of(transaction.request()), key);
  }

  void countRetransmission() {
    retransmissions++;
  }

  /** Well-formed messages that came in. */
  public long parsed() {
    return parsed;
  }

  /** Refused input by reason. */
  public Map<String, Long> rejections() {
    return Map.copyOf(rejections);
  }

  /** Messages sent again because nothing was heard, or because a peer asked again. */
  public long retransmissions() {
    return retransmissions;
  }

  /** Requests refused because there were too many at once. */
  public long overloads() {
    return overloads;
  }

  /** Transactions that are not over. */
  public int size() {
    return clients.size() + servers.size();
  }
}
