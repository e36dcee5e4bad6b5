package dev.earshot.app;

import dev.earshot.audio.focus.FocusEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hands the focus' events on to everybody who wants them, on the focus thread, in order. */
final class FocusRelay implements Consumer<FocusEvent> {
  private final List<Consumer<FocusEvent>> listeners = new CopyOnWriteArrayList<>();

  AutoCloseable add(Consumer<FocusEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void accept(FocusEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }
}
