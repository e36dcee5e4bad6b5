package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.audio.sip.UserAgentStats;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/**
 * The softphone makes a thousand calls in a row, sockets, media and mixer included. When the last
 * is over nothing is left of any, and the heap is as large as before.
 */
@Tag("interop")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ThousandCallsInteropTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final int WARM_UP = 200;
  private static final int CALLS = 1_000;

  /** Of each call its audit remains, for the proof of who heard what; nothing else may. */
  private static final long HEAP_GROWTH = 2 << 20;

  @Test
  void nothingIsLeftOfAThousandCalls(TestReporter reporter) throws IOException {
    SoftphoneConfig config =
        new SoftphoneConfig("mara", "sip:mara@127.0.0.1", LoopbackPhone.media("PCMU"));
    try (Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
        RtpLoop rtp = RtpLoop.start();
        AnsweringPhone callee = new AnsweringPhone("PCMU");
        UserAgent agent =
            UserAgent.open(new UserAgentConfig(ANY, true, "test"), IncomingCalls.none());
        Softphone phone = Softphone.open(config, mixer, agent, rtp)) {
      // Over TCP transactions are forgotten at once; over UDP they are kept for 32 s.
      String target = callee.uri() + ";transport=tcp";
      calls(phone, target, WARM_UP);
      nothingIsLeft(phone, agent, callee);
      long heap = liveHeap();
      long begun = System.nanoTime();
      calls(phone, target, CALLS);
      long spent = System.nanoTime() - begun;
      nothingIsLeft(phone, agent, callee);
      long grown = liveHeap() - heap;
      reporter.publishEntry(
          CALLS + " calls in a row",
          "%.1f ms each; live heap %+d KB".formatted(spent / 1e6 / CALLS, grown >> 10));
      assertThat(grown).as("growth of the live heap").isLessThan(HEAP_GROWTH);
    }
  }

  private static void calls(Softphone phone, String target, int count) {
    for (int i = 0; i < count; i++) {
      Leg leg = phone.dial(target, List.of(), (_, _) -> {});
      Await.until("it is decided", () -> isDecided(leg.state()));
      assertThat(leg.state()).as("call %d", i).isInstanceOf(LegState.Up.class);
      leg.hangUp();
      Await.until("it is down", () -> leg.state() instanceof LegState.Down);
    }
  }

  private static boolean isDecided(LegState state) {
    return state instanceof LegState.Up || state instanceof LegState.Down;
  }

  private static void nothingIsLeft(Softphone phone, UserAgent agent, AnsweringPhone callee) {
    Await.until(
        "nothing is left",
        Duration.ofSeconds(40),
        () -> {
          UserAgentStats ours = agent.stats();
          UserAgentStats theirs = callee.agent.stats();
          return ours.dialogs() + ours.transactions() + theirs.dialogs() + theirs.transactions()
              == 0;
        });
    assertThat(phone.legs()).isEmpty();
    assertThat(agent.stats().internalErrors()).isZero();
  }

  private static long liveHeap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
