package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
      Sipp.start(directory, "uac.xml", transport, Sipp.freePort(), CALLS, target, "-r", "50")
          .succeeds();
      assertThat(reoffers).hasValue(CALLS);
      tablesAreEmpty(agent);
    }
  }

  @Test
  void sippIsCalled100Times() throws Exception {
    int port = Sipp.freePort();
    AtomicInteger ended = new AtomicInteger();
    try (UserAgent agent = open(IncomingCalls.none())) {
      Sipp sipp = Sipp.start(directory, "uas.xml", "u1", port, CALLS);
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
      sipp.succeeds();
      assertThat(ended).hasValue(CALLS);
      tablesAreEmpty(agent);
    }
  }

  private static UserAgent open(IncomingCalls incoming) throws IOException {
    return UserAgent.open(
        new UserAgentConfig(new InetSocketAddress("127.0.0.1", 0), true, "test"), incoming);
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
}
