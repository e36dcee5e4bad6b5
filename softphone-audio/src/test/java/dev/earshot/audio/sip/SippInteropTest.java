package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIPp against a user agent, in both roles. A machine without SIPp fails. */
@Tag("interop")
class SippInteropTest {
  private static final String SDP =
      "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
          + "m=audio 9 RTP/AVP 0\r\n";
  private static final int CALLS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final AtomicInteger reoffers = new AtomicInteger();

  @TempDir private Path directory;

  /** Rings, answers, and accepts every change. */
  private CallListener take(IncomingCall call) {
    call.ring();
    String echo = "echo-" + call.header("X-Member-Tag").orElse("none");
    call.answer(SDP, List.of(new SipHeader("X-Echo", echo)));
    return (same, event) -> {
      if (event instanceof CallEvent.Reinvited) {
        reoffers.incrementAndGet();
        same.answerReinvite(SDP);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"u1", "t1", "tn"})
  void sippCalls100TimesAt50PerSecond(String transport) throws Exception {
    try (UserAgent agent = open(this::take)) {
      String target = "127.0.0.1:" + agent.address().getPort();
      Process sipp = start("uac.xml", transport, freePort(), target, "-r", "50");
      succeeds(sipp);
      assertThat(reoffers).hasValue(CALLS);
      tablesAreEmpty(agent);
    }
  }

  @Test
  void sippIsCalled100Times() throws Exception {
    int port = freePort();
    AtomicInteger ended = new AtomicInteger();
    try (UserAgent agent = open(IncomingCalls.none())) {
      Process sipp = start("uas.xml", "u1", port);
      for (int i = 0; i < CALLS; i++) {
        agent.call(
            new CallRequest(
                "sip:sipp@127.0.0.1:" + port,
                "<sip:test@127.0.0.1>",
                SDP,
                List.of(new SipHeader("X-Member-Tag", "supervisor")),
                Optional.empty()),
            (call, event) -> {
              if (event instanceof CallEvent.Answered) {
                call.hangUp();
              } else if (event instanceof CallEvent.Ended) {
                ended.incrementAndGet();
              }
            });
      }
      succeeds(sipp);
      assertThat(ended).hasValue(CALLS);
      tablesAreEmpty(agent);
    }
  }

  private static UserAgent open(IncomingCalls incoming) throws IOException {
    return UserAgent.open(
        new UserAgentConfig(new InetSocketAddress("127.0.0.1", 0), true, "test"), incoming);
  }

  private Process start(String scenario, String transport, int port, String... more)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("sipp"));
    command.addAll(List.of(more));
    command.addAll(
        List.of("-sf", Path.of(getClass().getResource("/sipp/" + scenario).toURI()).toString()));
    command.addAll(List.of("-t", transport, "-i", "127.0.0.1", "-p", Integer.toString(port)));
    command.addAll(List.of("-m", Integer.toString(CALLS), "-max_socket", "500", "-nostdin"));
    command.addAll(List.of("-trace_err", "-error_file", errors().toString()));
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("screen.txt").toFile())
        .start();
  }

  private Path errors() {
    return directory.resolve("errors.txt");
  }

  /** SIPp exits with 0 only if every call went as its scenario says. */
  private void succeeds(Process sipp) throws Exception {
    try {
      assertThat(sipp.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("SIPp ended").isTrue();
      String said = Files.exists(errors()) ? Files.readString(errors()) : "";
      assertThat(sipp.exitValue()).as("SIPp: %s", said).isZero();
    } finally {
      sipp.destroyForcibly();
    }
  }

  private static void tablesAreEmpty(UserAgent agent) {
    assertThat(agent.stats().internalErrors()).isZero();
    assertThat(agent.stats().listenerErrors()).isZero();
    assertThat(agent.stats().rejected()).isEmpty();
    Await.until(
        "no transactions and no dialogs left",
        Duration.ofSeconds(40),
        () -> agent.stats().transactions() == 0 && agent.stats().dialogs() == 0);
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
