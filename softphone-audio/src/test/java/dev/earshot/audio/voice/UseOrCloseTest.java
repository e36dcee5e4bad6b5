package dev.earshot.audio.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Freed once, and never in use. */
class UseOrCloseTest {
  private final AtomicInteger freed = new AtomicInteger();
  private final UseOrClose use = new UseOrClose(freed::incrementAndGet);

  @Test
  void whatIsIdleIsFreedByItsCloser() {
    use.close();
    use.close();

    assertThat(freed).hasValue(1);
    assertThat(use.begin()).isFalse();
  }

  @Test
  void whatIsInUseIsFreedByItsUser() {
    assertThat(use.begin()).isTrue();
    use.close();
    use.close();
    assertThat(freed).hasValue(0);

    use.end();

    assertThat(freed).hasValue(1);
    assertThat(use.begin()).isFalse();
  }

  @Test
  void useAfterUseGoesOn() {
    for (int i = 0; i < 3; i++) {
      assertThat(use.begin()).isTrue();
      use.end();
    }
    assertThat(freed).hasValue(0);
  }

  @Test
  void itIsNeverFreedWhileItIsUsed() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      AtomicBoolean inUse = new AtomicBoolean();
      AtomicInteger wrong = new AtomicInteger();
      AtomicInteger times = new AtomicInteger();
      UseOrClose shared =
          new UseOrClose(
              () -> {
                times.incrementAndGet();
                wrong.addAndGet(inUse.get() ? 1 : 0);
              });
      Thread user =
          new Thread(
              () -> {
                while (shared.begin()) {
                  inUse.set(true);
                  inUse.set(false);
                  shared.end();
                }
              });
      user.start();
      shared.close();
      user.join();
      assertThat(times).hasValue(1);
      assertThat(wrong).hasValue(0);
    }
  }
}
