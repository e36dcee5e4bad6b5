package dev.earshot.app.ui;

import dev.earshot.app.console.ConsoleSnapshot;
import java.util.concurrent.atomic.AtomicReference;

/** A source that shows what it is told to. */
public final class FakeSource implements ConsoleSource {
  private final AtomicReference<ConsoleSnapshot> latest;
  private volatile Runnable wakeUp = () -> {};

  public FakeSource(ConsoleSnapshot first) {
    latest = new AtomicReference<>(first);
  }

  /** Replaces the snapshot, as an event would. */
  public void show(ConsoleSnapshot snapshot) {
    latest.set(snapshot);
    wakeUp.run();
  }

  @Override
  public ConsoleSnapshot snapshot() {
    return latest.get();
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    wakeUp = listener;
    return () -> wakeUp = () -> {};
  }
}
