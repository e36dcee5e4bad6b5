package dev.earshot.mixer.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PrivacyGateTest {
  private static final int ROUNDS = 3_000;

  private final PrivacyGate.Opener opener = PrivacyGate.create();
  private final PrivacyGate gate = opener.gate();

  @Test
  void isClosedAtStartAndSaysSo() {
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.reason()).isEqualTo("closed at start");
  }

  @Test
  void opensForWhoSawItsLatestClosing() {
    assertThat(opener.open(gate.generation())).isTrue();
    assertThat(gate.isOpen()).isTrue();
  }

  @Test
  void aCloseAfterTheCheckBeganWins() {
    long seen = gate.generation();
    gate.close("key released");
    assertThat(opener.open(seen)).isFalse();
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.reason()).isEqualTo("key released");
  }

  @Test
  void everyClosingCountsAlsoWhenAlreadyClosed() {
    long before = gate.generation();
    gate.close("one");
    gate.close("two");
    assertThat(gate.generation()).isEqualTo(before + 2);
  }

  @Test
  void openingDoesNotMakeAnOldPermissionGoodAgain() {
    long seen = gate.generation();
    assertThat(opener.open(seen)).isTrue();
    gate.close("released");
    assertThat(opener.open(seen)).isFalse();
    assertThat(opener.open(seen + 1)).isTrue();
  }

  @Test
  void openingTwiceOpensOnce() {
    long seen = gate.generation();
    assertThat(opener.open(seen)).isTrue();
    assertThat(opener.open(seen)).isFalse();
    assertThat(gate.isOpen()).isTrue();
  }

  @Test
  void permissionsFromNowhereOpenNothing() {
    for (long generation : new long[] {-1, 1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 62}) {
      assertThat(opener.open(generation)).isFalse();
      assertThat(gate.isOpen()).isFalse();
    }
  }

  /** One opens with what he saw before, two close: in whatever order, the gate ends up closed. */
  @Test
  void afterAnyRaceAStalePermissionNeverLeavesTheGateOpen() throws Exception {
    CyclicBarrier meet = new CyclicBarrier(3);
    AtomicLong seen = new AtomicLong();
    Callable<Void> opens =
        rounds(meet, () -> seen.set(gate.generation()), () -> opener.open(seen.get()));
    Callable<Void> closes = rounds(meet, () -> {}, () -> gate.close("one"));
    Callable<Void> closesToo = rounds(meet, () -> {}, () -> gate.close("two"));
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (Future<Void> done : threads.invokeAll(List.of(opens, closes, closesToo))) {
        done.get();
      }
    }
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.generation()).isEqualTo(2L * ROUNDS);
  }

  private Callable<Void> rounds(CyclicBarrier meet, Runnable before, Runnable race) {
    return () -> {
      for (int round = 0; round < ROUNDS; round++) {
        before.run();
        meet.await(30, TimeUnit.SECONDS);
        race.run();
        meet.await(30, TimeUnit.SECONDS);
        // Nobody opens before all have met again.
        if (gate.isOpen()) {
          throw new AssertionError("open after two closings in round " + round);
        }
      }
      return null;
    };
  }
}
