package dev.earshot.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private final AtomicLong steps = new AtomicLong();
  private final AtomicLong nanos = new AtomicLong();
  private final Heartbeat heart = new Heartbeat(steps::get, nanos::get, Duration.ofSeconds(2));

  private void pass(long millis) {
    nanos.addAndGet(millis * 1_000_000);
  }

  @Test
  void whatGrowsBetweenLooksBeatsHoweverLongTheyAreApart() {
    pass(60_000);
    steps.incrementAndGet();
    assertThat(heart.beats()).isTrue();
  }

  @Test
  void whatStandsStillForTooLongDoesNot() {
    pass(1_999);
    assertThat(heart.beats()).isTrue();
    pass(1);
    assertThat(heart.beats()).isFalse();
  }

  @Test
  void whatGoesOnIsWellAgain() {
    pass(5_000);
    assertThat(heart.beats()).isFalse();
    steps.incrementAndGet();
    assertThat(heart.beats()).isTrue();
  }
}
