package dev.earshot.audio.sip;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the events of one call go; an exception of a listener stays there. Sip thread. */
final class CallSink implements Consumer<CallEvent> {
  private final Consumer<RuntimeException> onError;
  private @Nullable Call call;
  private @Nullable CallListener listener;
  private Runnable onEnd = () -> {};

  /**
   * @param onError hears of exceptions of the listener
   */
  CallSink(Consumer<RuntimeException> onError) {
    this.onError = onError;
  }

  void call(Call newCall) {
    call = newCall;
  }

  void listener(CallListener newListener) {
    listener = newListener;
  }

  /** What is to be done once the call is over, before the listener hears of it. */
  void onEnd(Runnable action) {
    onEnd = action;
  }

  @Override
  public void accept(CallEvent event) {
    boolean over = event instanceof CallEvent.Ended || event instanceof CallEvent.Failed;
    if (over) {
      onEnd.run();
      onEnd = () -> {};
    }
    if (call != null && listener != null) {
      tell(call, listener, event);
    }
    if (over) {
      forget();
    }
  }

  private void tell(Call of, CallListener to, CallEvent event) {
    try {
      to.onEvent(of, event);
    } catch (RuntimeException e) {
      onError.accept(e);
    }
  }

  /** Transactions outlive the call by 32 s: they must not keep its listener's media alive. */
  private void forget() {
    call = null;
    listener = null;
  }
}
