package dev.earshot.audio.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TimerQueueTest {
  private final long[] now = {100};
  private final TimerQueue queue = new TimerQueue(() -> now[0]);
  private final List<String> done = new ArrayList<>();

  @Test
  void runsWhatIsDueInOrderOfTimeThenOfScheduling() {
    queue.after(Duration.ofNanos(20), () -> done.add("c"));
    queue.after(Duration.ofNanos(10), () -> done.add("a"));
    queue.after(Duration.ofNanos(10), () -> done.add("b"));
    queue.after(Duration.ofNanos(30), () -> done.add("d"));
    assertThat(queue.nextDue()).isEqualTo(OptionalLong.of(110));
    now[0] = 120;
    queue.runDue();
    assertThat(done).containsExactly("a", "b", "c");
    assertThat(queue.nextDue()).isEqualTo(OptionalLong.of(130));
  }

  @Test
  void whatIsCalledOffDoesNotRunAndIsForgotten() {
    TimerQueue.Timer timer = queue.after(Duration.ofNanos(10), () -> done.add("a"));
    timer.cancel();
    timer.cancel();
    now[0] = 200;
    queue.runDue();
    assertThat(done).isEmpty();
    assertThat(queue.size()).isZero();
  }

  @Test
  void aTimerMayScheduleAndCallOffOthers() {
    TimerQueue.Timer victim = queue.after(Duration.ofNanos(11), () -> done.add("victim"));
    queue.after(
        Duration.ofNanos(10),
        () -> {
          victim.cancel();
          queue.after(Duration.ofNanos(5), () -> done.add("later"));
        });
    now[0] = 112;
    queue.runDue();
    assertThat(done).isEmpty();
    now[0] = 117;
    queue.runDue();
    assertThat(done).containsExactly("later");
  }
}
