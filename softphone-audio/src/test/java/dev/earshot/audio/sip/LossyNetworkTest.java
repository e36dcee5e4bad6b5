package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole calls over a network that loses datagrams. */
class LossyNetworkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ParameterizedTest
  @CsvSource({"3, 0", "3, 1", "3, 2", "4, 0", "5, 3", "7, 0"})
  void everyNthDatagramLostDoesNotHurtACall(int n, int offset) {
    completeCall(number -> number % n == offset);
  }

  /** Up to 40 % at random, but never so many in a row that a timer of 32 s runs out. */
  @Property(tries = 200)
  void randomLossDoesNotHurtACall(@ForAll long seed, @ForAll @IntRange(max = 40) int percent) {
    Random random = new Random(seed);
    int[] inARow = {0};
    completeCall(
        number -> {
          boolean lost = random.nextInt(100) < percent && inARow[0] < 3;
          inARow[0] = lost ? inARow[0] + 1 : 0;
          return lost;
        });
  }

  private static void completeCall(Predicate<Integer> lost) {
    Simulation network = new Simulation();
    network.lose(lost);
    SimulatedAgent caller = new SimulatedAgent(network, 1);
    SimulatedAgent callee = new SimulatedAgent(network, 2);
    Call call = caller.dial(callee.address, "offer");
    network.runUntil(() -> !callee.calls.isEmpty(), PATIENCE);
    callee.call().answer("answer", List.of());
    await(network, caller, CallEvent.Answered.class);
    await(network, callee, CallEvent.Confirmed.class);
    call.reinvite("hold");
    await(network, callee, CallEvent.Reinvited.class);
    callee.call().answerReinvite("held");
    await(network, caller, CallEvent.ReinviteAnswered.class);
    call.hangUp();
    await(network, callee, CallEvent.Ended.class);

    assertThat(course(caller)).containsExactly("Answered", "ReinviteAnswered", "Ended");
    assertThat(course(callee)).containsExactly("Confirmed", "Reinvited", "Ended");
    assertThat(callee.calls).hasSize(1);
    network.run(Duration.ofSeconds(70));
    for (SimulatedAgent agent : List.of(caller, callee)) {
      assertThat(agent.stats().transactions()).isZero();
      assertThat(agent.stats().dialogs()).isZero();
      assertThat(agent.timers()).isZero();
    }
  }

  private static void await(
      Simulation network, SimulatedAgent agent, Class<? extends CallEvent> kind) {
    network.runUntil(() -> agent.events.all().stream().anyMatch(kind::isInstance), PATIENCE);
  }

  private static List<String> course(SimulatedAgent agent) {
    return agent.events.all().stream().map(event -> event.getClass().getSimpleName()).toList();
  }
}
