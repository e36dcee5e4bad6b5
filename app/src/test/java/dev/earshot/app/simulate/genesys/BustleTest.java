package dev.earshot.app.simulate.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.simulate.genesys.line.DemoVoices;
import dev.earshot.audio.sip.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What happens by itself in the simulated installation. */
@Timeout(60)
class BustleTest {
  @Test
  void customersCallAndWriteByThemselves() throws Exception {
    try (GenesysSimulator simulator =
            GenesysSimulator.start(
                new GenesysOptions(
                    GenesysSessionTest.LOOPBACK, GenesysSessionTest.LOOPBACK, new Secret("x")),
                new DemoVoices(Optional.empty()));
        Client script = new Client(simulator.http(), "paul.smith", "x")) {
      simulator.bustle(Duration.ofMillis(200), Duration.ofMillis(50));
      AtomicReference<JsonNode> busy = new AtomicReference<>(MissingNode.getInstance());
      Client.until(
          "two calls and a chat",
          () -> {
            busy.set(state(script));
            return size(busy.get(), "calls") == 2 && size(busy.get(), "chats") == 1;
          });
      // Asked for anew it might have ended by now.
      String first = busy.get().path("calls").path(0).path("id").asString();
      assertThat(first).isNotEmpty();
      Client.until("the next call", () -> !state(script).toString().contains(first));
    }
  }

  private static JsonNode state(Client script) {
    try {
      return script.controlled("");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static int size(JsonNode state, String what) {
    return state.path(what).size();
  }

  @Test
  void itSaysWhereItCanBeReachedWithoutSecrets() throws Exception {
    try (GenesysSimulator simulator =
        GenesysSimulator.start(
            new GenesysOptions(
                GenesysSessionTest.LOOPBACK, GenesysSessionTest.LOOPBACK, new Secret("hidden")),
            new DemoVoices(Optional.empty()))) {
      assertThat(simulator.places().getFirst())
          .contains("http://127.0.0.1:" + simulator.http().getPort() + "/api/v2");
      assertThat(simulator.places().toString()).doesNotContain("hidden");
    }
  }
}
