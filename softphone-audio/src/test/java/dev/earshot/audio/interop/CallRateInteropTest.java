package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.FocusConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.UserAgentStats;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SIPp makes many short calls a second at a focus: INVITE with an offer, 200, ACK, 200 ms, BYE. Not
 * one may fail, and 40 s later nothing is left of them. The cost is reported.
 */
@Tag("interop")
class CallRateInteropTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
  private static final int WARM_UP = 2_000;

  /** Half of a kilobyte for each call would be more, together with what the machine learns. */
  private static final long HEAP_GROWTH = 8 << 20;

  @TempDir private Path directory;

  @ParameterizedTest(name = "{0}: {1} calls at {2} a second")
  @CsvSource({"u1, 10000, 300", "t1, 4000, 200"})
  void everyCallIsTakenAndForgotten(
      String transport, int calls, int perSecond, TestReporter reporter) throws Exception {
    try (Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
        RtpLoop rtp = RtpLoop.start();
        ConferenceFocus focus =
            ConferenceFocus.start(
                new FocusConfig(ANY, LoopbackPhone.media("PCMU"), 2_000, 10),
                mixer,
                rtp,
                event -> {})) {
      call(focus, transport, WARM_UP, perSecond / 2);
      nothingIsLeft(focus);
      long heap = liveHeap();
      long cpu = cpuNanos();
      call(focus, transport, calls, perSecond);
      long spent = cpuNanos() - cpu;
      nothingIsLeft(focus);
      long grown = liveHeap() - heap;
      reporter.publishEntry(
          calls + " calls by " + transport + " at " + perSecond + "/s",
          "%.2f ms CPU a call; live heap %+d KB; %d retransmissions"
              .formatted(
                  spent / 1e6 / calls, grown >> 10, focus.signalling().stats().retransmissions()));
      assertThat(grown).as("growth of the live heap").isLessThan(HEAP_GROWTH);
    }
  }

  private void call(ConferenceFocus focus, String transport, int calls, int perSecond)
      throws Exception {
    Path errors = directory.resolve("errors.txt");
    Path scenario = Path.of(getClass().getResource("/sipp/rate.xml").toURI());
    List<String> command =
        List.of(
            ("sipp 127.0.0.1:%d -sf %s -t %s -i 127.0.0.1 -p %d -m %d -r %d -nostdin"
                    + " -trace_err -error_file %s")
                .formatted(
                    focus.address().getPort(),
                    scenario,
                    transport,
                    freePort(),
                    calls,
                    perSecond,
                    errors)
                .split(" "));
    Process sipp =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("screen.txt").toFile())
            .start();
    try {
      assertThat(sipp.waitFor(calls / perSecond + 120, TimeUnit.SECONDS)).isTrue();
      String said = Files.exists(errors) ? Files.readString(errors) : "";
      assertThat(sipp.exitValue()).as("SIPp: %s", said).isZero();
    } finally {
      sipp.destroyForcibly();
    }
  }

  private static void nothingIsLeft(ConferenceFocus focus) {
    Await.until(
        "nothing is left",
        Duration.ofSeconds(40),
        () -> {
          UserAgentStats stats = focus.signalling().stats();
          return stats.transactions() == 0 && stats.dialogs() == 0 && focus.rooms().isEmpty();
        });
    assertThat(focus.signalling().stats().internalErrors()).isZero();
    assertThat(focus.signalling().stats().overloads()).isZero();
    assertThat(focus.signalling().stats().rejected()).isEmpty();
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static long liveHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(ANY)) {
      return socket.getLocalPort();
    }
  }
}
