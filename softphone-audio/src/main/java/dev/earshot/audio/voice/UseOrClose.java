package dev.earshot.audio.voice;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Frees something that one thread uses and any thread may close, so that it is freed once, never
 * while it is in use, and nobody waits: whoever comes last, the user or the closer, frees it.
 */
final class UseOrClose {
  private static final int IDLE = 0;
  private static final int IN_USE = 1;
  private static final int CLOSING = 2;
  private static final int FREED = 3;

  private final AtomicInteger state = new AtomicInteger(IDLE);
  private final Runnable free;

  UseOrClose(Runnable free) {
    this.free = free;
  }

  /** User: false if it was closed, and then it must not be used. */
  boolean begin() {
    return state.compareAndSet(IDLE, IN_USE);
  }

  /** User, after {@link #begin} was true. */
  void end() {
    if (!state.compareAndSet(IN_USE, IDLE)) {
      state.set(FREED);
      free.run();
    }
  }

  void close() {
    int now = state.get();
    while (now == IDLE || now == IN_USE) {
      if (state.compareAndSet(now, now == IDLE ? FREED : CLOSING)) {
        if (now == IDLE) {
          free.run();
        }
        return;
      }
      now = state.get();
    }
  }
}
