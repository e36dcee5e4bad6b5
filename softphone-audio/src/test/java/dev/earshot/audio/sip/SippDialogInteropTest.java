package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call can besides beginning and ending, with SIPp as the peer: seconds each. */
@Tag("interop")
class SippDialogInteropTest {
  private static final String SDP =
      "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
          + "m=audio 9 RTP/AVP 0\r\n";
  private static final SessionTimers SHORT =
      new SessionTimers(Duration.ofSeconds(4), Duration.ofSeconds(2));
  private static final int CALLS = 20;

  private final List<CallEvent> events = new CopyOnWriteArrayList<>();
  private final UserAgent agent = UserAgent.open(config(), this::take);
  private CallListener then = (call, event) -> {};

  @TempDir private Path directory;

  SippDialogInteropTest() throws IOException {}

  private static UserAgentConfig config() {
    return new UserAgentConfig(new InetSocketAddress("127.0.0.1", 0), true, "test")
        .withSessions(SHORT);
  }

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(agent.stats().internalErrors()).isZero();
    assertThat(agent.stats().listenerErrors()).isZero();
    assertThat(agent.stats().rejected()).isEmpty();
    Await.until("no dialogs left", Duration.ofSeconds(10), () -> agent.stats().dialogs() == 0);
    agent.close();
  }

  private CallListener take(IncomingCall call) {
    call.ring();
    call.answer(SDP, List.of());
    return (same, event) -> {
      events.add(event);
      if (event instanceof CallEvent.Reinvited) {
        same.answerReinvite(SDP);
      }
      then.onEvent(same, event);
    };
  }

  private void plays(String scenario, String transport, int calls) throws IOException {
    String target = "127.0.0.1:" + agent.address().getPort();
    Sipp.start(directory, scenario, transport, Sipp.freePort(), calls, target, "-r", "20")
        .succeeds();
  }

  @ParameterizedTest
  @ValueSource(strings = {"u1", "t1"})
  void sippConfirmsProvisionalResponsesAndUpdates(String transport) throws IOException {
    plays("prack-update.xml", transport, CALLS);
    assertThat(events.stream().filter(CallEvent.Reinvited.class::isInstance)).hasSize(CALLS);
  }

  @Test
  void aSippThatForgetsToRefreshIsHungUp() throws IOException {
    plays("vanished.xml", "u1", CALLS);
    assertThat(events.stream().filter(CallEvent.Ended.class::isInstance))
        .hasSize(CALLS)
        .containsOnly(new CallEvent.Ended("the other side gave no sign of life"));
  }

  @Test
  void sippIsSentElsewhere() throws IOException {
    AtomicInteger reached = new AtomicInteger();
    then =
        (call, event) -> {
          if (event instanceof CallEvent.Confirmed) {
            call.refer(
                "sip:elsewhere@127.0.0.1",
                step -> {
                  if (step.equals(new ReferProgress.Finished(200, "OK"))) {
                    reached.incrementAndGet();
                    call.hangUp();
                  }
                });
          }
        };
    plays("referred.xml", "u1", CALLS);
    assertThat(reached).hasValue(CALLS);
  }

  @Test
  void sippAnswersOurTimersAndIsRefreshedByUpdate() throws IOException {
    int port = Sipp.freePort();
    Sipp sipp = Sipp.start(directory, "refreshed.xml", "u1", port, 1);
    agent.call(
        new CallRequest(
            "sip:sipp@127.0.0.1:" + port, "<sip:test@127.0.0.1>", SDP, List.of(), Optional.empty()),
        (same, event) -> events.add(event));
    sipp.succeeds();
    assertThat(events.stream().map(event -> event.getClass().getSimpleName()))
        .containsExactly("Ringing", "Answered", "Ended");
  }
}
