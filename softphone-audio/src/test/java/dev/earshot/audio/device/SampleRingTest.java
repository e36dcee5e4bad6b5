package dev.earshot.audio.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Samples in pieces of any length, out in frames. */
class SampleRingTest {
  private final int[] frame = new int[4];

  private static int[] counting(int from, int count) {
    return IntStream.range(from, from + count).toArray();
  }

  @Test
  void whatGoesInComesOutInOrderAcrossTheEnd() {
    SampleRing ring = new SampleRing(10);
    for (int i = 0; i < 25; i++) {
      ring.offer(counting(i * 4, 4), 4);
      assertThat(ring.poll(frame)).isTrue();
      assertThat(frame).containsExactly(counting(i * 4, 4));
    }
  }

  @Test
  void tooFewStayAndAreCounted() {
    SampleRing ring = new SampleRing(10);
    ring.offer(counting(0, 3), 3);
    assertThat(ring.poll(frame)).isFalse();
    assertThat(ring.starved()).isEqualTo(1);
    assertThat(ring.size()).isEqualTo(3);
    ring.offer(counting(3, 1), 1);
    assertThat(ring.poll(frame)).isTrue();
    assertThat(frame).containsExactly(0, 1, 2, 3);
  }

  @Test
  void whatDoesNotFitIsLostAndTheOldStays() {
    SampleRing ring = new SampleRing(6);
    ring.offer(counting(0, 8), 8);
    assertThat(ring.lost()).isEqualTo(2);
    assertThat(ring.size()).isEqualTo(6);
    ring.poll(frame);
    assertThat(frame).containsExactly(0, 1, 2, 3);
  }

  @Test
  void keepingDiscardsTheOldest() {
    SampleRing ring = new SampleRing(20);
    ring.offer(counting(0, 12), 12);
    ring.keep(5);
    assertThat(ring.size()).isEqualTo(5);
    ring.keep(9);
    assertThat(ring.size()).as("it brings nothing back").isEqualTo(5);
    ring.poll(frame);
    assertThat(frame).containsExactly(7, 8, 9, 10);
  }

  /** Positive numbers put so many samples in, zero takes a frame. */
  @Property(seed = "4", tries = 200)
  void itIsAQueueWithABound(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 9) Integer> operations) {
    SampleRing ring = new SampleRing(15);
    Deque<Integer> model = new ArrayDeque<>();
    int next = 0;
    long lost = 0;
    for (int count : operations) {
      if (count > 0) {
        ring.offer(counting(next, count), count);
        int taken = Math.min(count, 15 - model.size());
        IntStream.range(next, next + taken).forEach(model::add);
        lost += count - taken;
        next += count;
      } else if (ring.poll(frame)) {
        for (int sample : frame) {
          assertThat(sample).isEqualTo(model.poll());
        }
      } else {
        assertThat(model.size()).isLessThan(frame.length);
      }
      assertThat(ring.size()).isEqualTo(model.size());
      assertThat(ring.lost()).isEqualTo(lost);
    }
  }
}
