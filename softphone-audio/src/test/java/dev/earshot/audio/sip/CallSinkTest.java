package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallSinkTest {
  private final List<RuntimeException> errors = new ArrayList<>();
  private final CallSink sink = new CallSink(errors::add);

  /** A listener that holds something, as a leg holds its media. */
  private static final class Holder implements CallListener {
    private final List<CallEvent> heard;

    Holder(List<CallEvent> heard) {
      this.heard = heard;
    }

    @Override
    public void onEvent(Call call, CallEvent event) {
      heard.add(event);
    }
  }

  @Test
  void theEndIsTheLastThingHeard() {
    List<CallEvent> heard = new ArrayList<>();
    sink.call(new OutgoingCall("c1", Runnable::run));
    sink.listener(new Holder(heard));
    sink.accept(new CallEvent.Ended("bye"));
    sink.accept(new CallEvent.Ended("again"));
    assertThat(heard).containsExactly(new CallEvent.Ended("bye"));
  }

  /** Transactions keep the sink for 32 s after the end: at 300 calls a second that is 10,000. */
  @Test
  void whatListenedIsNotKeptAfterTheEnd() {
    WeakReference<CallListener> listener = listening();
    sink.accept(new CallEvent.Failed(486, "busy"));
    Await.until(
        "the listener is let go",
        Duration.ofSeconds(5),
        () -> {
          System.gc();
          return listener.get() == null;
        });
    assertThat(errors).isEmpty();
  }

  private WeakReference<CallListener> listening() {
    CallListener listener = new Holder(new ArrayList<>());
    sink.call(new OutgoingCall("c1", Runnable::run));
    sink.listener(listener);
    return new WeakReference<>(listener);
  }
}
