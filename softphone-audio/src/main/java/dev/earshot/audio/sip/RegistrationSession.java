package dev.earshot.audio.sip;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.dialog.CallContext;
import dev.earshot.audio.sip.dialog.Exchange;
import dev.earshot.audio.sip.dialog.Outgoing;
import dev.earshot.audio.sip.dialog.Way;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.Params;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.message.SipUri;
import dev.earshot.audio.sip.transaction.TimerQueue;
import dev.earshot.audio.sip.transport.Hop;
import dev.earshot.audio.sip.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One registration: does what its {@link RegistrationMachine} wants, keeps the way to the registrar
 * open, and knows by which way calls go out. Sip thread.
 */
final class RegistrationSession {
  /** RFC 5626 4.4.2 has 24 to 29 s; routers forget a datagram's way after 30 s. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(25);

  /** Whoever goes on and on about the way is not followed. */
  private static final int MAX_ROUTES = 8;

  private final CallContext context;
  private final SipAccount account;
  private final SipUri identity;
  private final RegistrationListener listener;
  private final RegistrationMachine machine;
  private final List<RegistrarLink> links = new ArrayList<>();
  private final String tag;
  private RegistrationPhase phase;
  private TimerQueue.Timer next = () -> {};
  private TimerQueue.Timer patience = () -> {};
  private TimerQueue.Timer keepAlive = () -> {};
  private List<String> serviceRoute = List.of();
  private @Nullable Exchange current;
  private @Nullable Hop home;

  /**
   * @param identity the account's address of record
   */
  RegistrationSession(
      CallContext context, SipAccount account, SipUri identity, RegistrationListener listener) {
    this.context = context;
    this.account = account;
    this.identity = identity;
    this.listener = listener;
    this.machine = new RegistrationMachine(account.registrars().size());
    this.phase = RegistrationPhase.start(account.expires());
    this.tag = context.identifiers().tag();
    account.registrars().forEach(uri -> links.add(RegistrarLink.to(uri, account, context)));
  }

  void begin() {
    feed(new RegistrationInput.Begun());
  }

  /** Whether nothing more will come of it. */
  boolean over() {
    return phase.over();
  }

  private void feed(RegistrationInput input) {
    RegistrationStep step = machine.next(phase, input);
    phase = step.phase();
    step.outputs().forEach(this::perform);
  }

  private void perform(RegistrationOutput output) {
    switch (output) {
      case RegistrationOutput.Tell(int registrar, RegistrationState state) ->
          tell(registrar, state);
      case RegistrationOutput.Abandon() -> abandon();
      case RegistrationOutput.Wait(Duration time) -> {
        next.cancel();
        next = context.timers().after(time, () -> feed(new RegistrationInput.Due()));
      }
      case RegistrationOutput.Expect(Duration within) -> {
        patience.cancel();
        patience = context.timers().after(within, () -> feed(new RegistrationInput.Slow()));
      }
      case RegistrationOutput.Ask(int registrar, Duration expires) -> ask(registrar, expires);
    }
  }

  private void tell(int registrar, RegistrationState state) {
    if (!(state instanceof RegistrationState.Registered)) {
      keepAlive.cancel();
    }
    if (state instanceof RegistrationState.Unregistered) {
      next.cancel();
      patience.cancel();
    }
    listener.onState(links.get(registrar).uri(), state);
  }

  private void abandon() {
    Exchange abandoned = current;
    current = null;
    if (abandoned != null) {
      abandoned.abandon();
    }
  }

  private void ask(int registrar, Duration expires) {
    next.cancel();
    RegistrarLink link = links.get(registrar);
    String nextHop = account.outboundProxy().orElse(link.uri());
    Outgoing outgoing =
        new Outgoing(request(link, expires), nextHop, Optional.empty(), identity.user());
    // A name that cannot even be looked up is refused before there is anything to remember.
    Exchange[] asked = new Exchange[1];
    asked[0] =
        context
            .requester()
            .prepare(
                outgoing,
                link.sequence(),
                link.authenticator(),
                (sent, response) -> {
                  if (!response.isProvisional() && asked[0] == current) {
                    current = null;
                    patience.cancel();
                    settled(sent, response, asked[0].hop());
                  }
                });
    current = asked[0];
    asked[0].begin();
  }

  private SipRequest request(RegistrarLink link, Duration expires) {
    NameAddr self = new NameAddr("", identity.withParams(Params.NONE).toString(), Params.NONE);
    Headers headers =
        Headers.NONE
            .with(HeaderName.MAX_FORWARDS, "70")
            .with(HeaderName.FROM, self.withTag(tag).toString())
            .with(HeaderName.TO, self.toString())
            .with(HeaderName.CALL_ID, link.callId())
            .with(HeaderName.SUPPORTED, "path")
            .with(HeaderName.EXPIRES, Long.toString(expires.toSeconds()));
    String domain =
        new SipUri(identity.scheme(), "", identity.host(), identity.port(), Params.NONE, "")
            .toString();
    return new SipRequest(
        "REGISTER",
        domain,
        account.outboundProxy().map(Way::loose).stream()
            .reduce(headers, (all, proxy) -> all.with(HeaderName.ROUTE, proxy), (a, b) -> b),
        "");
  }

  private void settled(SipRequest sent, SipResponse response, Optional<Hop> hop) {
    Optional<Duration> least = Grant.seconds(response.headers().first(HeaderName.MIN_EXPIRES));
    if (response.isSuccess()) {
      Duration asked =
          Grant.seconds(sent.headers().first(HeaderName.EXPIRES)).orElse(Duration.ZERO);
      Duration granted = asked.isZero() ? asked : Grant.of(sent, response, asked);
      serviceRoute =
          response.headers().elements(HeaderName.SERVICE_ROUTE).stream().limit(MAX_ROUTES).toList();
      home = hop.orElse(null);
      keepAlive(granted);
      feed(new RegistrationInput.Granted(granted));
    } else if (response.status() == 423 && least.isPresent()) {
      feed(new RegistrationInput.TooBrief(least.get()));
    } else {
      feed(
          new RegistrationInput.Refused(
              response.status(),
              Refusals.reason(response),
              Grant.seconds(response.headers().first(HeaderName.RETRY_AFTER))));
    }
  }

  /** Datagrams find their way back only as long as routers remember it. */
  private void keepAlive(Duration granted) {
    keepAlive.cancel();
    Hop hop = home;
    if (hop != null && hop.transport() == Transport.UDP && granted.compareTo(KEEP_ALIVE) > 0) {
      keepAlive =
          context
              .timers()
              .after(
                  KEEP_ALIVE,
                  () -> {
                    context.requester().keepAlive(hop);
                    keepAlive(granted);
                  });
    }
  }

  /** The connection by which the registrar reaches us is gone. */
  void connectionLost(Hop hop) {
    Hop ours = home;
    if (ours != null
        && hop.transport() == ours.transport()
        && hop.address().equals(ours.address())) {
      feed(new RegistrationInput.ConnectionLost());
    }
  }

  void networkChanged() {
    feed(new RegistrationInput.NetworkChanged());
  }

  void close() {
    feed(new RegistrationInput.Closed());
  }

  boolean isOf(SipAccount other) {
    return account.equals(other);
  }

  /** Where requests come from that the registrar passes on, if we are registered. */
  Optional<Hop> home() {
    return phase.registered() ? Optional.ofNullable(home) : Optional.empty();
  }

  /** The way of requests to that address, once we are registered (RFC 3608). */
  Optional<Way> way(SipUri target) {
    if (!phase.registered()) {
      return Optional.empty();
    }
    if (!serviceRoute.isEmpty()) {
      return Way.along(serviceRoute);
    }
    boolean anywhereInTheDomain =
        target.host().equalsIgnoreCase(identity.host())
            && target.port() < 0
            && !target.params().has("transport");
    return anywhereInTheDomain && account.outboundProxy().isEmpty()
        ? Optional.of(Way.over(links.get(phase.home()).uri()))
        : Optional.empty();
  }

  /** The address of record as a URI, if it is one. */
  static Optional<SipUri> identity(SipAccount account) {
    return SipUri.parse(account.addressOfRecord()) instanceof Parsed.Ok<SipUri>(SipUri uri)
        ? Optional.of(uri)
        : Optional.empty();
  }
}
