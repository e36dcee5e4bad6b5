package dev.earshot.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConsoleStoreTest {
  private static final Instant T0 = Instant.EPOCH;
  private final ConsoleStore store = ConsoleStore.open("test", InstantSource.fixed(T0));

  private void dispatch(String what) {
    store.dispatch(
        new ConsoleEvent.Happened(
            new TimelineEntry(T0, TimelineEntry.Kind.GATE, Optional.empty(), what, "")));
  }

  @Test
  void aListenerIsWokenOnceUntilItLooks() throws Exception {
    AtomicInteger woken = new AtomicInteger();
    try (AutoCloseable ignored = store.onChange(woken::incrementAndGet)) {
      dispatch("one");
      dispatch("two");
      assertThat(woken).hasValue(1);

      assertThat(store.snapshot().timeline()).hasSize(2);
      dispatch("three");
      assertThat(woken).hasValue(2);
    }
    store.snapshot();
    dispatch("four");
    assertThat(woken).hasValue(2);
  }

  @Test
  void noEventOfAnyThreadIsLost() throws InterruptedException {
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int n = 0; n < 50; n++) {
                      dispatch("event");
                    }
                  });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(store.snapshot().timeline()).hasSize(200);
  }
}
