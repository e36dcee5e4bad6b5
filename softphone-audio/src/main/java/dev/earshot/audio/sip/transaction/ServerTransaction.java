package dev.earshot.audio.sip.transaction;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transport.Hop;
import dev.earshot.audio.sip.transport.ResponseRoute;
import org.jspecify.annotations.Nullable;

/** A request of a peer that is being answered. Sip thread. */
public final class ServerTransaction {
  private final SipRequest request;
  private final Hop from;
  private final Hop back;
  private final Machine machine;
  private final Transactions table;
  private final Timers timers;
  private TransactionState state;
  private @Nullable SipResponse latest;
  private Runnable onCancel = () -> {};

  ServerTransaction(SipRequest request, Hop from, Machine machine, Transactions table) {
    this.request = request;
    this.from = from;
    this.back = ResponseRoute.of(request, from);
    this.machine = machine;
    this.table = table;
    this.timers = new Timers(table.timers(), timer -> take(new Input.Fired(timer)));
    this.state = machine.start().state();
  }

  public SipRequest request() {
    return request;
  }

  /** Where the request came from. */
  public Hop from() {
    return from;
  }

  /** Whether no final response was given yet. */
  public boolean open() {
    return state.phase() == Phase.CALLING || state.phase() == Phase.PROCEEDING;
  }

  /** Whether the final response was none of 2xx, so that the ACK belongs to this transaction. */
  boolean refused() {
    return latest != null && latest.status() >= 300;
  }

  /** Says what a CANCEL of this request is to do. */
  public void onCancel(Runnable action) {
    onCancel = action;
  }

  void cancelled() {
    onCancel.run();
  }

  /** Sends a response; one that does not fit the state is not sent. */
  public void respond(SipResponse response) {
    boolean repeatsSuccess = state.phase() == Phase.ACCEPTED && response.isSuccess();
    if (open() || repeatsSuccess) {
      latest = response;
      take(new Input.Response(response.status()));
    }
  }

  void begin() {
    machine.start().outputs().forEach(this::act);
  }

  void repeated() {
    take(new Input.Repeated());
  }

  void acknowledged() {
    take(new Input.Acknowledged());
  }

  private void take(Input input) {
    Step step = machine.next(state, input);
    state = step.state();
    if (state.phase() == Phase.TERMINATED) {
      timers.stopAll();
      table.remove(this);
    }
    if (!(input instanceof Input.Response) && step.outputs().contains(new Output.SendResponse())) {
      table.countRetransmission();
    }
    step.outputs().forEach(this::act);
  }

  private void act(Output output) {
    switch (output) {
      case Output.SendResponse() -> sendLatest();
      case Output.SendTrying() -> {
        latest = SipResponse.to(request, 100);
        sendLatest();
      }
      case Output.Start(TimerName timer, var after) -> timers.start(timer, after);
      case Output.Stop(TimerName timer) -> timers.stop(timer);
      case Output.SendRequest(),
          Output.SendAck(),
          Output.PassOn(),
          Output.ReportTimeout(),
          Output.ReportFailure() ->
          throw new IllegalStateException("a server transaction only answers");
    }
  }

  private void sendLatest() {
    if (latest != null) {
      table.network().send(back, latest);
    }
  }
}
