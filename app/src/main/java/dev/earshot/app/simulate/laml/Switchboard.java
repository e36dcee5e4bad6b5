package dev.earshot.app.simulate.laml;

import dev.earshot.app.simulate.Fault;
import dev.earshot.app.simulate.Faults;
import dev.earshot.audio.sip.CallListener;
import dev.earshot.audio.sip.IncomingCall;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.mixer.port.Port;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Begins calls, in both directions, and starts their documents. Any thread. */
final class Switchboard implements IncomingCalls {
  /** Step of the fault plan: a call that is placed. */
  static final String STEP = "connect";

  private static final System.Logger LOG = System.getLogger(Switchboard.class.getName());

  /** One call a second (spec chapter 1); the others wait. */
  private static final Duration BETWEEN_CALLS = Duration.ofSeconds(1);

  private final SipDoor door;
  private final Exchange exchange;
  private final Documents documents;
  private final Alerts alerts;
  private final Faults faults;
  private final CallFlow flow;
  private final Dialect dialect;
  private final InstantSource clock;
  private final Nap nap;
  private final Executor threads;
  private Instant nextCall = Instant.MIN;

  Switchboard(Parts parts, CallFlow flow, Executor threads) {
    this.door = parts.door();
    this.exchange = parts.exchange();
    this.documents = parts.documents();
    this.alerts = parts.alerts();
    this.faults = parts.faults();
    this.dialect = parts.dialect();
    this.clock = parts.clock();
    this.nap = parts.nap();
    this.flow = flow;
    this.threads = threads;
  }

  /** What it works with. */
  record Parts(
      Dialect dialect,
      SipDoor door,
      Exchange exchange,
      Documents documents,
      Alerts alerts,
      Faults faults,
      InstantSource clock,
      Nap nap) {}

  /** Sip thread. */
  @Override
  public CallListener onCall(IncomingCall incoming) {
    String dialled = "sip:" + user(incoming.requestUri()) + "@" + host(incoming.requestUri());
    Optional<Source> source = flow.of(user(incoming.caller()), user(dialled));
    if (source.isEmpty()) {
      incoming.reject(480, "No supervisor URL is known: see --supervisor-url");
      return (_, _) -> {};
    }
    PhoneCall call =
        exchange.begin(
            new PhoneCall.Parties(incoming.caller(), dialled, "inbound", headers(incoming)),
            CallStatus.RINGING);
    try {
      SipLine line = door.line(incoming, progress(call, Optional.empty()));
      exchange.connect(call, line);
      incoming.ring();
      threads.execute(script(call, line, source.get()));
      return line;
    } catch (IOException e) {
      exchange.over(call, CallStatus.FAILED);
      incoming.reject(503, "No RTP port is free");
      return (_, _) -> {};
    }
  }

  private static String user(String uri) {
    int at = uri.indexOf('@');
    return at < 0 ? "" : uri.substring(uri.indexOf(':') + 1, at);
  }

  /** The user of a SIP address, or a number as it stands. */
  private static String name(String address) {
    return user(address).isEmpty() ? address : user(address);
  }

  private static String host(String uri) {
    return uri.substring(uri.indexOf('@') + 1).replaceAll("[:;?].*", "");
  }

  private static Map<String, String> headers(IncomingCall call) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (SipHeader header : call.headers()) {
      if (header.name().toLowerCase(Locale.ROOT).startsWith("x-")) {
        headers.put(header.name(), header.value());
      }
    }
    return headers;
  }

  private CallScript script(PhoneCall call, Line line, Source source) {
    return new CallScript(call, line, source, exchange, documents, alerts);
  }

  /**
   * @param document of a call that was placed; started once it is answered
   */
  private SipLine.Progress progress(PhoneCall call, Optional<Source> document) {
    return new SipLine.Progress() {
      @Override
      public void ringing() {
        exchange.enter(call, CallStatus.RINGING);
      }

      @Override
      public void answered() {
        exchange.enter(call, CallStatus.IN_PROGRESS);
        Optional<Line> line = call.line();
        document.ifPresent(d -> line.ifPresent(l -> threads.execute(script(call, l, d))));
      }

      @Override
      public void over(CallStatus how) {
        exchange.over(call, how);
      }
    };
  }

  /**
   * Somebody without a telephone calls.
   *
   * @param gone told once his call is over
   */
  PhoneCall enter(String from, String to, Port port, Runnable gone) {
    Source source =
        flow.of(name(from), name(to))
            .orElseThrow(() -> new IllegalArgumentException(from + " needs a telephone"));
    PhoneCall call =
        exchange.begin(new PhoneCall.Parties(from, to, "inbound", Map.of()), CallStatus.RINGING);
    Line line =
        new PersonLine(
            port,
            () -> {
              exchange.over(call, CallStatus.COMPLETED);
              gone.run();
            });
    exchange.connect(call, line);
    threads.execute(script(call, line, source));
    return call;
  }

  /**
   * Places a call as soon as the rate of one a second allows.
   *
   * @param timeout how long it rings
   */
  CallView place(String from, String to, Source document, Duration timeout) {
    PhoneCall call = exchange.begin(apiCall(from, to), CallStatus.QUEUED);
    CallView view = exchange.view(call);
    start(call, document, timeout);
    return view;
  }

  /** Calls somebody into a conference, at the same rate. */
  ParticipantView invite(
      String nameOrSid, String from, String to, Verb.Conference entry, Duration timeout) {
    Exchange.Invited invited = exchange.invite(nameOrSid, apiCall(from, to), entry);
    start(invited.call(), invited.document(), timeout);
    return invited.view();
  }

  private static PhoneCall.Parties apiCall(String from, String to) {
    return new PhoneCall.Parties(from, to, "outbound-api", Map.of());
  }

  private void start(PhoneCall call, Source document, Duration timeout) {
    Instant due = slot();
    threads.execute(() -> placed(call, document, due, timeout));
  }

  private synchronized Instant slot() {
    Instant now = clock.instant();
    Instant due = nextCall.isAfter(now) ? nextCall : now;
    nextCall = due.plus(BETWEEN_CALLS);
    return due;
  }

  private void placed(PhoneCall call, Source document, Instant due, Duration timeout) {
    try {
      Duration wait = Duration.between(clock.instant(), due);
      nap.take(wait.isNegative() ? Duration.ZERO : wait);
      Faults.Fate fate = faults.at(STEP);
      nap.take(fate.before());
      if (fate.fault().isPresent()) {
        exchange.over(call, refusal(fate.fault().get()));
        return;
      }
      dial(call, document);
      nap.take(timeout);
      if (!exchange.answered(call)) {
        call.line().ifPresent(Line::hangUp);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "call {0}: {1}", call.sid, e.getMessage());
      exchange.over(call, CallStatus.FAILED);
    }
  }

  private static CallStatus refusal(Fault fault) {
    return fault.code() == 486 ? CallStatus.BUSY : CallStatus.FAILED;
  }

  private void dial(PhoneCall call, Source document) throws IOException {
    List<SipHeader> headers =
        dialect.twilio() ? List.of(new SipHeader("X-Twilio-CallSid", call.sid)) : List.of();
    String from = "<" + flow.address(call.parties.from()) + ">";
    boolean known =
        door.call(
            call.parties.to(),
            from,
            headers,
            progress(call, Optional.of(document)),
            line -> exchange.connect(call, line));
    if (!known) {
      alerts.raise(13_243, call.sid, "nobody is registered as " + call.parties.to());
      exchange.over(call, CallStatus.FAILED);
    }
  }
}
