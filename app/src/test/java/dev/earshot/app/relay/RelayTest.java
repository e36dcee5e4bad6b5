package dev.earshot.app.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.jambonz.LegCommands;
import dev.earshot.app.endpoint.Endpoint;
import dev.earshot.app.endpoint.EndpointConfig;
import dev.earshot.app.endpoint.EndpointListener;
import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A relay and its consoles, on loopback; jambonz is played by the test. */
@Timeout(30)
class RelayTest {
  private static final String ACCOUNT = "9351f46a-678c-43f5-b8a6-d4eb58d131af";
  private static final Secret TOKEN = new Secret("relay-token");
  private static final EndpointListener.Leg LEG =
      new EndpointListener.Leg("leg-1", "a@fs", "a@sbc", "desk");

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Sent sent = new Sent();
  private final RelayHub hub = new RelayHub(new BearerCheck(TOKEN), () -> sent);
  private final OkHttpClient http = new OkHttpClient();
  private Instant now = Instant.EPOCH;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Endpoint endpoint;

  @BeforeEach
  void startRelay() throws IOException {
    endpoint = start(0);
  }

  private Endpoint start(int port) throws IOException {
    Server jambonz = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    jambonz.setHandler(new Lists());
    startQuietly(jambonz);
    open.add(jambonz::stop);
    int listPort = ((ServerConnector) jambonz.getConnectors()[0]).getLocalPort();
    RestBranch rest =
        new RestBranch(
            new BearerCheck(TOKEN),
            new RestSource("http://127.0.0.1:" + listPort + "/", new Secret("key")),
            ACCOUNT,
            new SharedLooks(Duration.ofSeconds(4), () -> now),
            Runnable::run);
    Endpoint started =
        Endpoint.start(
            new EndpointConfig(
                ACCOUNT,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                URI.create("http://relay.example"),
                Optional.empty(),
                EndpointConfig.Access.OPEN,
                Optional.empty()),
            hub,
            List.of(hub, rest),
            () -> now);
    open.add(started);
    return started;
  }

  private static void startQuietly(Server server) throws IOException {
    try {
      server.start();
    } catch (Exception e) {
      throw new IOException("no server to play jambonz", e);
    }
  }

  /** jambonz' REST interface: one conference, whatever is asked. */
  private final class Lists extends Handler.Abstract {
    @Override
    public boolean handle(
        org.eclipse.jetty.server.Request request,
        org.eclipse.jetty.server.Response response,
        Callback callback) {
      asked.add(
          request.getMethod()
              + " "
              + request.getHttpURI().getPathQuery()
              + " "
              + request.getHeaders().get("Authorization"));
      response.getHeaders().put("RateLimit-Remaining", "17");
      response.write(true, ByteBuffer.wrap("[\"desk\"]".getBytes(UTF_8)), callback);
      return true;
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  /** What a console hears, as lines. */
  private final class Console implements EndpointListener {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final RelayLink link;

    Console(Secret token) {
      URI relay = URI.create("http://127.0.0.1:" + endpoint.address().getPort());
      link = new RelayLink(relay, token, this, (up, why) -> lines.add(up ? "up" : "down: " + why));
      open.add(link);
      link.start();
    }

    @Override
    public void statusHook(JsonNode data) {
      lines.add(data.path("event").asString("") + " " + data.path("call_sid").asString(""));
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
      lines.add("leg " + leg.callSid());
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
      return String.valueOf(lines.poll(8, TimeUnit.SECONDS));
    }

    void expect(String... expected) throws InterruptedException {
      for (String line : expected) {
        assertThat(next()).isEqualTo(line);
      }
    }
  }

  /** The legs' sockets. */
  private static final class Sent implements LegCommands {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

    @Override
    public boolean reaches(String callSid) {
      return callSid.equals(LEG.callSid());
    }

    @Override
    public boolean send(String callSid, String message) {
      return reaches(callSid) && messages.add(message);
    }
  }

  private static JsonNode event(String kind, String callSid) {
    return new JsonMapper()
        .readTree(
            "{\"event\":\"%s\",\"call_sid\":\"%s\",\"friendly_name\":\"desk\"}"
                .formatted(kind, callSid));
  }

  @Test
  void aConsoleIsToldWhatIsSoAndThenWhatHappens() throws Exception {
    hub.statusHook(event("start", "a"));
    hub.statusHook(event("join", "a"));
    hub.statusHook(event("join", "b"));
    hub.statusHook(event("leave", "b"));
    hub.legOpened(LEG);
    Console console = new Console(TOKEN);
    console.expect("down: connecting to the relay", "start a", "join a", "leg leg-1", "up");
    hub.statusHook(event("join", "c"));
    console.expect("join c");
    hub.legClosed("leg-1");
    console.expect("closed leg-1");
    assertThat(console.link.reaches("leg-1")).isFalse();
  }

  @Test
  void aCommandForALegGoesThroughAndNothingElseDoes() throws Exception {
    hub.legOpened(LEG);
    Console console = new Console(TOKEN);
    console.expect("down: connecting to the relay", "leg leg-1", "up");
    String coach =
        "{\"type\":\"command\",\"command\":\"conf:participant-action\","
            + "\"data\":{\"action\":\"coach\",\"tag\":\"agent\"}}";
    assertThat(console.link.send("leg-1", coach)).isTrue();
    assertThat(sent.messages.poll(5, TimeUnit.SECONDS)).isEqualTo(coach);
    assertThat(console.link.send("other", coach)).isFalse();
    assertThat(console.link.send("leg-1", coach.replace("coach", "kick"))).isTrue();
    assertThat(console.next()).startsWith("down: the relay closed the line: 1008");
    assertThat(sent.messages).isEmpty();
  }

  @Test
  void aWrongTokenIsSaid() throws Exception {
    Console console = new Console(new Secret("wrong"));
    console.expect("down: connecting to the relay", "down: the relay refuses us: 401 Unauthorized");
  }

  @Test
  void aLostRelayIsToldAtOnceAndFoundAgain() throws Exception {
    Console console = new Console(TOKEN);
    console.expect("down: connecting to the relay", "up");
    InetSocketAddress address = endpoint.address();
    endpoint.close();
    assertThat(console.next()).startsWith("down: ");
    endpoint = start(address.getPort());
    String line = console.next();
    while (line.startsWith("down: the relay cannot be reached")) {
      line = console.next();
    }
    assertThat(line).isEqualTo("up");
  }

  @Test
  void manyConsolesShareOneLook() throws Exception {
    String list = "/v1/Accounts/" + ACCOUNT + "/Conferences";
    assertThat(ask("GET", list, "relay-token")).isEqualTo("200 [\"desk\"]");
    assertThat(ask("GET", list, "relay-token")).isEqualTo("200 [\"desk\"]");
    assertThat(asked).containsExactly("GET " + list + " Bearer key");
    now = now.plusSeconds(4);
    assertThat(ask("GET", list, "relay-token")).isEqualTo("200 [\"desk\"]");
    assertThat(asked).hasSize(2);
  }

  @Test
  void onlyWhatAConsoleNeedsIsForwarded() throws Exception {
    String call = "/v1/Accounts/" + ACCOUNT + "/Calls/0d1c2a4e-5a7e-4f6c-9d55-7a1c9a0a2b11";
    assertThat(ask("GET", call, "wrong")).isEqualTo("401 Unauthorized");
    assertThat(ask("DELETE", call, "relay-token")).isEqualTo("404 Not Found");
    assertThat(ask("GET", call.replace("9351", "1111"), "relay-token")).isEqualTo("404 Not Found");
    assertThat(ask("GET", "/v1/Accounts/" + ACCOUNT + "/WebhookSecret", "relay-token"))
        .isEqualTo("404 Not Found");
    assertThat(asked).isEmpty();
    assertThat(ask("PUT", call, "relay-token")).startsWith("200");
    assertThat(asked).containsExactly("PUT " + call + " Bearer key");
  }

  @Test
  void aConsoleMayHaveItselfCalledAndNobodyElse() throws Exception {
    String calls = "/v1/Accounts/" + ACCOUNT + "/Calls";
    assertThat(post(calls, "{\"to\":{\"type\":\"phone\",\"number\":\"+4930\"}}")).startsWith("403");
    assertThat(post(calls, "nonsense")).startsWith("403");
    assertThat(asked).isEmpty();
    assertThat(post(calls, "{\"to\":{\"type\":\"user\",\"name\":\"mara\"}}")).startsWith("200");
    assertThat(asked).containsExactly("POST " + calls + " Bearer key");
  }

  @Test
  void whatIsLeftOfTheRequestsIsPassedOn() throws Exception {
    String list = "/v1/Accounts/" + ACCOUNT + "/Conferences";
    for (int i = 0; i < 2; i++) {
      try (Response answer = http.newCall(request(list).get().build()).execute()) {
        assertThat(answer.header("RateLimit-Remaining")).isEqualTo("17");
      }
    }
    assertThat(asked).hasSize(1);
  }

  @Test
  void tagsOfTheCallFlowAreToldBeforeWhoIsThere() throws Exception {
    hub.tagged("b", "agent");
    hub.tagged("a", "customer");
    hub.callStatus(new JsonMapper().readTree("{\"call_sid\":\"a\",\"call_status\":\"completed\"}"));
    hub.statusHook(event("join", "b"));
    Console console = new Console(TOKEN);
    console.expect("down: connecting to the relay", "tag b agent", "join b", "up");
    hub.tagged("c", "agent");
    console.expect("tag c agent");
  }

  private Request.Builder request(String path) {
    return new Request.Builder()
        .url("http://127.0.0.1:" + endpoint.address().getPort() + path)
        .header("Authorization", "Bearer relay-token");
  }

  private String post(String path, String body) throws IOException {
    RequestBody json = RequestBody.create(body, MediaType.get("application/json"));
    try (Response answer = http.newCall(request(path).post(json).build()).execute()) {
      return answer.code() + " " + answer.body().string();
    }
  }

  private String ask(String method, String path, String token) throws IOException {
    RequestBody body =
        method.equals("PUT") ? RequestBody.create("{}", MediaType.get("application/json")) : null;
    Request request =
        new Request.Builder()
            .url("http://127.0.0.1:" + endpoint.address().getPort() + path)
            .header("Authorization", "Bearer " + token)
            .method(method, body)
            .build();
    try (Response answer = http.newCall(request).execute()) {
      return answer.code() + " " + answer.body().string();
    }
  }
}
