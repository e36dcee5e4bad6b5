package dev.earshot.app.simulate.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.genesys.GwsListener;
import dev.earshot.app.backend.genesys.GwsLogin;
import dev.earshot.app.backend.genesys.GwsServer;
import dev.earshot.app.backend.genesys.GwsSession;
import dev.earshot.app.simulate.genesys.line.DemoVoices;
import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The adapter's session with the simulated installation, whose CometD server is the original. */
@Timeout(60)
class GwsOnSimulatorTest {
  private static final String DEVICE = "/me/devices/efe1ab32-53f9-43ce-b65e-5768c61f7d4a";

  private final GenesysSimulator simulator =
      GenesysSimulator.start(
          new GenesysOptions(
              GenesysSessionTest.LOOPBACK, GenesysSessionTest.LOOPBACK, new Secret("secret")),
          new DemoVoices(Optional.empty()));
  private final Client script = new Client(simulator.http(), "lena.koch", "secret");
  private final List<JsonNode> told = new CopyOnWriteArrayList<>();
  private final AtomicInteger resyncs = new AtomicInteger();
  private final List<BackendEvent.Line> lines = new CopyOnWriteArrayList<>();
  private final GwsSession session =
      new GwsSession(
          new GwsServer(
              HttpUrl.get("http://127.0.0.1:" + simulator.http().getPort()),
              GwsLogin.basic("paul.smith", new Secret("secret")),
              GwsServer.NOTIFICATIONS,
              List.of("voice", "chat"),
              Duration.ofSeconds(5)));

  GwsOnSimulatorTest() throws IOException {}

  @BeforeEach
  void begin() {
    session.tells(
        new GwsListener() {
          @Override
          public void onMessage(String channel, JsonNode data) {
            told.add(data);
          }

          @Override
          public void onResync() {
            resyncs.incrementAndGet();
          }

          @Override
          public void onLine(BackendEvent.Line line, String detail) {
            lines.add(line);
          }
        });
    session.begin(task -> Thread.ofVirtual().start(task));
    Client.until("it is up", this::up);
  }

  @AfterEach
  void close() throws Exception {
    session.close();
    script.close();
    simulator.close();
  }

  private boolean up() {
    return !lines.isEmpty() && lines.getLast() == BackendEvent.Line.UP;
  }

  private void disturb(String state) {
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("operationName", "DoNotDisturb" + state);
    session.post(DEVICE, body);
  }

  private boolean heardThat(String state) {
    return told.stream()
        .anyMatch(
            data -> data.path("devices").path(0).path("doNotDisturb").asString("").equals(state));
  }

  private long came(String operation) throws IOException {
    return script
        .controlled("/operations")
        .valueStream()
        .filter(o -> o.path("body").asString().contains("\"" + operation + "\""))
        .count();
  }

  @Test
  void workBeginsOnceAndOutcomesAreToldByThePoll() throws Exception {
    assertThat(session.userId()).isEqualTo("991a4bece8dd4184a93e98ad429694f6");
    assertThat(came("StartContactCenterSession")).isEqualTo(1);
    disturb("Off");
    Client.until("it is told", () -> heardThat("Off"));
    assertThat(resyncs.get()).isEqualTo(1);
  }

  @Test
  void aRenewedTokenIsFetchedAndTheRequestComesOnce() throws Exception {
    script.control("/csrf/renew", "{}");
    disturb("Off");
    assertThat(came("DoNotDisturbOff")).isEqualTo(1);
    Client.until("it is told", () -> heardThat("Off"));
  }

  @Test
  void anExpiredSessionIsRenewedAndEverythingReadAgain() throws Exception {
    script.control("/sessions/expire", "{}");
    disturb("Off");
    assertThat(came("DoNotDisturbOff")).isEqualTo(1);
    Client.until("everything is read again", () -> resyncs.get() >= 2 && up());
    disturb("On");
    Client.until("events come again", () -> heardThat("On"));
  }

  @Test
  void aRestartIsSurvivedAndNothingIsSentTwice() throws Exception {
    disturb("Off");
    script.control("/restart", "{\"millis\":500}");
    Client.until("it is noticed", () -> lines.contains(BackendEvent.Line.DOWN));
    Client.until("everything is read again", () -> resyncs.get() >= 2 && up());
    disturb("On");
    Client.until("events come again", () -> heardThat("On"));
    assertThat(came("DoNotDisturbOff")).isEqualTo(1);
    assertThat(came("DoNotDisturbOn")).isEqualTo(1);
  }

  @Test
  void whatIsAskedDuringACutFailsAndIsNotSentLater() throws Exception {
    script.control("/network/cut", "{\"millis\":2000}");
    Client.until("it is noticed", () -> lines.contains(BackendEvent.Line.DOWN));
    assertThatThrownBy(() -> disturb("Off")).isInstanceOf(BackendException.class);
    Client.until("it is back", Duration.ofSeconds(45), () -> resyncs.get() >= 2 && up());
    assertThat(came("DoNotDisturbOff")).isZero();
  }

  @Test
  void aRefusalIsTheProblemThatItsCodeMeans() throws Exception {
    script.control("/faults", "{\"refuse\":{\"operation\":\"DoNotDisturbOff\",\"code\":5}}");
    assertThatThrownBy(() -> disturb("Off"))
        .isInstanceOfSatisfying(
            BackendException.class,
            e ->
                assertThat(e.problem())
                    .isInstanceOf(dev.earshot.app.supervision.BackendProblem.NotPermitted.class));
  }
}
