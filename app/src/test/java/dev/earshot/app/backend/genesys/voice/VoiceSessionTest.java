package dev.earshot.app.backend.genesys.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.genesys.GwsLogin;
import dev.earshot.app.backend.genesys.GwsServer;
import dev.earshot.app.backend.genesys.GwsSession;
import dev.earshot.app.backend.genesys.GwsStub;
import dev.earshot.app.backend.genesys.GwsStub.Answer;
import dev.earshot.app.backend.genesys.GwsStub.Asked;
import dev.earshot.app.backend.leg.CalledPhone;
import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.StandingOrder;
import dev.earshot.audio.phone.IncomingLegs;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.sip.Secret;
import dev.earshot.mixer.PendingChange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Voice over the real session and real HTTP: beginning, new handshake, end. */
class VoiceSessionTest {
  private static final String ORDER =
      "{'statusCode':0,'devices':[{'id':'D','phoneNumber':'5005','capabilities':['Coach',"
          + "'CancelSupervisorMonitoring'],'supervisorMonitoringState':{'state':'Coach',"
          + "'mode':'AllCalls','scope':'Call','targetDeviceUri':'http://x/api/v2/devices/T'}}]}";

  @SuppressWarnings("NullAway.Init") // set by begin()
  private GwsStub server;

  @SuppressWarnings("NullAway.Init")
  private GwsSession session;

  @SuppressWarnings("NullAway.Init")
  private GenesysVoice voice;

  private final ConsoleStore store = ConsoleStore.open("Genesys", InstantSource.system());
  private final LinkedBlockingQueue<String> polls = new LinkedBlockingQueue<>();

  @BeforeEach
  void begin() throws Exception {
    server = new GwsStub(this::answer);
    session =
        new GwsSession(
            new GwsServer(
                server.url(),
                GwsLogin.basic("u", new Secret("p")),
                GwsServer.NOTIFICATIONS,
                List.of("voice"),
                Duration.ofSeconds(3)));
    Executor threads = task -> Thread.ofVirtual().start(task);
    voice =
        new GenesysVoice(
            VoiceConfig.usual(server.url().toString(), ""),
            new VoiceParts(session, new NoPhone(), Pauses.REAL),
            InstantSource.system(),
            threads);
    session.tells(voice.feed());
    voice.start(
        event -> {
          if (event instanceof dev.earshot.app.backend.BackendEvent.OrdersChanged(var orders)) {
            store.dispatch(new dev.earshot.app.console.ConsoleEvent.OrdersChanged(orders));
          }
          if (event
              instanceof dev.earshot.app.backend.BackendEvent.ConnectionChanged(var line, var d)) {
            store.dispatch(
                new dev.earshot.app.console.ConsoleEvent.ConnectionChanged(
                    new ConnectionView(
                        "Genesys",
                        line == dev.earshot.app.backend.BackendEvent.Line.UP
                            ? ConnectionView.State.UP
                            : ConnectionView.State.DOWN,
                        d,
                        Instant.EPOCH)));
          }
        });
    session.begin(threads);
    until(() -> order().filter(o -> o.certainty() == Certainty.CONFIRMED).isPresent());
  }

  private static final class NoPhone implements CalledPhone {
    @Override
    public PendingChange talkTo(Optional<Leg> leg) {
      return _ -> new PendingChange.Outcome.Applied(1);
    }

    @Override
    public void takeCalls(IncomingLegs calls) {}
  }

  @AfterEach
  void end() throws Exception {
    session.close();
    server.close();
  }

  private Optional<StandingOrder> order() {
    return store.snapshot().orders().order();
  }

  private Answer answer(Asked asked) {
    String json =
        switch (asked.brief()) {
          case "GET /api/v2/me" -> "{'statusCode':0,'user':{'id':'u1'}}";
          case "GET /api/v2/me/devices?fields=*" -> ORDER;
          case "GET /api/v2/me/calls?fields=*" -> "{'statusCode':0,'calls':[]}";
          case "/meta/handshake" ->
              "[{'channel':'/meta/handshake','successful':true,'clientId':'c'}]";
          case "/meta/connect" ->
              asked.message().has("advice")
                  ? "[{'channel':'/meta/connect','successful':true}]"
                  : poll();
          case "/meta/subscribe", "/meta/disconnect" ->
              "[{'channel':'" + asked.channel() + "','successful':true}]";
          default -> "{'statusCode':0}";
        };
    return Answer.ok(json.replace('\'', '"'));
  }

  private String poll() {
    try {
      String answer = polls.poll(20, TimeUnit.SECONDS);
      return answer == null ? "[]" : answer;
    } catch (InterruptedException e) {
      return "[]";
    }
  }

  private static void until(BooleanSupplier condition) {
    Instant end = Instant.now().plusSeconds(15);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
    }
  }

  private long count(String brief) {
    return server.briefs().stream().filter(brief::equals).count();
  }

  @Test
  void v22AdviceToHandshakeSubscribesAnewAndReadsDevicesAndCalls() {
    long devices = count("GET /api/v2/me/devices?fields=*");
    long calls = count("GET /api/v2/me/calls?fields=*");
    polls.add(
        "[{'channel':'/meta/connect','successful':false,'error':'402::Unknown client',"
            + "'advice':{'reconnect':'handshake','interval':0}}]");
    until(() -> count("GET /api/v2/me/calls?fields=*") > calls);
    assertThat(count("/meta/handshake")).isEqualTo(2);
    assertThat(count("/meta/subscribe")).isEqualTo(2);
    assertThat(count("GET /api/v2/me/devices?fields=*")).isEqualTo(devices + 1);
    until(() -> store.snapshot().connection().state() == ConnectionView.State.UP);
    assertThat(order().orElseThrow().certainty()).isEqualTo(Certainty.CONFIRMED);
  }

  @Test
  void v32WhoeverClosesWhileArmedCancelsBeforeTheSessionEnds() {
    voice.close();
    session.close();
    assertThat(server.briefs())
        .containsSubsequence(
            "POST /api/v2/me/devices/D CancelSupervisorMonitoring",
            "POST /api/v2/me EndContactCenterSession",
            "/meta/disconnect");
  }
}
