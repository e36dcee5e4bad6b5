package dev.earshot.app.backend.signalwire;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks again and again, on a thread of the back end, until it is stopped. */
final class Rounds implements Runnable {
  private final Supplier<Duration> look;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * @param look says how long it is until the next one
   */
  Rounds(Supplier<Duration> look) {
    this.look = look;
  }

  @Override
  public void run() {
    try {
      Duration wait = Duration.ZERO;
      while (!stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        wait = look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Duration look() {
    return look.get();
  }

  void stop() {
    stopped.countDown();
  }
}
