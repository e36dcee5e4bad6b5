package dev.earshot.app.backend.genesys.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.genesys.GwsJson;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.StandingOrder.Reach;
import dev.earshot.app.supervision.StandingOrder.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From JSON to records; the published pages as they stand. */
class VoiceRecordsTest {
  private static final String PAGES = "/dev/earshot/app/backend/genesys/";

  private static String page(String name) throws IOException {
    try (InputStream in = VoiceRecordsTest.class.getResourceAsStream(PAGES + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonNode json(String text) {
    return FakeGenesys.json(text);
  }

  @Test
  void v07ThePublishedNotificationIsAnOrderThatStands() throws IOException {
    JsonNode message = GwsJson.parse(page("coach-notification.txt"));
    assertThat(message.path("channel").asString("")).isEqualTo("/v2/me/devices");
    OwnDevice device = VoiceRecords.devices(message.path("data")).getFirst();

    assertThat(device.number()).isEqualTo("5005");
    assertThat(device.monitoring())
        .contains(
            new OwnDevice.Monitoring(
                Mode.WHISPER,
                Span.ALL_CALLS,
                Optional.of(Reach.CALL),
                Optional.of(
                    "http://127.0.0.1:8080/api/v2/devices/9c14cad7-17c4-48d0-8492-7cf0ff92c224")));
    assertThat(device.offers(OwnDevice.CANCEL)).isTrue();
  }

  @Test
  void thePublishedRequestIsStrictJsonOnceItsLinesAreJoined() throws IOException {
    String page = page("coach-request.txt");
    JsonNode request = GwsJson.parse(page.substring(page.indexOf('{')));
    assertThat(request.path("operationName").asString("")).isEqualTo("Coach");
    assertThat(request.path("targetDeviceUri").asString(""))
        .endsWith("9c14cad7-17c4-48d0-8492-7cf0ff92c224");
  }

  @Test
  void v08ADeviceWithoutMonitoringStateHasNoOrder() {
    assertThat(VoiceRecords.devices(json("{'devices':[{'id':'d'}]}")).getFirst().monitoring())
        .isEmpty();
  }

  @Test
  void v09TheOldShapeIsAStringAndItsReachIsNotKnown() {
    OwnDevice device =
        VoiceRecords.devices(
                json(
                    "{'devices':[{'id':'d','supervisorMonitoringState':'Coach',"
                        + "'supervisorMonitoringMode':'NextCall'}]}"))
            .getFirst();
    assertThat(device.monitoring())
        .contains(
            new OwnDevice.Monitoring(
                Mode.WHISPER, Span.NEXT_CALL, Optional.empty(), Optional.empty()));
  }

  @Test
  void v27AgentsComeWithTheirDeviceAndItsLink() {
    List<AgentRecord> agents =
        VoiceRecords.agents(
            json(
                "{'users':[{'id':'u1','userName':'anna','firstName':'Anna','lastName':'Schmidt',"
                    + "'roles':['ROLE_AGENT'],'devices':[{'id':'d1','phoneNumber':'5001',"
                    + "'userState':{'state':'Ready'}}]},{'id':'me','devices':[{'id':'d0'}]},"
                    + "{'id':'u2','userName':'boss','roles':['ROLE_ADMIN'],'devices':[{'id':'d2'}]},"
                    + "{'id':'u3','userName':'bob','roles':['agent'],'devices':[]},"
                    + "{'id':'u4','userName':'carl','devices':[{'id':'d4',"
                    + "'uri':'http://127.0.0.1:8080/api/v2/devices/d4'}]}]}"),
            "me",
            "http://gws");
    assertThat(agents)
        .containsExactly(
            new AgentRecord(
                "u1",
                "Anna Schmidt",
                "d1",
                "http://127.0.0.1:8080/api/v2/devices/d1",
                "5001",
                "Ready"),
            new AgentRecord("u4", "carl", "d4", "http://127.0.0.1:8080/api/v2/devices/d4", "", ""));
  }

  @Test
  void aLinkIsMadeOfTheConfiguredBaseWhereTheAnswerHasNone() {
    List<AgentRecord> agents =
        VoiceRecords.agents(
            json("{'users':[{'id':'u1','devices':[{'id':'d1'}]}]}"), "me", "http://gws:8080");
    assertThat(agents.getFirst().deviceUri()).isEqualTo("http://gws:8080/api/v2/devices/d1");
  }

  private static CallRecord call(String fields) {
    return VoiceRecords.call(json("{'id':'c1','state':'Established'," + fields + "}"), "5005");
  }

  @Test
  void v28ParticipantsAsStringsAndAsObjectsAreTheSame() {
    CallRecord strings = call("'participants':['5001','+49301','5005']");
    CallRecord objects =
        call(
            "'participants':[{'e164Number':'+5001','formattedPhoneNumber':'5 001',"
                + "'phoneNumber':'5001','digits':'5001'},{'phoneNumber':'+49301'},"
                + "{'digits':'5005'}]");
    assertThat(objects).isEqualTo(strings);
    assertThat(strings.participants()).containsExactly("5001", "+49301");
  }

  @Test
  void theSameNumberTwiceIsTwoPeople() {
    assertThat(call("'participants':['anonymous','anonymous']").participants())
        .containsExactly("anonymous", "anonymous (2)");
  }

  @Test
  void v29DurationIsATextOfSeconds() {
    assertThat(call("'duration':'75'").duration()).contains(Duration.ofSeconds(75));
    assertThat(call("'duration':'?'").duration()).isEmpty();
  }

  @Test
  void v16MuteOffAndAWayToListenIsBarge() {
    assertThat(call("'mute':'Off','capabilities':['SwitchToListenIn','Hold']").mode())
        .contains(Mode.BARGE);
  }

  @Test
  void v17MuteOnAndAWayToBargeIsListen() {
    assertThat(call("'mute':'On','capabilities':['SwitchToBargeIn']").mode()).contains(Mode.LISTEN);
  }

  @Test
  void v18MuteOffAndBothWaysIsWhisperInEitherSpelling() {
    assertThat(call("'mute':'Off','capabilities':['SwitchToListenIn','SwitchToBargeIn']").mode())
        .contains(Mode.WHISPER);
    assertThat(call("'mute':'Off','capabilities':['SwitchToListenIn','SwitchBargeIn']").mode())
        .contains(Mode.WHISPER);
  }

  @Test
  void v19MuteOffWithoutAWayIsUnknown() {
    assertThat(call("'mute':'Off','capabilities':['Hold']").mode()).isEmpty();
    assertThat(call("'mute':'Off','capabilities':['SwitchToBargeIn']").mode()).isEmpty();
    assertThat(call("'capabilities':['SwitchToBargeIn']").mode()).isEmpty();
  }
}
