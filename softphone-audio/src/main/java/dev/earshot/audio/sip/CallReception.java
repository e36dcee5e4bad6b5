package dev.earshot.audio.sip;

import dev.earshot.audio.sip.admission.Gatekeeper;
import dev.earshot.audio.sip.dialog.CallContext;
import dev.earshot.audio.sip.dialog.IncomingInvite;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Takes peers' calls to whoever decides about them, as long as there is room, and their
 * registrations if somebody wants them. Sip thread.
 */
final class CallReception {
  private final CallContext context;
  private final int most;
  private final Gatekeeper gatekeeper;
  private final Executor sip;
  private final Consumer<RuntimeException> failures;

  /** Set by any thread: a command would come behind calls that are in the socket already. */
  private volatile IncomingCalls incoming;

  private final Registrar registrar;

  /** Set by any thread: a telephone may register as soon as it is known that it can. */
  private volatile boolean registrations;

  private boolean closed;
  private long overloads;

  /**
   * @param most dialogs at once
   * @param incoming decides about calls
   * @param sip runs commands on the sip thread, later
   * @param failures hears of exceptions that listeners throw
   */
  CallReception(
      CallContext context,
      int most,
      Gatekeeper gatekeeper,
      IncomingCalls incoming,
      Executor sip,
      Consumer<RuntimeException> failures) {
    this.context = context;
    this.most = most;
    this.gatekeeper = gatekeeper;
    this.incoming = incoming;
    this.sip = sip;
    this.failures = failures;
    this.registrar = new Registrar(context.timers()::now);
  }

  /** From now on registrations are taken; where the telephones are. Any thread. */
  Bindings bindings() {
    registrations = true;
    return registrar;
  }

  /** Takes a REGISTER; the value is the answer to it. */
  SipResponse registered(SipRequest request) {
    return registrations ? registrar.registered(request) : SipResponse.to(request, 405);
  }

  /** From now on somebody else decides about calls. Any thread. */
  void incoming(IncomingCalls other) {
    incoming = other;
  }

  /** From now on no call is taken. */
  void close() {
    closed = true;
  }

  /** Calls that were not taken because there were too many. */
  long overloads() {
    return overloads;
  }

  /** Whether one more call finds room. */
  boolean hasRoom() {
    return !closed && context.dialogs().size() < most;
  }

  /** Takes an INVITE outside a dialog; the answer to it if there is no room. */
  Optional<SipResponse> invited(ServerTransaction transaction) {
    if (!hasRoom()) {
      overloads++;
      return Optional.of(
          SipResponse.to(transaction.request(), 503).with(HeaderName.RETRY_AFTER, "5"));
    }
    CallSink sink = new CallSink(failures);
    sink.onEnd(
        gatekeeper.callBegan(transaction.from().address().getAddress(), context.timers().now()));
    IncomingInvite invite = IncomingInvite.take(context, transaction, new CallEvents(sink, sip));
    ReceivedCall call = new ReceivedCall(invite, transaction.from(), sip);
    sink.call(call);
    try {
      sink.listener(incoming.onCall(call));
    } catch (RuntimeException e) {
      failures.accept(e);
      invite.reject(500, "Server Internal Error");
    }
    return Optional.empty();
  }
}
