package dev.earshot.audio.sip;

import dev.earshot.audio.sip.admission.AdmissionPolicy;
import dev.earshot.audio.sip.admission.Gatekeeper;
import dev.earshot.audio.sip.dialog.CallContext;
import dev.earshot.audio.sip.dialog.CallUser;
import dev.earshot.audio.sip.dialog.Capabilities;
import dev.earshot.audio.sip.dialog.Dialogs;
import dev.earshot.audio.sip.dialog.Requester;
import dev.earshot.audio.sip.event.Notifier;
import dev.earshot.audio.sip.message.Header;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.SipMessage;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.Identifiers;
import dev.earshot.audio.sip.transaction.Ruling;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import dev.earshot.audio.sip.transaction.TimerQueue;
import dev.earshot.audio.sip.transaction.Timings;
import dev.earshot.audio.sip.transaction.TransactionUser;
import dev.earshot.audio.sip.transaction.Transactions;
import dev.earshot.audio.sip.transport.Hop;
import dev.earshot.audio.sip.transport.Network;
import dev.earshot.audio.sip.transport.NetworkListener;
import dev.earshot.audio.sip.transport.ResponseRoute;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The user agent without thread and sockets: messages and time come in, messages and events go out.
 * All state hangs here and belongs to the one thread that steps it.
 */
final class Core implements NetworkListener, TransactionUser {
  private static final Logger LOG = System.getLogger("dev.earshot.audio.sip");

  private static final int SECRET_BYTES = 32;

  private final CoreLimits limits;
  private final Gatekeeper gatekeeper;
  private final CallReception reception;
  private final Identifiers identifiers;
  private final Executor sip;
  private final Network network;
  private final TimerQueue timers;
  private final Transactions transactions;
  private final Requester requester;
  private final Dialogs dialogs = new Dialogs();
  private final CallContext context;
  private final Registrations registrations;
  private final Subscriptions subscriptions;
  private @Nullable Thread owner;
  private long listenerErrors;
  private long internalErrors;

  /**
   * @param sip runs commands on the thread that steps the core, later
   */
  Core(
      Environment environment,
      String product,
      CoreLimits limits,
      AdmissionPolicy admission,
      IncomingCalls incoming,
      Executor sip) {
    this.limits = limits;
    this.sip = sip;
    this.identifiers = environment.identifiers();
    this.timers = environment.timers();
    this.gatekeeper = new Gatekeeper(admission, identifiers.secret(SECRET_BYTES));
    this.network = environment.network();
    Timings timings = environment.timings();
    int most = limits.transactions();
    this.transactions = new Transactions(timers, timings, network, identifiers, this, most);
    Capabilities capabilities = new Capabilities(product);
    this.requester =
        new Requester(transactions, network, environment.resolver(), timers, timings, capabilities);
    this.context =
        new CallContext(requester, dialogs, timers, timings, identifiers, limits.sessions());
    this.registrations = new Registrations(context, limits.registrations(), this::listenerFailed);
    this.reception =
        new CallReception(context, limits.calls(), gatekeeper, incoming, sip, this::listenerFailed);
    this.subscriptions =
        new Subscriptions(context, limits.calls(), registrations, this::listenerFailed);
  }

  private boolean owned() {
    if (owner == null) {
      owner = Thread.currentThread();
    }
    return owner == Thread.currentThread();
  }

  /** Runs the timers that are due. */
  void step() {
    assert owned();
    guarded(timers::runDue);
    registrations.forgetOver();
    gatekeeper.sweep(timers.now());
  }

  private static InetAddress address(Hop hop) {
    return hop.address().getAddress();
  }

  @Override
  public boolean welcomes(Hop from) {
    return gatekeeper.welcomes(address(from));
  }

  @Override
  public boolean admits(Hop from, int bytes) {
    boolean admitted = gatekeeper.admits(address(from), bytes, timers.now());
    if (!admitted) {
      transactions.rejected(from, "messages come too fast from one address");
    }
    return admitted;
  }

  /** What belongs to a call here has been admitted with it. */
  @Override
  public Ruling rule(SipRequest request, Hop from) {
    boolean late = !request.toTag().isEmpty() || request.method().equals("CANCEL");
    return late && (dialogs.knows(request) || transactions.cancels(request))
        ? new Ruling.Admitted()
        : gatekeeper.rule(request, address(from), !late, dialogs.size(), timers.now());
  }

  @Override
  public void received(SipMessage message, Hop from) {
    assert owned();
    guarded(() -> transactions.received(message, from));
  }

  @Override
  public void rejected(Hop from, String reason) {
    transactions.rejected(from, reason);
    LOG.log(Level.DEBUG, () -> "refused input from " + from + ": " + reason);
  }

  @Override
  public void refusable(SipResponse answer, Hop from) {
    if (gatekeeper.answers(address(from), timers.now())) {
      guarded(() -> network.send(ResponseRoute.of(answer, from), answer));
    }
  }

  @Override
  public void failed(Hop hop, String reason) {
    assert owned();
    guarded(() -> transactions.failed(hop, reason));
    guarded(() -> registrations.connectionLost(hop));
  }

  /** A bug met by one message must not end the thread that serves all others. */
  void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      internalErrors++;
      LOG.log(Level.ERROR, "internal error in the SIP user agent", e);
    }
  }

  @Override
  public void onRequest(ServerTransaction transaction) {
    SipRequest request = transaction.request();
    Optional<SipResponse> refusal =
        RequestCheck.refusal(
                request, transaction.from().transport(), requester.capabilities().extensions())
            .or(() -> limits.sessions().refusal(request));
    if (refusal.isPresent()) {
      answer(transaction, refusal.get());
    } else if (request.method().equals("CANCEL")) {
      boolean known = transactions.cancelled(request);
      answer(transaction, SipResponse.to(request, known ? 200 : 481));
    } else if (!request.toTag().isEmpty()) {
      if (!dialogs.dispatch(transaction)) {
        answer(transaction, SipResponse.to(request, 481));
      }
    } else {
      outsideDialog(transaction);
    }
  }

  private void outsideDialog(ServerTransaction transaction) {
    SipRequest request = transaction.request();
    switch (request.method()) {
      case "OPTIONS" ->
          answer(transaction, requester.capabilities().tell(SipResponse.to(request, 200)));
      case "INVITE" ->
          reception.invited(transaction).ifPresent(refusal -> answer(transaction, refusal));
      case "SUBSCRIBE" -> subscriptions.subscribed(transaction);
      case "REFER" -> answer(transaction, SipResponse.to(request, 405));
      case "REGISTER" -> answer(transaction, reception.registered(request));
      // Servers tell everybody of waiting messages (RFC 3842), asked or not.
      case "NOTIFY" ->
          answer(transaction, SipResponse.to(request, Notifier.isMailbox(request) ? 200 : 481));
      default -> answer(transaction, SipResponse.to(request, 481));
    }
  }

  private void answer(ServerTransaction transaction, SipResponse response) {
    SipResponse told =
        response.status() == 405 ? requester.capabilities().allowing(response) : response;
    transaction.respond(
        told.tagged(identifiers.tag()).with(HeaderName.SERVER, requester.product()));
  }

  @Override
  public void onAck(SipRequest ack) {
    dialogs.acknowledge(ack);
  }

  /** Begins a call of ours. */
  void call(CallRequest request, OutgoingCall call, List<Header> extra, CallListener listener) {
    assert owned();
    CallSink sink = new CallSink(this::listenerFailed);
    sink.call(call);
    sink.listener(listener);
    CallUser user = new CallEvents(sink, sip);
    if (!reception.hasRoom()) {
      user.failed(503, "too many calls", Headers.NONE);
      return;
    }
    call.begin(
        context, request, extra, target -> registrations.way(request.account(), target), user);
  }

  private void listenerFailed(RuntimeException e) {
    listenerErrors++;
    LOG.log(Level.WARNING, "exception in a listener of the SIP user agent", e);
  }

  void register(SipAccount account, KeptRegistration kept, RegistrationListener listener) {
    assert owned();
    registrations.register(account, kept, listener);
  }

  /**
   * We have other addresses than before, or slept.
   *
   * @param still addresses whose connections may go on
   */
  void networkChanged(Set<InetAddress> still) {
    assert owned();
    network.renew(still);
    registrations.networkChanged();
  }

  /** Others see us elsewhere than before. */
  void moved() {
    assert owned();
    registrations.networkChanged();
  }

  void offerTransfers(boolean referred, boolean replaced) {
    requester.capabilities().offerTransfers(referred, replaced);
  }

  CallReception reception() {
    return reception;
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  /** Ends everything; {@link #idle} says when that is done. */
  void shutDown() {
    reception.close();
    dialogs.hangUpAll();
    registrations.close();
  }

  boolean idle() {
    return dialogs.size() == 0 && registrations.isEmpty();
  }

  UserAgentStats stats() {
    return new UserAgentStats(
        transactions.parsed(),
        transactions.rejections(),
        transactions.retransmissions(),
        transactions.overloads() + reception.overloads(),
        listenerErrors,
        internalErrors,
        transactions.size(),
        dialogs.size(),
        gatekeeper.sources());
  }
}
