package dev.earshot.audio.sip;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.dialog.Authenticator;
import dev.earshot.audio.sip.dialog.LocalSequence;
import dev.earshot.audio.sip.dialog.Outgoing;
import dev.earshot.audio.sip.dialog.Requester;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.Params;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.message.SipUri;
import dev.earshot.audio.sip.transaction.Identifiers;
import dev.earshot.audio.sip.transaction.TimerQueue;
import dev.earshot.audio.sip.transport.Hop;
import java.time.Duration;
import java.util.Optional;

/** One registration (RFC 3261 10.2): register, refresh, retry after failure, remove. Sip thread. */
final class RegistrationSession {
  /** RFC 5626 4.5: pauses after failures double from there to there. */
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Duration AFTER_LOST_CONNECTION = Duration.ofSeconds(1);

  private final Requester requester;
  private final TimerQueue timers;
  private final SipAccount account;
  private final SipUri identity;
  private final Authenticator authenticator;
  private final RegistrationListener listener;
  private final LocalSequence sequence = new LocalSequence();
  private final String callId;
  private final String tag;
  private RegistrationState state = new RegistrationState.Registering();
  private Duration expires;
  private Duration pause = FIRST_PAUSE;
  private TimerQueue.Timer next = () -> {};
  private boolean underWay;
  private boolean closing;

  /**
   * @param identity the account's address of record
   */
  RegistrationSession(
      Requester requester,
      TimerQueue timers,
      Identifiers identifiers,
      SipAccount account,
      SipUri identity,
      RegistrationListener listener) {
    this.requester = requester;
    this.timers = timers;
    this.account = account;
    this.identity = identity;
    this.authenticator = new DigestAuthenticator(account, identifiers);
    this.listener = listener;
    this.callId = identifiers.callId();
    this.tag = identifiers.tag();
    this.expires = account.expires();
  }

  void begin() {
    listener.onState(registrar(), state);
    register();
  }

  /** Whether nothing more will come of it. */
  boolean over() {
    return state instanceof RegistrationState.Unregistered;
  }

  private void register() {
    if (underWay || over()) {
      return;
    }
    underWay = true;
    next.cancel();
    Duration asked = closing ? Duration.ZERO : expires;
    requester.send(
        new Outgoing(request(asked), registrar(), Optional.empty(), identity.user()),
        sequence,
        authenticator,
        (sent, response) -> {
          if (!response.isProvisional()) {
            underWay = false;
            settled(sent, response);
          }
        });
  }

  private SipRequest request(Duration asked) {
    NameAddr self = new NameAddr("", identity.withParams(Params.NONE).toString(), Params.NONE);
    Headers headers =
        Headers.NONE
            .with(HeaderName.MAX_FORWARDS, "70")
            .with(HeaderName.FROM, self.withTag(tag).toString())
            .with(HeaderName.TO, self.toString())
            .with(HeaderName.CALL_ID, callId)
            .with(HeaderName.EXPIRES, Long.toString(asked.toSeconds()));
    String domain =
        new SipUri("sip", "", identity.host(), identity.port(), Params.NONE, "").toString();
    return new SipRequest("REGISTER", domain, headers, "");
  }

  private String registrar() {
    return account.registrars().getFirst();
  }

  private void settled(SipRequest sent, SipResponse response) {
    if (closing) {
      boolean removed = sent.headers().first(HeaderName.EXPIRES).orElse("").equals("0");
      if (removed) {
        changed(new RegistrationState.Unregistered());
      } else {
        register();
      }
    } else if (response.isSuccess()) {
      pause = FIRST_PAUSE;
      Duration granted = Grant.of(sent, response, expires);
      schedule(Grant.refreshAfter(granted));
      changed(new RegistrationState.Registered(granted));
    } else if (response.status() == 423 && raised(response)) {
      register();
    } else {
      failed(response);
    }
  }

  /** RFC 3261 10.2.8: the registrar wants longer registrations. */
  private boolean raised(SipResponse response) {
    Optional<Duration> least = Grant.seconds(response.headers().first(HeaderName.MIN_EXPIRES));
    if (least.isEmpty() || least.get().compareTo(expires) <= 0) {
      return false;
    }
    expires = least.get();
    return true;
  }

  private void failed(SipResponse response) {
    if (worthRetrying(response.status())) {
      Duration asked =
          Grant.seconds(response.headers().first(HeaderName.RETRY_AFTER)).orElse(pause);
      schedule(asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
    changed(new RegistrationState.Failed(response.status(), response.reason()));
  }

  /** What may pass by itself; a refused password or address does not. */
  private static boolean worthRetrying(int status) {
    return status == 408 || status == 480 || status >= 500 && status < 600;
  }

  private void schedule(Duration after) {
    next.cancel();
    next = timers.after(after, this::register);
  }

  /** The connection by which the registrar reaches us is gone. */
  void connectionLost(Hop hop) {
    if (hop.name().equals(host(registrar()))
        && !closing
        && state instanceof RegistrationState.Registered) {
      schedule(AFTER_LOST_CONNECTION);
    }
  }

  /** Takes the registration back; one that never came to be needs no message. */
  void close() {
    if (closing || over()) {
      return;
    }
    closing = true;
    next.cancel();
    if (state instanceof RegistrationState.Registered || underWay) {
      register();
    } else {
      changed(new RegistrationState.Unregistered());
    }
  }

  private void changed(RegistrationState newState) {
    state = newState;
    listener.onState(registrar(), newState);
  }

  private static String host(String registrar) {
    return SipUri.parse(registrar) instanceof Parsed.Ok<SipUri>(SipUri uri) ? uri.host() : "";
  }

  /** The address of record as a URI, if it is one. */
  static Optional<SipUri> identity(SipAccount account) {
    return SipUri.parse(account.addressOfRecord()) instanceof Parsed.Ok<SipUri>(SipUri uri)
        ? Optional.of(uri)
        : Optional.empty();
  }
}
