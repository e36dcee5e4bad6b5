package dev.earshot.mixer.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.mixer.port.FrameRing.WhenFull;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameRingTest {
  private static final int SAMPLES = 160;

  @Test
  void framesComeOutInOrderAndAsCopies() {
    FrameRing ring = new FrameRing(3, 2, WhenFull.REFUSE);
    int[] reused = {1, 2};
    assertThat(ring.offer(reused)).isTrue();
    reused[0] = 3;
    assertThat(ring.offer(reused)).isTrue();
    assertThat(ring.size()).isEqualTo(2);
    int[] out = new int[2];
    assertThat(ring.poll(out)).isTrue();
    assertThat(out).containsExactly(1, 2);
    assertThat(ring.poll(out)).isTrue();
    assertThat(out).containsExactly(3, 2);
  }

  @Test
  void anEmptyRingGivesNothingAndCounts() {
    FrameRing ring = new FrameRing(1, 2, WhenFull.REFUSE);
    assertThat(ring.poll(new int[2])).isFalse();
    assertThat(ring.poll(new int[2])).isFalse();
    assertThat(ring.starved()).isEqualTo(2);
  }

  @Test
  void clearingDiscardsWhatWaits() {
    FrameRing ring = new FrameRing(4, 1, WhenFull.DROP_OLDEST);
    ring.offer(new int[] {1});
    ring.offer(new int[] {2});
    ring.clear();
    assertThat(ring.size()).isZero();
    ring.offer(new int[] {3});
    int[] out = new int[1];
    assertThat(ring.poll(out)).isTrue();
    assertThat(out).containsExactly(3);
    assertThat(ring.lost()).isZero();
  }

  @Test
  void aRingWithoutFramesIsRefused() {
    assertThatThrownBy(() -> new FrameRing(0, 160, WhenFull.REFUSE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one frame");
  }

  /** True offers, false polls: the ring does as a bounded deque does. */
  @Property
  void doesAsABoundedDequeDoes(
      @ForAll @Size(max = 200) List<Boolean> script,
      @ForAll @IntRange(min = 1, max = 5) int capacity,
      @ForAll WhenFull whenFull) {
    FrameRing ring = new FrameRing(capacity, 1, whenFull);
    Deque<Integer> model = new ArrayDeque<>();
    long lost = 0;
    int next = 0;
    for (boolean offer : script) {
      if (offer) {
        boolean full = model.size() == capacity;
        boolean refused = full && whenFull == WhenFull.REFUSE;
        assertThat(ring.offer(new int[] {++next})).isEqualTo(!refused);
        lost += full ? 1 : 0;
        if (full && !refused) {
          model.removeFirst();
        }
        if (!refused) {
          model.addLast(next);
        }
      } else {
        int[] out = new int[1];
        assertThat(ring.poll(out)).isEqualTo(!model.isEmpty());
        if (!model.isEmpty()) {
          assertThat(out[0]).isEqualTo(model.removeFirst());
        }
      }
      assertThat(ring.size()).isEqualTo(model.size());
      assertThat(ring.lost()).isEqualTo(lost);
    }
  }

  /** Every frame holds one number throughout: a torn or repeated or reordered one shows. */
  @ParameterizedTest
  @EnumSource(WhenFull.class)
  void betweenTwoThreadsNoFrameIsTornOrRepeatedAndEveryLossIsCounted(WhenFull whenFull)
      throws Exception {
    int frames = 500_000;
    FrameRing ring = new FrameRing(3, SAMPLES, whenFull);
    CompletableFuture<Void> producer =
        CompletableFuture.runAsync(
            () -> {
              int[] frame = new int[SAMPLES];
              for (int i = 1; i <= frames; i++) {
                Arrays.fill(frame, i);
                ring.offer(frame);
              }
            },
            command -> Thread.ofPlatform().start(command));
    int[] out = new int[SAMPLES];
    int last = 0;
    int received = 0;
    while (!producer.isDone() || ring.size() > 0) {
      if (ring.poll(out)) {
        int number = out[0];
        for (int sample : out) {
          if (sample != number) {
            throw new AssertionError("torn frame: " + number + " and " + sample);
          }
        }
        assertThat(number).isGreaterThan(last);
        last = number;
        received++;
      }
    }
    producer.get(1, TimeUnit.SECONDS);
    assertThat(received + ring.lost()).isEqualTo(frames);
    if (whenFull == WhenFull.DROP_OLDEST) {
      assertThat(last).isEqualTo(frames);
    }
  }
}
