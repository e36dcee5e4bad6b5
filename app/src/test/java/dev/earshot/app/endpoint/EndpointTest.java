package dev.earshot.app.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The endpoint as jambonz meets it; J-numbers are those of the integration's contract tests. */
@Timeout(30)
class EndpointTest {
  static final String ACCOUNT = "9351f46a-678c-43f5-b8a6-d4eb58d131af";
  private static final String CALL = "0d1c2a4e-5a7e-4f6c-9d55-7a1c9a0a2b11";
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  private final OkHttpClient http = new OkHttpClient();
  private final Heard heard = new Heard();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  /** What the listener hears, as lines. */
  private static final class Heard implements EndpointListener {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Override
    public void statusHook(JsonNode data) {
      lines.add(
          "status " + data.path("event").asString("") + " " + data.path("call_sid").asString(""));
    }

    @Override
    public void callStatus(JsonNode data) {
      lines.add("call " + data.path("call_status").asString(""));
    }

    @Override
    public void tagged(String callSid, String tag) {
      lines.add("tag " + callSid + " " + tag);
    }

    @Override
    public void legOpened(Leg leg) {
      lines.add("leg " + leg.callSid() + " " + leg.room() + " " + leg.sbcCallId());
    }

    @Override
    public void legClosed(String callSid) {
      lines.add("closed " + callSid);
    }

    @Override
    public void legError(String callSid, String message) {
      lines.add("error " + callSid + " " + message);
    }

    String next() throws InterruptedException {
      return String.valueOf(lines.poll(5, TimeUnit.SECONDS));
    }
  }

  /** jambonz' end of a socket. */
  private static final class Caller extends WebSocketListener {
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    @Override
    public void onMessage(WebSocket socket, String text) {
      said.add(text);
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      said.add("closed " + code + " " + reason);
      socket.close(1000, null);
    }

    @Override
    public void onFailure(WebSocket socket, Throwable cause, @Nullable Response response) {
      said.add("refused " + (response == null ? cause : response.code()));
    }

    String next() throws InterruptedException {
      return String.valueOf(said.poll(5, TimeUnit.SECONDS));
    }
  }

  private Endpoint start(EndpointConfig.Access access) throws IOException {
    Endpoint endpoint =
        Endpoint.start(
            new EndpointConfig(
                ACCOUNT,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                URI.create("https://console.example/ear"),
                Optional.empty(),
                access,
                Optional.of(new CallFlow("{to}", List.of("anna"), "agent", "customer"))),
            heard,
            List.of(),
            () -> NOW);
    open.add(endpoint);
    return endpoint;
  }

  private static EndpointConfig.Access basic() {
    return new EndpointConfig.Access(
        Optional.of(new EndpointConfig.Basic("jambonz", new Secret("pw"))), Optional.empty());
  }

  private static EndpointConfig.Access signed() {
    return new EndpointConfig.Access(Optional.empty(), Optional.of(new Secret("s3cr3t")));
  }

  private String url(Endpoint endpoint, String path) {
    return "http://127.0.0.1:" + endpoint.address().getPort() + path;
  }

  private String post(Request.Builder request, String body) throws IOException {
    RequestBody json = RequestBody.create(body, MediaType.get("application/json"));
    try (Response answer = http.newCall(request.post(json).build()).execute()) {
      return answer.code() + " " + answer.body().string();
    }
  }

  private WebSocket call(Endpoint endpoint, String path, Caller caller, String... headers) {
    Request.Builder request = new Request.Builder().url(url(endpoint, path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    WebSocket socket = http.newWebSocket(request.build(), caller);
    open.add(socket::cancel);
    return socket;
  }

  private static String[] protocol(String... more) {
    List<String> all = new ArrayList<>(List.of("Sec-WebSocket-Protocol", "ws.jambonz.org"));
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  private static String sessionNew(String id, String headers) {
    return """
    {"type":"session:new","msgid":"%s","call_sid":"%s","data":{"call_sid":"%s",
     "account_sid":"%s","call_id":"a@fs","sbc_callid":"a@sbc","from":"mara","to":"app-x",
     "sip":{"headers":{%s}}}}\
    """
        .formatted(id, CALL, CALL, ACCOUNT, headers);
  }

  private static String hook(String event) {
    return "{\"account_sid\":\"%s\",\"call_sid\":\"%s\",\"event\":\"%s\",\"friendly_name\":\"desk\"}"
        .formatted(ACCOUNT, CALL, event);
  }

  @Test
  void j28AnUpgradeWithoutTheSubProtocolIsRefused() throws Exception {
    Caller caller = new Caller();
    call(start(EndpointConfig.Access.OPEN), "/supervisor", caller);
    assertThat(caller.next()).isEqualTo("refused 400");
  }

  @Test
  void j29ASessionIsAcknowledgedByTheSupervisorsVerb() throws Exception {
    Caller caller = new Caller();
    call(start(EndpointConfig.Access.OPEN), "/supervisor", caller, protocol())
        .send(sessionNew("m1", "\"x-room\":\"room-1\",\"X-Mode\":\"listen\""));
    assertThat(caller.next())
        .isEqualTo(
            "{\"type\":\"ack\",\"msgid\":\"m1\",\"data\":[{\"verb\":\"conference\","
                + "\"name\":\"room-1\",\"startConferenceOnEnter\":false,"
                + "\"endConferenceOnExit\":false,\"joinMuted\":true,"
                + "\"memberTag\":\"supervisor\"}]}");
    assertThat(heard.next()).isEqualTo("leg " + CALL + " room-1 a@sbc");
  }

  @Test
  void aCustomersEarJoinsWithoutATag() throws Exception {
    Caller caller = new Caller();
    call(start(EndpointConfig.Access.OPEN), "/supervisor", caller, protocol())
        .send(sessionNew("m1", "\"x-room\":\"room-1\",\"X-Role\":\"ear\""));
    assertThat(caller.next()).contains("\"joinMuted\":true").doesNotContain("memberTag");
  }

  @Test
  void anUnfitRoomIsHungUpWithTheReason() throws Exception {
    Caller caller = new Caller();
    WebSocket socket = call(start(EndpointConfig.Access.OPEN), "/supervisor", caller, protocol());
    socket.send(sessionNew("m1", "\"X-Room\":\"my room\""));
    assertThat(caller.next()).contains("\"verb\":\"hangup\"", "X-Reason", "not a room name");
    socket.send(sessionNew("m2", ""));
    assertThat(caller.next()).contains("no room named by X-Room");
    assertThat(heard.lines).isEmpty();
  }

  @Test
  void j30AHookOnTheSocketIsAcknowledgedWithoutData() throws Exception {
    Caller caller = new Caller();
    call(start(EndpointConfig.Access.OPEN), "/callflow", caller, protocol())
        .send(
            "{\"type\":\"verb:hook\",\"msgid\":\"h1\",\"hook\":\"/s\",\"data\":"
                + hook("join")
                + "}");
    assertThat(caller.next()).isEqualTo("{\"type\":\"ack\",\"msgid\":\"h1\"}");
    assertThat(heard.next()).isEqualTo("status join " + CALL);
  }

  @Test
  void j31NoMessageIsAcknowledgedTwice() throws Exception {
    Caller caller = new Caller();
    WebSocket socket = call(start(EndpointConfig.Access.OPEN), "/supervisor", caller, protocol());
    socket.send(sessionNew("m1", "\"X-Room\":\"a\""));
    socket.send(sessionNew("m1", "\"X-Room\":\"a\""));
    socket.send("{\"type\":\"session:reconnect\",\"msgid\":\"m2\",\"data\":{}}");
    assertThat(caller.next()).contains("\"m1\"");
    assertThat(caller.next()).contains("\"m2\"");
  }

  @Test
  void j32AReconnectionIsAcknowledgedAndTheLegIsKept() throws Exception {
    Endpoint endpoint = start(EndpointConfig.Access.OPEN);
    Caller caller = new Caller();
    String again =
        sessionNew("m9", "\"X-Room\":\"desk\"").replace("session:new", "session:reconnect");
    call(endpoint, "/supervisor", caller, protocol()).send(again);
    assertThat(caller.next()).isEqualTo("{\"type\":\"ack\",\"msgid\":\"m9\"}");
    assertThat(heard.next()).startsWith("leg " + CALL + " desk");
    assertThat(endpoint.reaches(CALL)).isTrue();
  }

  @Test
  void j33AnErrorOfJambonzIsPassedOnForItsLeg() throws Exception {
    Caller caller = new Caller();
    WebSocket socket = call(start(EndpointConfig.Access.OPEN), "/supervisor", caller, protocol());
    socket.send(sessionNew("m1", "\"X-Room\":\"a\""));
    socket.send(
        "{\"type\":\"jambonz:error\",\"msgid\":\"e\",\"data\":{\"msg\":\"InvalidMessage\","
            + "\"details\":\"data property not supplied\",\"content\":\"x\"}}");
    assertThat(heard.next()).startsWith("leg");
    assertThat(heard.next())
        .isEqualTo("error " + CALL + " InvalidMessage data property not supplied");
  }

  @Test
  void commandsGoOverTheSocketOfTheirLegUntilItCloses() throws Exception {
    Endpoint endpoint = start(EndpointConfig.Access.OPEN);
    Caller caller = new Caller();
    WebSocket socket = call(endpoint, "/supervisor", caller, protocol());
    socket.send(sessionNew("m1", "\"X-Room\":\"a\""));
    assertThat(heard.next()).startsWith("leg");
    assertThat(caller.next()).contains("ack");
    assertThat(endpoint.send(CALL, "{\"type\":\"command\"}")).isTrue();
    assertThat(caller.next()).isEqualTo("{\"type\":\"command\"}");
    assertThat(endpoint.send("another", "x")).isFalse();
    socket.close(1001, "gone");
    assertThat(heard.next()).isEqualTo("closed " + CALL);
    assertThat(endpoint.reaches(CALL)).isFalse();
  }

  @Test
  void whatIsNoMessageOfOursEndsTheSocketWithTheReason() throws Exception {
    Endpoint endpoint = start(EndpointConfig.Access.OPEN);
    Caller broken = new Caller();
    call(endpoint, "/supervisor", broken, protocol()).send("{");
    assertThat(broken.next()).isEqualTo("closed 1008 not JSON");
    Caller foreign = new Caller();
    call(endpoint, "/supervisor", foreign, protocol())
        .send("{\"type\":\"session:new\",\"msgid\":\"1\",\"data\":{\"account_sid\":\"other\"}}");
    assertThat(foreign.next()).isEqualTo("closed 1008 another account");
  }

  @Test
  void credentialsAreAskedForWhereTheyAreConfigured() throws Exception {
    Endpoint endpoint = start(basic());
    Caller without = new Caller();
    call(endpoint, "/supervisor", without, protocol());
    assertThat(without.next()).isEqualTo("refused 401");
    Caller with = new Caller();
    call(
            endpoint,
            "/supervisor",
            with,
            protocol("Authorization", Credentials.basic("jambonz", "pw")))
        .send(sessionNew("m1", "\"X-Room\":\"a\""));
    assertThat(with.next()).contains("ack");
    assertThat(post(new Request.Builder().url(url(endpoint, "/status")), hook("join")))
        .startsWith("401");
    assertThat(heard.next()).startsWith("leg");
    assertThat(heard.lines).isEmpty();
  }

  @Test
  void theCallFlowTagsItsCallersAndHearsOfThem() throws Exception {
    Endpoint endpoint = start(basic());
    Request.Builder agent =
        new Request.Builder()
            .url(url(endpoint, "/ear/callflow"))
            .header("Authorization", Credentials.basic("jambonz", "pw"));
    String session = "{\"account_sid\":\"%s\",\"from\":\"%s\",\"to\":\"sip:support@x\"}";
    String answer = post(agent, session.formatted(ACCOUNT, "anna"));
    assertThat(answer)
        .startsWith("200 [{\"verb\":\"conference\",\"name\":\"support\"")
        .contains(
            "\"memberTag\":\"agent\"",
            "\"statusEvents\":[\"start\",\"end\",\"join\",\"leave\",\"start-talking\","
                + "\"stop-talking\"]");
    assertThat(post(agent, session.formatted(ACCOUNT, "+4930123")))
        .contains("\"memberTag\":\"customer\"");

    String hookUrl = answer.replaceFirst("(?s).*\"statusHook\":\"([^\"]*)\".*", "$1");
    assertThat(hookUrl).startsWith("https://console.example/ear/status?key=");
    String local = url(endpoint, hookUrl.substring("https://console.example".length()));
    assertThat(post(new Request.Builder().url(local), hook("join"))).startsWith("204");
    assertThat(heard.next()).isEqualTo("status join " + CALL);
    assertThat(post(new Request.Builder().url(local + "0"), hook("join"))).startsWith("401");
  }

  @Test
  void whichTagACallerGetsIsTold() throws Exception {
    Endpoint endpoint = start(EndpointConfig.Access.OPEN);
    Caller caller = new Caller();
    call(endpoint, "/callflow", caller, protocol())
        .send(sessionNew("m1", "").replace("\"mara\"", "\"anna\""));
    assertThat(caller.next()).contains("\"memberTag\":\"agent\"");
    assertThat(heard.next()).isEqualTo("tag " + CALL + " agent");
  }

  @Test
  void j26AHookWithABadSignatureChangesNothing() throws Exception {
    Endpoint endpoint = start(signed());
    Request.Builder status =
        new Request.Builder()
            .url(url(endpoint, "/status"))
            .header("Jambonz-Signature", "t=1700000000,v1=" + "0".repeat(64));
    assertThat(post(status, hook("leave"))).startsWith("401");
    assertThat(post(new Request.Builder().url(url(endpoint, "/status")), hook("leave")))
        .startsWith("401");
    assertThat(heard.lines).isEmpty();
  }

  @Test
  void j27TheSignatureIsOverTheRawBody() {
    String header =
        "t=1700000000,v1=8dbbbbf4523b10bbb793e74d854144c45acccc2d233667b1c06b805b6ded8a84";
    byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    Secret secret = new Secret("s3cr3t");
    assertThat(HookCheck.signed(secret, header, body, NOW)).isTrue();
    assertThat(HookCheck.signed(secret, header, body, NOW.plusSeconds(299))).isTrue();
    assertThat(HookCheck.signed(secret, header, body, NOW.plusSeconds(301))).isFalse();
    assertThat(HookCheck.signed(secret, header, "{\"a\": 1}".getBytes(StandardCharsets.UTF_8), NOW))
        .isFalse();
    assertThat(HookCheck.signed(new Secret("other"), header, body, NOW)).isFalse();
    assertThat(HookCheck.signed(secret, "v1=00", body, NOW)).isFalse();
  }

  @Test
  void badHooksAreAnsweredClearly() throws Exception {
    Endpoint endpoint = start(EndpointConfig.Access.OPEN);
    Request.Builder status = new Request.Builder().url(url(endpoint, "/status"));
    assertThat(post(status, "{")).isEqualTo("400 {\"msg\":\"not JSON\"}");
    assertThat(post(status, "[]")).isEqualTo("400 {\"msg\":\"must be an object\"}");
    assertThat(post(status, "{\"account_sid\":\"" + ACCOUNT + "\"}"))
        .isEqualTo("400 {\"msg\":\"event and call_sid are expected\"}");
    assertThat(post(status, hook("join").replace("9351", "1111")))
        .isEqualTo("403 {\"msg\":\"another account\"}");
    assertThat(post(status, " ".repeat(200_000))).startsWith("413");
    assertThat(post(new Request.Builder().url(url(endpoint, "/nope")), "{}")).startsWith("404");
    try (Response answer = http.newCall(status.get().build()).execute()) {
      assertThat(answer.code()).isEqualTo(405);
    }
    assertThat(heard.lines).isEmpty();
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    Endpoint first = start(EndpointConfig.Access.OPEN);
    EndpointConfig second =
        new EndpointConfig(
            ACCOUNT,
            first.address(),
            URI.create("http://x"),
            Optional.empty(),
            EndpointConfig.Access.OPEN,
            Optional.empty());
    assertThatThrownBy(() -> Endpoint.start(second, heard, List.of(), () -> NOW))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(String.valueOf(first.address().getPort()))
        .hasMessageContaining("Address already in use");
  }
}
