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

/** Whole calls and subscriptions over a network that loses datagrams. */
class LossyNetworkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ParameterizedTest
  @CsvSource({"3, 0", "3, 1", "3, 2", "4, 0", "5, 3", "7, 0"})
  void everyNthDatagramLostDoesNotHurtACall(int n, int offset) {
    completeCall(number -> number % n == offset);
  }

  /**
   * An INVITE is given up after 7 attempts, its answer after 11: at 15 % not once in 30,000 calls,
   * at 30 % in one of 3,000.
   */
  @Property(tries = 200)
  void randomLossDoesNotHurtACall(@ForAll long seed, @ForAll @IntRange(max = 15) int percent) {
    completeCall(loss(seed, percent));
  }

  private static Predicate<Integer> loss(long seed, int percent) {
    Random random = new Random(seed);
    int[] inARow = {0};
    return number -> {
      boolean lost = random.nextInt(100) < percent && inARow[0] < 3;
      inARow[0] = lost ? inARow[0] + 1 : 0;
      return lost;
    };
  }

  /** Other requests than INVITE are given up after 11 attempts: at 15 % once in a million. */
  @Property(tries = 200)
  void randomLossDoesNotHurtEarlyMediaAndItsChange(
      @ForAll long seed, @ForAll @IntRange(max = 15) int percent) {
    Simulation network = new Simulation();
    network.lose(loss(seed, percent));
    SimulatedAgent caller = new SimulatedAgent(network, 1);
    SimulatedAgent callee = new SimulatedAgent(network, 2);
    Call call = caller.dial(callee.address, "offer");
    network.runUntil(() -> !callee.calls.isEmpty(), PATIENCE);
    callee.call().progress("early answer");
    await(network, caller, CallEvent.Ringing.class);
    call.reinvite("early change");
    await(network, callee, CallEvent.Reinvited.class);
    callee.call().answerReinvite("changed");
    await(network, caller, CallEvent.ReinviteAnswered.class);
    callee.call().answer("not told any more", List.of());
    await(network, caller, CallEvent.Answered.class);
    await(network, callee, CallEvent.Confirmed.class);
    callee.call().hangUp();
    await(network, caller, CallEvent.Ended.class);

    assertThat(course(caller)).containsExactly("Ringing", "ReinviteAnswered", "Answered", "Ended");
    assertThat(course(callee)).containsExactly("Reinvited", "Confirmed", "Ended");
    nothingIsLeft(network, caller, callee);
  }

  @Property(tries = 200)
  void randomLossDoesNotHurtASubscription(
      @ForAll long seed, @ForAll @IntRange(max = 15) int percent) {
    Simulation network = new Simulation();
    network.lose(loss(seed, percent));
    SimulatedAgent watcher = new SimulatedAgent(network, 1);
    SimulatedAgent notifier = new SimulatedAgent(network, 2);
    ShoutPackage shouts = new ShoutPackage();
    Publication publication = notifier.publish(shouts);
    Subscription subscription = watcher.subscribe(notifier.address, Duration.ofHours(1));
    network.runUntil(() -> heard(watcher, "all: silence"), PATIENCE);
    shouts.text = "louder";
    publication.changed("room");
    network.runUntil(() -> heard(watcher, "new: louder"), PATIENCE);
    subscription.close();
    network.runUntil(
        () -> watcher.told.contains(new SubscriptionEvent.Ended(200, "closed")), PATIENCE);

    assertThat(watcher.told.stream().filter(SubscriptionEvent.Notified.class::isInstance))
        .hasSize(3);
    assertThat(watcher.told).last().isEqualTo(new SubscriptionEvent.Ended(200, "closed"));
    nothingIsLeft(network, watcher, notifier);
  }

  private static boolean heard(SimulatedAgent watcher, String document) {
    return watcher.told.contains(new SubscriptionEvent.Notified("text/plain", document));
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
    nothingIsLeft(network, caller, callee);
  }

  private static void nothingIsLeft(Simulation network, SimulatedAgent... agents) {
    network.run(Duration.ofSeconds(70));
    for (SimulatedAgent agent : agents) {
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
