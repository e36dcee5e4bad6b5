package dev.earshot.audio.sip.transaction;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** The running timers of one transaction. */
final class Timers {
  private final TimerQueue queue;
  private final Consumer<TimerName> fired;
  private final Map<TimerName, TimerQueue.Timer> running = new EnumMap<>(TimerName.class);

  Timers(TimerQueue queue, Consumer<TimerName> fired) {
    this.queue = queue;
    this.fired = fired;
  }

  void start(TimerName name, Duration after) {
    stop(name);
    running.put(name, queue.after(after, () -> fire(name)));
  }

  private void fire(TimerName name) {
    running.remove(name);
    fired.accept(name);
  }

  void stop(TimerName name) {
    TimerQueue.Timer timer = running.remove(name);
    if (timer != null) {
      timer.cancel();
    }
  }

  void stopAll() {
    running.values().forEach(TimerQueue.Timer::cancel);
    running.clear();
  }
}
