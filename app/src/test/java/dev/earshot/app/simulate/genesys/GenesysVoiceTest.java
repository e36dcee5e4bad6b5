package dev.earshot.app.simulate.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.simulate.genesys.line.DemoVoices;
import dev.earshot.app.simulate.genesys.world.Shape;
import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Monitoring in the simulated installation, with a desk telephone that the API answers. */
@Timeout(60)
class GenesysVoiceTest {
  static final String DEVICE = "/me/devices/efe1ab32-53f9-43ce-b65e-5768c61f7d4a";
  static final String ANNA =
      "http://somewhere:8080/api/v2/devices/9c14cad7-17c4-48d0-8492-7cf0ff92c224";

  private GenesysSimulator simulator = start(Shape.V852);
  private Client paul = new Client(simulator.http(), "paul.smith", "secret");

  GenesysVoiceTest() throws IOException {}

  private static GenesysSimulator start(Shape shape) throws IOException {
    return GenesysSimulator.start(
        new GenesysOptions(
                GenesysSessionTest.LOOPBACK, GenesysSessionTest.LOOPBACK, new Secret("secret"))
            .with(shape),
        new DemoVoices(Optional.empty()));
  }

  @BeforeEach
  void work() throws Exception {
    paul.work();
  }

  @AfterEach
  void close() throws Exception {
    paul.close();
    simulator.close();
  }

  static String arming(String operation, String scope, String calls) {
    return "{\"operationName\":\"%s\",\"targetDeviceUri\":\"%s\",\"supervisorMonitoringScope\":\"%s\",\"supervisorMonitoringMode\":\"%s\"}"
        .formatted(operation, ANNA, scope, calls);
  }

  private JsonNode arm(String operation, String scope, String calls) throws Exception {
    assertThat(paul.post(DEVICE, arming(operation, scope, calls)).code()).isZero();
    return paul.await("armed", e -> e.has("devices")).path("devices").path(0);
  }

  private String begin() throws IOException {
    return paul.control("/agents/anna.novak/call", "{\"customer\":\"+4930123\"}")
        .json()
        .path("id")
        .asString();
  }

  private static List<String> capabilities(JsonNode of) {
    return of.path("capabilities").valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void armingIsToldAsPublishedWithTheUriAsItCame() throws Exception {
    JsonNode device = arm("Coach", "Call", "AllCalls");
    JsonNode state = device.path("supervisorMonitoringState");
    assertThat(state)
        .isEqualTo(
            JsonNodeFactory.instance
                .objectNode()
                .put("state", "Coach")
                .put("mode", "AllCalls")
                .put("scope", "Call")
                .put("targetDeviceUri", ANNA));
    assertThat(capabilities(device))
        .contains("ListenIn", "Coach", "BargeIn", "CancelSupervisorMonitoring");
    assertThat(paul.operation(DEVICE, "CancelSupervisorMonitoring").code()).isZero();
    JsonNode after = paul.await("cancelled", e -> e.has("devices")).path("devices").path(0);
    assertThat(after.has("supervisorMonitoringState")).isFalse();
    assertThat(capabilities(after)).doesNotContain("CancelSupervisorMonitoring");
  }

  @Test
  void theOlderShapeTellsStringsAndNoScope() throws Exception {
    close();
    simulator = start(Shape.V851);
    paul = new Client(simulator.http(), "paul.smith", "secret").work();
    JsonNode device = arm("Coach", "Agent", "NextCall");
    assertThat(device.path("supervisorMonitoringState").asString()).isEqualTo("Coach");
    assertThat(device.path("supervisorMonitoringMode").asString()).isEqualTo("NextCall");
    begin();
    JsonNode call = paul.call("Ringing");
    assertThat(call.path("participants").path(0).asString()).isEqualTo("+4930123");
    assertThat(call.has("monitoring")).isFalse();
    assertThat(call.path("duration").isString()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | 1",
        "{\"operationName\":\"Coach\"} | 1",
        "{\"operationName\":\"Dance\"} | 2",
        "{\"operationName\":\"CancelSupervisorMonitoring\"} | 2",
        "{\"operationName\":\"Coach\",\"targetDeviceUri\":\"http://x/api/v2/devices/none\"} | 6",
        "{\"operationName\":\"Coach\",\"phoneNumber\":\"5001\",\"supervisorMonitoringScope\":\"X\"}"
            + " | 2",
        "{\"operationName\":\"Coach\",\"phoneNumber\":\"5001\",\"supervisorMonitoringMode\":\"X\"}"
            + " | 2",
        "{\"operationName\":\"Coach\",\"phoneNumber\":\"5006\"} | 3",
        "{\"operationName\":\"ListenIn\",\"phoneNumber\":\"5001\"} | 0"
      })
  void eachMistakeHasItsCode(String body, int code) throws Exception {
    assertThat(paul.post(DEVICE, body).code()).isEqualTo(code);
  }

  @Test
  void anAgentMayNotSuperviseAndOneSupervisorHasADeviceToHimself() throws Exception {
    try (Client tom = new Client(simulator.http(), "tom.becker", "secret");
        Client lena = new Client(simulator.http(), "lena.koch", "secret")) {
      tom.work();
      String own = "/me/devices/2f9d8c7b-6a5e-4d3c-8b2a-1f0e9d8c5002";
      assertThat(tom.post(own, arming("Coach", "Call", "AllCalls")).code()).isEqualTo(5);
      arm("ListenIn", "Call", "AllCalls");
      assertThat(paul.post(DEVICE, arming("Coach", "Call", "AllCalls")).code()).isEqualTo(2);
      lena.work();
      String lenas = "/me/devices/0b6c7f6e-1c55-4f6e-9a53-6e7b7f0d5006";
      assertThat(lena.post(lenas, arming("Coach", "Call", "AllCalls")).code()).isEqualTo(3);
      assertThat(lena.post(DEVICE, arming("Coach", "Call", "AllCalls")).code()).isEqualTo(6);
    }
  }

  @Test
  void outOfCoachThereIsNoWayBack() throws Exception {
    arm("Coach", "Agent", "NextCall");
    begin();
    String id = paul.call("Ringing").path("id").asString();
    assertThat(paul.operation("/me/calls/" + id, "SwitchToListenIn").code()).isEqualTo(2);
    paul.operation("/me/calls/" + id, "Answer");
    JsonNode coach = paul.call("Established");
    assertThat(coach.path("mute").asString()).isEqualTo("Off");
    assertThat(capabilities(coach)).contains("SwitchToListenIn", "SwitchToBargeIn");
    paul.operation("/me/calls/" + id, "SwitchToListenIn");
    JsonNode listening = paul.call("Established");
    assertThat(listening.path("mute").asString()).isEqualTo("On");
    assertThat(capabilities(listening))
        .contains("SwitchToBargeIn")
        .doesNotContain("SwitchToListenIn");
    assertThat(paul.operation("/me/calls/" + id, "SwitchToCoach").code()).isEqualTo(2);
    paul.operation("/me/calls/" + id, "SwitchToBargeIn");
    JsonNode barging = paul.call("Established");
    assertThat(barging.path("mute").asString()).isEqualTo("Off");
    assertThat(capabilities(barging))
        .contains("SwitchToListenIn")
        .doesNotContain("SwitchToBargeIn");
    assertThat(paul.get("/me/calls/" + id).json().path("call").path("id").asString()).isEqualTo(id);
  }

  @Test
  void nextCallEndsWithThatCallAndAllCallsDoesNot() throws Exception {
    arm("Coach", "Agent", "NextCall");
    String first = begin();
    paul.call("Ringing");
    paul.control("/calls/" + first + "/hangup", "{}");
    paul.call("Released");
    JsonNode device = paul.await("disarmed", e -> e.has("devices")).path("devices").path(0);
    assertThat(device.has("supervisorMonitoringState")).isFalse();
    arm("Coach", "Agent", "AllCalls");
    for (int i = 0; i < 2; i++) {
      String next = begin();
      paul.call("Ringing");
      paul.control("/calls/" + next + "/hangup", "{}");
      paul.call("Released");
    }
  }

  @ParameterizedTest
  @CsvSource({"Agent,Released", "Call,Ringing"})
  void aTransferReleasesWhoMonitorsTheAgentOnly(String scope, String state) throws Exception {
    arm("Coach", scope, "AllCalls");
    String call = begin();
    paul.call("Ringing");
    paul.control("/calls/" + call + "/transfer", "{\"to\":\"tom.becker\"}");
    JsonNode after = paul.call(state);
    assertThat(after.path("participants").path(1).path("phoneNumber").asString())
        .isEqualTo(scope.equals("Call") ? "5002" : "5001");
  }

  @Test
  void bargingInDoesNotWaitForTheNextCall() throws Exception {
    begin();
    paul.post(DEVICE, arming("BargeIn", "Agent", "NextCall"));
    paul.call("Ringing");
  }

  @Test
  void coachingWaitsForTheNextCall() throws Exception {
    begin();
    arm("Coach", "Agent", "NextCall");
    assertThat(paul.get("/me/calls?fields=*").json().path("calls")).isEmpty();
  }

  @Test
  void theEndOfWorkEndsMonitoringAndCalls() throws Exception {
    arm("ListenIn", "Agent", "AllCalls");
    begin();
    paul.call("Ringing");
    paul.operation("/me", "EndContactCenterSession");
    paul.call("Released");
    assertThat(paul.get("/me/devices?fields=*").text()).doesNotContain("MonitoringState");
  }

  @Test
  void whatIsWithheldIsNeitherShownNorDone() throws Exception {
    paul.control("/devices/paul.smith/withhold", "{\"capabilities\":[\"Coach\"]}");
    JsonNode device = paul.get("/me/devices?fields=*").json().path("devices").path(0);
    assertThat(capabilities(device)).contains("ListenIn").doesNotContain("Coach");
    assertThat(paul.post(DEVICE, arming("Coach", "Agent", "NextCall")).code()).isEqualTo(3);
  }

  @Test
  void faultsComeAsOrdered() throws Exception {
    paul.control(
        "/faults", "{\"refuse\":{\"operation\":\"Coach\",\"code\":4,\"times\":1},\"dropNext\":1}");
    assertThat(paul.post(DEVICE, arming("Coach", "Agent", "NextCall")).code()).isEqualTo(4);
    paul.forget();
    assertThat(paul.post(DEVICE, arming("Coach", "Agent", "NextCall")).code()).isZero();
    assertThat(paul.operation(DEVICE, "CancelSupervisorMonitoring").code()).isZero();
    JsonNode next = paul.await("the second", e -> e.has("devices")).path("devices").path(0);
    assertThat(next.has("supervisorMonitoringState")).as("the first got lost").isFalse();
    paul.control("/faults", "{\"refuse\":{\"operation\":\"Coach\",\"http\":503}}");
    assertThat(paul.post(DEVICE, arming("Coach", "Agent", "NextCall")).status()).isEqualTo(503);
  }
}
