package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Collects the events of calls and lets a test wait for them. */
final class EventLog implements CallListener {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final LinkedBlockingQueue<CallEvent> arrived = new LinkedBlockingQueue<>();
  private final List<CallEvent> all = new ArrayList<>();
  private volatile List<SipHeader> refusal = List.of();

  @Override
  public void onEvent(Call call, CallEvent told) {
    CallEvent event = told instanceof CallEvent.Failed failed ? withoutHeaders(failed) : told;
    synchronized (all) {
      all.add(event);
    }
    arrived.add(event);
  }

  /** The answer's header fields, kept apart, so that events can be compared. */
  private CallEvent withoutHeaders(CallEvent.Failed failed) {
    refusal = failed.headers();
    return new CallEvent.Failed(failed.status(), failed.reason());
  }

  /** Header fields of the last refusal. */
  List<SipHeader> refusal() {
    return refusal;
  }

  /** Everything so far, in order. */
  List<CallEvent> all() {
    synchronized (all) {
      return List.copyOf(all);
    }
  }

  /** The next event, which must be of that kind. */
  <E extends CallEvent> E next(Class<E> kind) {
    try {
      CallEvent event = arrived.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(event).as("event within %s after %s", PATIENCE, all()).isNotNull();
      assertThat(event).isInstanceOf(kind);
      return kind.cast(event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
