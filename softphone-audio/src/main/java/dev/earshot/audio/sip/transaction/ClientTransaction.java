package dev.earshot.audio.sip.transaction;

import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transport.Hop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request of ours on its way. Sip thread. */
public final class ClientTransaction {
  private final SipRequest request;
  private final Hop hop;
  private final Machine machine;
  private final ClientListener listener;
  private final Transactions table;
  private final Timers timers;
  private String failure = "no connection";
  private TransactionState state;
  private @Nullable SipResponse latest;

  ClientTransaction(
      SipRequest request, Hop hop, Machine machine, ClientListener listener, Transactions table) {
    this.request = request;
    this.hop = hop;
    this.machine = machine;
    this.listener = listener;
    this.table = table;
    this.timers = new Timers(table.timers(), timer -> take(new Input.Fired(timer)));
    this.state = machine.start().state();
  }

  /** As it was sent, with its Via. */
  public SipRequest request() {
    return request;
  }

  public Hop hop() {
    return hop;
  }

  void begin() {
    machine.start().outputs().forEach(this::act);
  }

  void received(SipResponse response) {
    latest = response;
    take(new Input.Response(response.status()));
  }

  void abandon() {
    if (state.phase() == Phase.PROCEEDING) {
      timers.stopAll();
      table.remove(this);
    }
  }

  void transportFailed(String reason) {
    failure = reason;
    take(new Input.TransportFailed());
  }

  private void take(Input input) {
    Step step = machine.next(state, input);
    state = step.state();
    if (state.phase() == Phase.TERMINATED) {
      timers.stopAll();
      table.remove(this);
    }
    if (input instanceof Input.Fired && step.outputs().contains(new Output.SendRequest())) {
      table.countRetransmission();
    }
    step.outputs().forEach(this::act);
  }

  private void act(Output output) {
    switch (output) {
      case Output.SendRequest() -> table.network().send(hop, request);
      case Output.SendAck() -> sendAck();
      case Output.PassOn() -> passOn();
      case Output.ReportTimeout() -> listener.onTimeout();
      case Output.ReportFailure() -> listener.onTransportFailure(failure);
      case Output.Start(TimerName timer, var after) -> timers.start(timer, after);
      case Output.Stop(TimerName timer) -> timers.stop(timer);
      case Output.SendResponse(), Output.SendTrying() ->
          throw new IllegalStateException("a client transaction sends no responses");
    }
  }

  private void passOn() {
    if (latest != null) {
      listener.onResponse(latest);
    }
  }

  private void sendAck() {
    if (latest != null) {
      table.network().send(hop, ackFor(request, latest));
    }
  }

  /** RFC 3261 17.1.1.3: the INVITE's own Via and Route, To as in the response. */
  private static SipRequest ackFor(SipRequest invite, SipResponse response) {
    Headers from = invite.headers();
    Headers headers =
        Headers.NONE
            .with(HeaderName.VIA, invite.via().toString())
            .with(HeaderName.MAX_FORWARDS, "70")
            .withAll(HeaderName.ROUTE, from.all(HeaderName.ROUTE))
            .withAll(HeaderName.FROM, from.all(HeaderName.FROM))
            .withAll(HeaderName.TO, response.headers().all(HeaderName.TO))
            .withAll(HeaderName.CALL_ID, List.of(invite.callId()))
            .with(HeaderName.CSEQ, invite.cseq().number() + " ACK");
    return new SipRequest("ACK", invite.uri(), headers, "");
  }
}
