package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * A flood of hostile messages against an agent that has a call, in virtual time: no internal error,
 * the call goes on, and a hundred seconds later nothing is left. What a message costs is reported
 * and bounded generously, for the machine may be busy; docs/benchmarks.md has the figures.
 */
class HostileFloodTest {
  private static final long SEED = 20_261_120;
  private static final int SOURCES = 16;

  private final Simulation simulation = new Simulation();
  private final SimulatedAgent focus = new SimulatedAgent(simulation, 2);
  private final SimulatedAgent mara = new SimulatedAgent(simulation, 4);
  private Call outgoing;
  private IncomingCall incoming;

  @BeforeEach
  void aCallIsUp() {
    outgoing = mara.dial(focus.address, "v=0");
    simulation.run(Duration.ofSeconds(1));
    incoming = focus.call();
    incoming.answer("v=0", List.of());
    simulation.run(Duration.ofSeconds(1));
  }

  private static InetSocketAddress source(int number) {
    return new InetSocketAddress(InetAddress.ofLiteral("10.9.0." + number % SOURCES), 5060);
  }

  /** Of the whole process, so that the compiler and the collector count too. */
  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  /** A thousand a second, while the application rings, answers and hangs up what comes of it. */
  private long flood(int count) throws IOException {
    HostileMessages messages = new HostileMessages(SEED);
    Random random = new Random(SEED);
    long before = cpuNanos();
    for (int i = 0; i < count; i++) {
      simulation.send(Transport.UDP, source(i), focus.address, messages.next());
      simulation.run(Duration.ofMillis(1));
      if (i % 10 == 0) {
        act(focus.calls.get(random.nextInt(focus.calls.size())), random);
      }
    }
    return cpuNanos() - before;
  }

  private void act(IncomingCall call, Random random) {
    if (call != incoming) {
      switch (random.nextInt(3)) {
        case 0 -> call.ring();
        case 1 -> call.answer("v=0", List.of());
        default -> call.hangUp();
      }
    }
  }

  private void theCallWentOn() {
    outgoing.reinvite("hold");
    simulation.run(Duration.ofSeconds(1));
    incoming.answerReinvite("held");
    simulation.run(Duration.ofSeconds(1));
    assertThat(mara.events.all()).last().isInstanceOf(CallEvent.ReinviteAnswered.class);
  }

  private void nothingIsLeft() {
    List.copyOf(focus.calls).forEach(Call::hangUp);
    simulation.run(Duration.ofSeconds(120));
    assertThat(focus.stats().internalErrors()).isZero();
    assertThat(focus.stats().listenerErrors()).isZero();
    assertThat(focus.stats().transactions()).isZero();
    assertThat(focus.stats().dialogs()).isZero();
    assertThat(focus.stats().sources()).isZero();
    assertThat(focus.timers()).isZero();
  }

  private void withstands(int count, TestReporter reporter) throws IOException {
    long nanos = flood(count);
    reporter.publishEntry(
        count + " hostile datagrams",
        "%.2f s CPU, %.0f us each; %d parsed, %s"
            .formatted(
                nanos / 1e9,
                nanos / 1e3 / count,
                focus.stats().parsed(),
                focus.stats().rejected()));
    theCallWentOn();
    nothingIsLeft();
    assertThat(nanos / 1e3 / count).as("microseconds of CPU each").isLessThan(2_000);
  }

  @Test
  void sixThousandHostileDatagramsLeaveNothingBehind(TestReporter reporter) throws IOException {
    withstands(6_000, reporter);
  }

  @Test
  @Tag("interop")
  void sixtyThousandHostileDatagramsLeaveNothingBehind(TestReporter reporter) throws IOException {
    withstands(60_000, reporter);
  }

  @Test
  void messagesMadeToBeSlowAreNot(TestReporter reporter) {
    Map<String, byte[]> attacks = HostileMessages.sizeAttacks();
    assertThat(attacks).hasSize(36);
    int rounds = 20;
    long before = cpuNanos();
    for (int round = 1; round <= rounds; round++) {
      for (byte[] attack : attacks.values()) {
        simulation.send(Transport.TCP, source(round), focus.address, attack);
        simulation.run(Duration.ofMillis(10));
      }
    }
    long each = (cpuNanos() - before) / rounds / attacks.size();
    reporter.publishEntry("messages of 30 to 54 KB", each / 1_000 + " us CPU each");
    assertThat(each).isLessThan(Duration.ofMillis(50).toNanos());
    theCallWentOn();
    nothingIsLeft();
  }
}
