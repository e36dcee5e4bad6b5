package dev.earshot.audio.sip;

import dev.earshot.audio.sip.event.Feed;
import dev.earshot.audio.sip.event.Notifier;
import dev.earshot.audio.sip.event.View;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * News of one event package on their way to the sip thread: a resource waits there at most once,
 * and one command at most waits for all of them.
 */
final class KeptPublication implements Publication, Feed {
  private enum News {
    CHANGED,
    ENDED
  }

  private final EventPackage events;
  private final Notifier notifier;
  private final Executor sip;
  private final Map<String, News> waiting = new ConcurrentHashMap<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  KeptPublication(EventPackage events, Notifier notifier, Executor sip) {
    this.events = events;
    this.notifier = notifier;
    this.sip = sip;
  }

  @Override
  public void changed(String resource) {
    waiting.putIfAbsent(resource, News.CHANGED);
    schedule();
  }

  @Override
  public void ended(String resource) {
    waiting.put(resource, News.ENDED);
    schedule();
  }

  private void schedule() {
    if (scheduled.compareAndSet(false, true)) {
      try {
        sip.execute(this::deliver);
      } catch (IllegalStateException | RejectedExecutionException e) {
        // The sip thread has too much to do: the next news takes this one along.
        scheduled.set(false);
      }
    }
  }

  /** Sip thread. */
  private void deliver() {
    scheduled.set(false);
    for (String resource : waiting.keySet()) {
      if (waiting.remove(resource) == News.ENDED) {
        notifier.ended(events.name(), resource);
      } else {
        notifier.changed(events.name(), resource);
      }
    }
  }

  @Override
  public String name() {
    return events.name();
  }

  @Override
  public String contentType() {
    return events.contentType();
  }

  @Override
  public Optional<View> open(String requestUri) {
    return events.open(requestUri).map(OpenView::new);
  }

  private record OpenView(EventView view) implements View {
    @Override
    public String resource() {
      return view.resource();
    }

    @Override
    public String full() {
      return view.full();
    }

    @Override
    public Optional<String> changes() {
      return view.changes();
    }
  }
}
