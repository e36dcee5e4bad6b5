package dev.earshot.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.sip.Secret;
import dev.earshot.mixer.PendingChange.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers over HTTP, row by row as a jambonz 0.9.8 was measured to give them. */
class FocusApiTest {
  private static final UUID ACCOUNT = UUID.fromString("9351f46a-678c-43f5-b8a6-d4eb58d131af");
  private static final UUID NOBODY = UUID.fromString("00000000-0000-4000-8000-000000000000");
  private static final Instant NOW = FakeFocus.STARTED.plusSeconds(83);
  private static final String JSON = "application/json; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String HTML = "text/html; charset=utf-8";

  private final FakeFocus focus = new FakeFocus();
  private FocusApi api;
  private ApiClient client;

  @BeforeEach
  void start() throws IOException {
    api = start(Optional.of(new Secret(ApiClient.TOKEN)));
    client = new ApiClient(api.address(), ACCOUNT);
  }

  private FocusApi start(Optional<Secret> token) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return FocusApi.start(new ApiConfig(any, ACCOUNT, token), focus, InstantSource.fixed(NOW));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private static void assertAnswer(ApiClient.Answer answer, int status, String type, String body) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.type()).isEqualTo(type);
    assertThat(answer.body()).isEqualTo(body);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      value = {
        "{\"action\":\"tag\",\"tag\":\"customer\"} | [Tag[tag=customer]]",
        "{\"action\":\"untag\"} | [Untag[]]",
        "{\"action\":\"coach\",\"tag\":\"agent\"} | [Coach[tag=agent]]",
        "{\"action\":\"uncoach\"} | [Uncoach[]]",
        "{\"action\":\"addTag\",\"tag\":\"expert\"} | [AddTag[tag=expert]]",
        "{\"action\":\"removeTag\",\"tag\":\"agent\"} | [RemoveTag[tag=agent]]",
        "{\"action\":\"deaf\"} | [Deaf[]]",
        "{\"action\":\"undeaf\"} | [Undeaf[]]",
        "{\"action\":\"mute\"} | [Mute[]]",
        "{\"action\":\"unmute\"} | [Unmute[]]",
        "{\"action\":\"hold\"} | [Hold[]]",
        "{\"action\":\"unhold\"} | [Unhold[]]",
      })
  void anActionInForceIsAccepted(String action, String acted) {
    assertAnswer(client.action(FakeFocus.SUPERVISOR, action), 202, TEXT, "Accepted");
    assertThat(focus.acted).containsExactly(acted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"conferenceParticipantAction\":{\"action\":\"kick\"}}",
        "{\"call_status\":\"completed\"}"
      })
  void hangingUpSilencesFirstAndAnswersThen(String body) {
    assertAnswer(client.put(FakeFocus.AGENT, body), 202, TEXT, "Accepted");
    assertThat(focus.acted).containsExactly("[Hold[]]", "remove");
    assertThat(focus.member(FakeFocus.AGENT)).isEmpty();
  }

  @Test
  void postIsTakenAsPut() {
    String path = "/v1/Accounts/" + ACCOUNT + "/Calls/" + FakeFocus.AGENT;
    String body = "{\"conferenceParticipantAction\":{\"action\":\"mute\"}}";
    String bearer = "Bearer " + ApiClient.TOKEN;
    assertAnswer(
        client.send("POST", path, bearer, "application/json", body), 202, TEXT, "Accepted");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      value = {
        "{} | no valid options supplied to updateCall",
        "[] | no valid options supplied to updateCall",
        "{\"call_status\":\"\"} | no valid options supplied to updateCall",
        "{\"nonsense\":1} | no valid options supplied to updateCall",
        "{\"call_status\":\"completed\",\"mute_status\":\"mute\"} |"
            + " multiple options are not allowed in updateCall",
        "{\"call_status\":\"ended\"} | invalid call_status",
        "{\"conf_mute_status\":\"mute\"} | conf_mute_status is not supported by this focus",
        "{\"conferenceParticipantAction\":{\"action\":\"coach\"}} |"
            + " conferenceParticipantAction requires tag property when action is 'coach'",
        "{\"conferenceParticipantAction\":{\"action\":\"tag\",\"tag\":\"\"}} |"
            + " conferenceParticipantAction requires tag property when action is 'tag'",
        "{\"conferenceParticipantAction\":{\"action\":\"tag\",\"tag\":\"team lead\"}} |"
            + " conferenceParticipantAction invalid tag property: must match [A-Za-z0-9_-]{1,32}",
        "{\"conferenceParticipantAction\":{\"action\":\"tag\",\"tag\":\"_ears\"}} |"
            + " conferenceParticipantAction invalid tag property: must not begin with _",
        "{\"conferenceParticipantAction\":{\"action\":\"coach\",\"tag\":7}} |"
            + " conferenceParticipantAction invalid tag property: must match [A-Za-z0-9_-]{1,32}",
        "{\"conferenceParticipantAction\":{\"action\":\"coach\",\"call_sids\":[]}} |"
            + " conferenceParticipantAction invalid call_sids property:"
            + " must be an array of different call_sid, without a tag",
        "{\"conferenceParticipantAction\":{\"action\":\"coach\",\"call_sids\":[\"x\"]}} |"
            + " conferenceParticipantAction invalid call_sids property:"
            + " must be an array of different call_sid, without a tag",
        "{\"conferenceParticipantAction\":{\"action\":\"sing\"}} |"
            + " conferenceParticipantAction invalid action property sing",
        "{\"conferenceParticipantAction\":{}} |"
            + " conferenceParticipantAction invalid action property undefined",
        "{\"conferenceParticipantAction\":\"mute\"} |"
            + " conferenceParticipantAction invalid action property undefined",
        "{\"call_status\":\"comple | Unexpected end of JSON input",
        "{call_status} | Unexpected token in JSON at line 1 column 2",
      })
  void aBadBodyIsRefusedBeforeTheCallIsLookedUp(String body, String message) {
    String expected = "{\"msg\":\"" + message + "\"}";
    assertAnswer(client.put(NOBODY, body), 400, JSON, expected);
    assertAnswer(client.put(FakeFocus.AGENT, body), 400, JSON, expected);
    assertThat(focus.acted).isEmpty();
  }

  @Test
  void aBodyThatIsNotLabelledJsonCountsAsEmpty() {
    String path = "/v1/Accounts/" + ACCOUNT + "/Calls/" + FakeFocus.AGENT;
    assertAnswer(
        client.send(
            "PUT",
            path,
            "Bearer " + ApiClient.TOKEN,
            "application/x-www-form-urlencoded",
            "{\"call_status\":\"completed\"}"),
        400,
        JSON,
        "{\"msg\":\"no valid options supplied to updateCall\"}");
  }

  @Test
  void anUnknownCallIsNotFound() {
    assertAnswer(client.action(NOBODY, "{\"action\":\"mute\"}"), 404, TEXT, "Not Found");
    assertAnswer(client.get("/Calls/" + NOBODY), 404, TEXT, "Not Found");
  }

  @Test
  void anEndedCallIsGoneForAnHourAndUnknownAfterwards() {
    api.onEvent(focus.leaves(FakeFocus.AGENT, "hung up", NOW.minus(Duration.ofMinutes(59))));
    api.onEvent(focus.leaves(FakeFocus.SUPERVISOR, "removed", NOW.minus(Duration.ofMinutes(61))));
    String mute = "{\"action\":\"mute\"}";
    assertAnswer(
        client.action(FakeFocus.AGENT, mute),
        422,
        HTML,
        "call session is gone for call_sid " + FakeFocus.AGENT);
    assertAnswer(client.action(FakeFocus.SUPERVISOR, mute), 404, TEXT, "Not Found");
  }

  @Test
  void aCallThatEndsDuringTheRequestIsGone() {
    focus.answersWith(new Outcome.Refused("no such participant"));
    focus.membersVanish();
    assertAnswer(
        client.action(FakeFocus.AGENT, "{\"action\":\"mute\"}"),
        422,
        HTML,
        "call session is gone for call_sid " + FakeFocus.AGENT);
  }

  @Test
  void anIncompatibleStateIsNamed() {
    assertAnswer(
        client.put(FakeFocus.AGENT, "{\"call_status\":\"no-answer\"}"),
        422,
        HTML,
        "current call state is incompatible with requested action for call_sid " + FakeFocus.AGENT);
  }

  @Test
  void aMixerThatDoesNotAnswerIsA504AndNeverAnAccepted() {
    focus.answersWith(new Outcome.Unanswered());
    ApiClient.Answer answer =
        client.action(FakeFocus.AGENT, "{\"action\":\"coach\",\"tag\":\"agent\"}");
    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.body()).contains("is in force is unknown", FakeFocus.AGENT.toString());
  }

  @Test
  void aRefusedChangeIsA500ThatSaysWhy() {
    focus.answersWith(new Outcome.Refused("the room is closing"));
    assertAnswer(
        client.action(FakeFocus.AGENT, "{\"action\":\"mute\"}"),
        500,
        JSON,
        "{\"msg\":\"refused: the room is closing\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer wrong", "Bearer ", "Basic dDBrZW46", "t0ken", "Bearer t0ken2"})
  void withoutTheTokenNothingIsToldOrDone(String authorization) {
    String path = "/v1/Accounts/" + ACCOUNT + "/Calls/" + FakeFocus.AGENT;
    String body = "{\"conferenceParticipantAction\":{\"action\":\"mute\"}}";
    ApiClient.Answer answer = client.send("PUT", path, authorization, "application/json", body);
    assertAnswer(answer, 401, "", "Unauthorized");
    assertThat(answer.challenge()).isEqualTo("Bearer realm=\"Users\"");
    assertThat(focus.acted).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/Accounts/9351f46a-678c-43f5-b8a6-d4eb58d131ae/Calls, 403, insufficient permissions",
    "GET, /v1/Accounts/9351f46a/Calls, 400, Bad request",
    "GET, /v1/Accounts/1-1-1-1-1/Conferences, 400, Bad request",
    "GET, /v1/Accounts/9351f46a-678c-43f5-b8a6-d4eb58d131af/Calls/17, 400, Bad request",
    "PUT, /v1/Accounts/9351f46a-678c-43f5-b8a6-d4eb58d131af/Calls/17, 400, Bad request",
  })
  void aSidThatIsNotOursIsRefused(String method, String path, int status, String message) {
    assertAnswer(
        client.send(method, path, "Bearer " + ApiClient.TOKEN, "", ""),
        status,
        JSON,
        "{\"msg\":\"" + message + "\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /",
    "GET, /v1/",
    "GET, /v1/Accounts",
    "GET, /v1/Nothing/9351f46a-678c-43f5-b8a6-d4eb58d131af/Calls",
    "GET, /v1/Accounts/9351f46a-678c-43f5-b8a6-d4eb58d131af",
    "GET, /v1/Accounts/9351f46a-678c-43f5-b8a6-d4eb58d131af/Queues",
    "POST, /v1/Accounts/9351f46a-678c-43f5-b8a6-d4eb58d131af/Calls",
    "DELETE, /v1/Accounts/9351f46a-678c-43f5-b8a6-d4eb58d131af/Calls",
    "PUT, /v1/Accounts/9351f46a-678c-43f5-b8a6-d4eb58d131af/Conferences",
  })
  void anUnknownPathOrMethodIsAnHtmlPage(String method, String path) {
    ApiClient.Answer answer = client.send(method, path, "Bearer " + ApiClient.TOKEN, "", "");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.type()).isEqualTo(HTML);
    assertThat(answer.body()).startsWith("<!DOCTYPE html>").doesNotContainIgnoringCase("jetty");
  }

  @Test
  void headAnswersAsGetWithoutTheBody() {
    String path = "/v1/Accounts/" + ACCOUNT + "/Conferences";
    ApiClient.Answer answer = client.send("HEAD", path, "Bearer " + ApiClient.TOKEN, "", "");
    assertAnswer(answer, 200, JSON, "");
  }

  @Test
  void conferencesAreNames() {
    assertAnswer(client.get("/Conferences"), 200, JSON, "[\"desk\"]");
  }

  @Test
  void expandedConferencesNameTheirParticipants() {
    assertAnswer(
        client.get("/Conferences?expand=participants"),
        200,
        JSON,
        """
        [{"id":"desk","name":"desk","durationSec":83,\
        "startedAt":"2026-11-20T07:40:00Z","participants":[\
        {"call_sid":"0d1c2a4e-5a7e-4f6c-9d55-7a1c9a0a2b11","label":"Bob Agent","number":"bob",\
        "direction":"inbound","memberTag":"agent","isAgent":true,"speakOnlyTo":"","muted":false,\
        "deaf":false,"held":false,"waiting":false,"joinedAt":"2026-11-20T07:40:00Z",\
        "tags":["agent"],"talking":true},\
        {"call_sid":"0d1c2a4e-5a7e-4f6c-9d55-7a1c9a0a2b12","label":"mara","number":"mara",\
        "direction":"inbound","memberTag":"","isAgent":false,"speakOnlyTo":"agent","muted":true,\
        "deaf":false,"held":false,"waiting":false,"joinedAt":"2026-11-20T07:40:00Z",\
        "tags":[],"talking":false}],\
        "started":true,"locked":false,"recording":false,"maxMembers":2147483647}]\
        """);
  }

  @Test
  void aCallHasTheFieldsOfJambonz() {
    assertAnswer(
        client.get("/Calls/" + FakeFocus.AGENT),
        200,
        JSON,
        """
        {"call_sid":"0d1c2a4e-5a7e-4f6c-9d55-7a1c9a0a2b11","direction":"inbound","from":"bob",\
        "to":"desk","call_id":"id-bob","sip_status":200,"sip_reason":"OK",\
        "call_status":"in-progress","caller_id":"Bob Agent",\
        "account_sid":"9351f46a-678c-43f5-b8a6-d4eb58d131af","fs_sip_address":"127.0.0.1:5070"}\
        """);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 2",
    "?callStatus=in-progress, 1",
    "?callStatus=completed, 1",
    "?callStatus=busy, 0",
    "?from=mara, 1",
    "?from=mar, 0",
    "?to=desk&direction=inbound, 2",
    "?direction=outbound, 0",
    "?call_status=completed, 2",
  })
  void callsAreFilteredExactlyAndUnknownFiltersIgnored(String query, int count) {
    api.onEvent(focus.leaves(FakeFocus.AGENT, "hung up", NOW));
    ApiClient.Answer answer = client.get("/Calls" + query);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().split("\"call_sid\"", -1)).hasSize(count + 1);
  }

  @Test
  void anEndedCallSaysWhoEndedItAndHowLongItWas() {
    api.onEvent(focus.leaves(FakeFocus.AGENT, "hung up", NOW));
    assertThat(client.get("/Calls/" + FakeFocus.AGENT).body())
        .contains("\"call_status\":\"completed\"")
        .contains("\"call_termination_by\":\"caller\",\"duration\":83");
  }

  @Test
  void aHugeBodyIsRefused() {
    String body = "{\"call_status\":\"" + "x".repeat(ApiHandler.BODY_BYTES) + "\"}";
    assertThat(client.put(FakeFocus.AGENT, body).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET /v1/%2e%2e/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: -7\r\n\r\n",
      })
  void malformedHttpIsAnsweredWithoutAWordAboutTheServer(String request) throws IOException {
    assertThat(raw(request)).matches("(?s)HTTP/1.1 (4|505).*").doesNotContainIgnoringCase("jetty");
  }

  @Test
  void anEndlessHeaderIsRefused() throws IOException {
    String answer = raw("GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(20_000) + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 431").doesNotContainIgnoringCase("jetty");
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(api.address().getAddress(), api.address().getPort())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void anOpenApiIsClosedToNamesThatAWebPageCouldChoose() throws IOException {
    try (FocusApi open = start(Optional.empty())) {
      ApiClient plain = new ApiClient(open.address(), ACCOUNT);
      assertThat(plain.get("/Conferences").status()).isEqualTo(200);
      try (Socket socket = new Socket(open.address().getAddress(), open.address().getPort())) {
        socket.setSoTimeout(5000);
        String request =
            "GET /v1/Accounts/%s/Conferences HTTP/1.1\r\n"
                + "Host: evil.example\r\n"
                + "Connection: close\r\n\r\n";
        socket
            .getOutputStream()
            .write(request.formatted(ACCOUNT).getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .startsWith("HTTP/1.1 401");
      }
    }
  }

  @Test
  void anOpenApiMustListenOnLoopback() {
    InetSocketAddress anywhere = new InetSocketAddress("0.0.0.0", 0);
    assertThatThrownBy(() -> new ApiConfig(anywhere, ACCOUNT, Optional.empty()))
        .hasMessageContaining("loopback");
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      InetSocketAddress address = (InetSocketAddress) taken.getLocalSocketAddress();
      ApiConfig config = new ApiConfig(address, ACCOUNT, Optional.empty());
      assertThatThrownBy(() -> FocusApi.start(config, focus, InstantSource.system()))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "cannot take HTTP on 127.0.0.1:" + address.getPort() + ": Address already in use");
    }
  }

  @Test
  void aClosedApiLeavesItsPortFree() throws IOException {
    InetSocketAddress address = api.address();
    api.close();
    try (ServerSocket again = new ServerSocket()) {
      again.setReuseAddress(true);
      again.bind(address);
      assertThat(again.isBound()).isTrue();
    }
  }
}
