package dev.earshot.app.simulate.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.simulate.genesys.line.DemoVoices;
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

/** Chats in the simulated installation. */
@Timeout(60)
class GenesysChatTest {
  private static final String ANNA = "/users/90cc5439ff6848748e5e67811273f266";

  private final GenesysSimulator simulator =
      GenesysSimulator.start(
          new GenesysOptions(
              GenesysSessionTest.LOOPBACK, GenesysSessionTest.LOOPBACK, new Secret("secret")),
          new DemoVoices(Optional.empty()));
  private final Client paul = new Client(simulator.http(), "paul.smith", "secret");

  GenesysChatTest() throws IOException {}

  @BeforeEach
  void work() throws Exception {
    paul.work();
  }

  @AfterEach
  void close() throws Exception {
    paul.close();
    simulator.close();
  }

  private void arm(String operation, String chats) throws IOException {
    assertThat(
            paul.post(
                    ANNA + "/channels/chat",
                    "{\"operationName\":\"%s\",\"supervisorMonitoringMode\":\"%s\",\"nickname\":\"Supervisor\"}"
                        .formatted(operation, chats))
                .code())
        .isZero();
  }

  private String begin() throws IOException {
    return paul.control("/agents/anna.novak/chat", "{\"customer\":\"Carl\",\"text\":\"Hi\"}")
        .json()
        .path("id")
        .asString();
  }

  private JsonNode state(String wanted) throws InterruptedException {
    return paul.await(
            "a chat that is " + wanted,
            e -> e.path("chat").path("state").asString("").equals(wanted))
        .path("chat");
  }

  private JsonNode line(String type) throws InterruptedException {
    return paul.await(
            "a line " + type,
            e -> e.path("messages").path(0).path("type").asString("").equals(type))
        .path("messages")
        .path(0);
  }

  private String own(JsonNode chat) {
    return chat.path("participants")
        .valueStream()
        .filter(p -> p.path("uri").asString("").endsWith("/users/991a4bece8dd4184a93e98ad429694f6"))
        .map(p -> p.path("visibility").asString())
        .findFirst()
        .orElse("none");
  }

  private List<String> customerSees(String id) throws IOException {
    return paul.controlled("/chats/" + id + "/customer")
        .valueStream()
        .map(e -> e.path("type").asString() + " " + e.path("text").asString())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"Monitor,Supervisors", "Coach,Agents", "BargeIn,All"})
  void eachModeHasItsVisibility(String operation, String visibility) throws Exception {
    arm(operation, "NextChat");
    String id = begin();
    JsonNode chat = state("Chatting");
    assertThat(own(chat)).isEqualTo(visibility);
    assertThat(chat.path("capabilities").toString()).contains("\"SendMessage\"");
    line("ParticipantJoined");
    assertThat(customerSees(id).stream().filter(s -> s.startsWith("ParticipantJoined")).count())
        .isEqualTo(visibility.equals("All") ? 3 : 2);
    assertThat(paul.get("/me/chats/" + id + "/messages?fields=*").json().path("messages"))
        .hasSizeGreaterThan(2);
  }

  @Test
  void theCapabilityIsSpeltSwitchBargeInAndTheOperationWorks() throws Exception {
    arm("Monitor", "NextChat");
    String chat = "/me/chats/" + begin();
    assertThat(state("Chatting").path("capabilities").toString())
        .contains("\"SwitchToCoach\"", "\"SwitchBargeIn\"")
        .doesNotContain("SwitchToMonitor", "SwitchToBargeIn");
    assertThat(paul.operation(chat, "SwitchBargeIn").code()).isEqualTo(2);
    assertThat(paul.operation(chat, "SwitchToMonitor").code()).isEqualTo(2);
    for (String mode : List.of("BargeIn", "Coach", "Monitor", "Coach", "BargeIn")) {
      assertThat(paul.operation(chat, "SwitchTo" + mode).code()).isZero();
      JsonNode rejoined = line("ParticipantRejoined");
      assertThat(rejoined.path("visibility").asString()).isEqualTo("All");
      assertThat(rejoined.path("from").path("visibility").asString())
          .isEqualTo(
              mode.equals("BargeIn") ? "All" : mode.equals("Coach") ? "Agents" : "Supervisors");
    }
  }

  @Test
  void whatIsSentToAgentsTheCustomerNeverSeesAndTheRestHeDoes() throws Exception {
    arm("Coach", "AllChats");
    String id = begin();
    state("Chatting");
    String chat = "/me/chats/" + id;
    paul.operation(chat, "SendStartTypingToAgentsNotification");
    paul.post(chat, "{\"operationName\":\"SendToAgents\",\"text\":\"offer 10 %\"}");
    assertThat(line("Text").path("visibility").asString()).isEqualTo("Agents");
    assertThat(customerSees(id)).noneMatch(s -> s.contains("offer") || s.contains("Typing"));
    // The trap: a coach's SendMessage is not held back.
    paul.post(chat, "{\"operationName\":\"SendMessage\",\"text\":\"oops\"}");
    line("Text");
    assertThat(customerSees(id)).contains("Text oops");
    assertThat(paul.operation(chat, "SendMessage").code()).isEqualTo(1);
  }

  @Test
  void oneNextChatIsOneChatAndCancellingLeavesItOpen() throws Exception {
    arm("Coach", "NextChat");
    begin();
    state("Chatting");
    begin();
    assertThat(paul.get("/me/chats?fields=*").json().path("chats")).hasSize(1);
    assertThat(paul.operation(ANNA + "/channels/chat", "CancelSupervisorMonitoring").code())
        .isEqualTo(2);
    arm("Coach", "AllChats");
    begin();
    assertThat(paul.operation(ANNA + "/channels/chat", "CancelSupervisorMonitoring").code())
        .isZero();
    assertThat(paul.get("/me/chats?fields=*").json().path("chats")).hasSize(2);
  }

  @Test
  void intrudingNeedsMonitoringAndIsAnInvitation() throws Exception {
    String id = begin();
    String intrude = "{\"operationName\":\"Intrude\",\"supervisorVisibilityMode\":\"Monitor\"}";
    assertThat(paul.post(ANNA + "/chats/" + id, intrude).code()).isEqualTo(3);
    arm("Coach", "NextChat");
    assertThat(paul.get(ANNA + "/chats").json().path("chats")).hasSize(1);
    assertThat(paul.post(ANNA + "/chats/" + id, intrude).code()).isZero();
    assertThat(state("Invited").path("capabilities").toString()).contains("Accept");
    paul.post("/me/chats/" + id, "{\"operationName\":\"Accept\",\"nickname\":\"Guest\"}");
    JsonNode chat = state("Chatting");
    assertThat(own(chat)).isEqualTo("Supervisors");
    assertThat(chat.toString()).contains("Guest");
    assertThat(paul.post(ANNA + "/chats/none", intrude).code()).isEqualTo(6);
  }

  @Test
  void aChatThatEndsIsRevokedAndOneThatIsLeftIsGone() throws Exception {
    arm("Monitor", "AllChats");
    String first = begin();
    state("Chatting");
    paul.control("/chats/" + first + "/leave", "{\"who\":\"customer\"}");
    state("Revoked");
    String second = begin();
    state("Chatting");
    assertThat(paul.operation("/me/chats/" + second, "Leave").code()).isZero();
    assertThat(paul.operation("/me/chats/" + second, "Leave").code()).isEqualTo(6);
  }

  @Test
  void indexesCountWithoutGapsAndTimesAreMilliseconds() throws Exception {
    arm("Monitor", "AllChats");
    String id = begin();
    state("Chatting");
    int last = line("ParticipantJoined").path("index").asInt();
    for (int i = 1; i <= 3; i++) {
      paul.control("/chats/" + id + "/say", "{\"text\":\"line " + i + "\"}");
      JsonNode said = line("Text");
      assertThat(said.path("index").asInt()).isEqualTo(last + i);
      assertThat(said.path("timestampSeconds").asLong()).isGreaterThan(1_600_000_000_000L);
      assertThat(said.path("from").has("uri")).isFalse();
    }
  }
}
