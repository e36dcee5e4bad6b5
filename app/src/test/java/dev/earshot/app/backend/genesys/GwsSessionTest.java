package dev.earshot.app.backend.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.genesys.GwsStub.Answer;
import dev.earshot.app.backend.genesys.GwsStub.Asked;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.audio.sip.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The session over real HTTP: cookies, token, log-in, order, recovery. */
class GwsSessionTest {
  private static final String OK = "{\"statusCode\":0}";

  @SuppressWarnings("NullAway.Init") // set by begin()
  private GwsStub server;

  @SuppressWarnings("NullAway.Init")
  private GwsSession session;

  private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final List<String> told = new CopyOnWriteArrayList<>();

  private final CountDownLatch cut = new CountDownLatch(1);

  /** What the server accepts at the moment. */
  private volatile String cookie = "one";

  private volatile String token = "4a92be65";
  private volatile int clients;

  @BeforeEach
  void begin() throws Exception {
    server = new GwsStub(this::answer);
    session =
        new GwsSession(
            new GwsServer(
                server.url(),
                GwsLogin.basic("paul.smith", new Secret("secret")),
                GwsServer.NOTIFICATIONS,
                List.of("voice"),
                Duration.ofSeconds(3)));
    session.tells(
        new GwsListener() {
          @Override
          public void onMessage(String channel, JsonNode data) {
            told.add(channel + " " + data.path("n").asInt());
          }

          @Override
          public void onResync() {
            told.add("resync");
          }

          @Override
          public void onLine(BackendEvent.Line line, String detail) {
            told.add(line.name());
          }
        });
  }

  @AfterEach
  void end() throws Exception {
    events.add("[{'channel':'/meta/connect','successful':true}]".replace('\'', '"'));
    session.close();
    server.close();
  }

  /** A server with a session, a token, and a long poll. */
  private Answer answer(Asked asked) {
    if (asked.line().equals("GET /api/v2/me")) {
      return Answer.ok("{\"statusCode\":0,\"user\":{\"id\":\"u1\"}}")
          .with("X-CSRF-HEADER", "X-CSRF-TOKEN")
          .with("X-CSRF-TOKEN", token)
          .with("Set-Cookie", "JSESSIONID=" + cookie + "; Path=/");
    }
    if (!asked.header("cookie").contains("JSESSIONID=" + cookie)) {
      return new Answer(401, "", java.util.Map.of());
    }
    if (asked.line().startsWith("POST") && !asked.header("X-CSRF-TOKEN").equals(token)) {
      return new Answer(403, "Missing or invalid Csrf token", java.util.Map.of());
    }
    return asked.isBayeux() ? bayeux(asked) : Answer.ok(OK);
  }

  private Answer bayeux(Asked asked) {
    String channel = asked.channel();
    String client = "c-" + cookie + "-" + clients;
    String reply =
        switch (channel) {
          case "/meta/handshake" ->
              "[{'channel':'/meta/handshake','successful':true,'clientId':'c-"
                  + cookie
                  + "-"
                  + ++clients
                  + "','advice':{'reconnect':'retry','timeout':30000,'interval':0}}]";
          case "/meta/connect" -> connect(asked, client);
          default -> "[{'channel':'" + channel + "','successful':true}]";
        };
    return Answer.ok(reply.replace('\'', '"'));
  }

  private String connect(Asked asked, String client) {
    if (!asked.message().path("clientId").asString("").equals(client)) {
      return "[{'channel':'/meta/connect','successful':false,'error':'402::Unknown client',"
          + "'advice':{'reconnect':'handshake','interval':0}}]";
    }
    if (asked.message().has("advice")) {
      return "[{'channel':'/meta/connect','successful':true}]";
    }
    try {
      String event = events.poll(20, TimeUnit.SECONDS);
      return event == null ? "[{'channel':'/meta/connect','successful':true}]" : event;
    } catch (InterruptedException e) {
      return "[]";
    }
  }

  private static void until(BooleanSupplier condition, List<?> seen) {
    Instant end = Instant.now().plusSeconds(15);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("%s", seen).isBefore(end);
      Thread.onSpinWait();
    }
  }

  private void started() {
    session.begin(task -> Thread.ofVirtual().start(task));
    until(() -> told.contains("UP"), told);
  }

  private static ObjectNode coach() {
    return JsonNodeFactory.instance.objectNode().put("operationName", "Coach");
  }

  @Test
  void theOrderOfTheBeginningIsThatOfTheClientsThatWork() {
    started();
    until(() -> server.asked.size() >= 6, server.briefs());
    assertThat(server.briefs().subList(0, 6))
        .containsExactly(
            "GET /api/v2/me",
            "/meta/handshake",
            "/meta/subscribe",
            "/meta/connect",
            "POST /api/v2/me StartContactCenterSession",
            "/meta/connect");
    assertThat(told).containsExactly("resync", "UP");
    assertThat(session.userId()).isEqualTo("u1");
    assertThat(server.asked.getFirst().header("Authorization"))
        .isEqualTo("Basic cGF1bC5zbWl0aDpzZWNyZXQ=");
  }

  @Test
  void v01APostCarriesTheSessionAndTheTokenUnderTheNameThatTheServerTold() {
    started();
    session.post("/me/devices/D", coach());
    Asked post = last("POST /api/v2/me/devices/D");
    assertThat(post.header("X-CSRF-TOKEN")).isEqualTo("4a92be65");
    assertThat(post.header("Cookie")).contains("JSESSIONID=one");
    assertThat(post.header("Content-Type")).startsWith("application/json");
    assertThat(post.body()).isEqualTo("{\"operationName\":\"Coach\"}");
    assertThat(server.asked.stream().filter(Asked::isBayeux))
        .allMatch(poll -> poll.header("X-CSRF-TOKEN").equals("4a92be65"));
  }

  private Asked last(String line) {
    return server.asked.stream()
        .filter(a -> a.line().equals(line))
        .reduce((_, b) -> b)
        .orElseThrow();
  }

  private long count(String brief) {
    return server.briefs().stream().filter(brief::equals).count();
  }

  @Test
  void v14AnExpiredTokenIsReadAgainOnceAndTheRequestRepeatedOnce() {
    started();
    token = "new-token";
    long before = count("GET /api/v2/me");
    session.post("/me/devices/D", coach());
    assertThat(count("GET /api/v2/me")).isEqualTo(before + 1);
    assertThat(count("POST /api/v2/me/devices/D Coach")).isEqualTo(2);
    assertThat(last("POST /api/v2/me/devices/D").header("X-CSRF-TOKEN")).isEqualTo("new-token");
  }

  @Test
  void v14AndASecondRefusalIsAnError() {
    started();
    server.answers =
        asked ->
            asked.line().contains("/me/devices/D")
                ? new Answer(403, "Missing or invalid Csrf token", java.util.Map.of())
                : answer(asked);
    assertThatThrownBy(() -> session.post("/me/devices/D", coach()))
        .isInstanceOfSatisfying(
            BackendException.class,
            e -> assertThat(e.problem()).isInstanceOf(BackendProblem.NotPermitted.class));
    assertThat(count("POST /api/v2/me/devices/D Coach")).isEqualTo(2);
  }

  @Test
  void v13WhoeverIsLoggedOutLogsInAgainAndAsksOnceMore() {
    started();
    cookie = "two";
    session.get("/me/calls?fields=*");
    assertThat(last("GET /api/v2/me/calls?fields=*").header("Cookie")).contains("JSESSIONID=two");
    assertThat(told).contains("DOWN");
    until(() -> told.stream().filter("UP"::equals).count() == 2, told);
    assertThat(count("/meta/handshake")).isEqualTo(2);
    assertThat(count("POST /api/v2/me StartContactCenterSession")).isEqualTo(2);
  }

  @Test
  void v13Code20CountsAs401() {
    started();
    boolean[] refused = new boolean[1];
    server.answers =
        asked -> {
          if (asked.line().contains("/me/devices") && !refused[0]) {
            refused[0] = true;
            return Answer.ok("{\"statusCode\":20,\"statusMessage\":\"not authenticated\"}");
          }
          return answer(asked);
        };
    long before = count("GET /api/v2/me");
    session.get("/me/devices?fields=*");
    assertThat(count("GET /api/v2/me")).isEqualTo(before + 1);
  }

  @Test
  void v25APollThatIsRefusedGoesThroughTheLogIn() {
    started();
    cookie = "two";
    events.add("[{\"channel\":\"/meta/connect\",\"successful\":true}]");
    until(() -> told.stream().filter("UP"::equals).count() == 2, told);
    assertThat(count("/meta/handshake")).isEqualTo(2);
    assertThat(told).contains("DOWN");
  }

  @Test
  void v26NeverMoreThanTwoRequestsAreAtTheEndpoint() {
    started();
    for (int i = 0; i < 5; i++) {
      events.add(
          "[{\"channel\":\"/v2/me/calls\",\"data\":{\"n\":"
              + i
              + "}},{\"channel\":\"/meta/connect\",\"successful\":true}]");
    }
    until(() -> told.contains("/v2/me/calls 4"), told);
    session.close();
    assertThat(server.mostAtBayeux.get()).isLessThanOrEqualTo(2);
    assertThat(told).containsSubsequence("/v2/me/calls 0", "/v2/me/calls 1", "/v2/me/calls 4");
  }

  @Test
  void theEndIsTheSessionThenTheEvents() {
    started();
    session.close();
    List<String> asked = server.briefs();
    assertThat(asked.subList(asked.size() - 2, asked.size()))
        .containsExactly("POST /api/v2/me EndContactCenterSession", "/meta/disconnect");
  }

  @Test
  void v34ALinkOfTheServerLeadsToTheConfiguredBase() {
    started();
    session.get("http://127.0.0.1:8080/api/v2/me/calls/011D?fields=*");
    assertThat(last("GET /api/v2/me/calls/011D?fields=*").header("host"))
        .isEqualTo(server.url().host() + ":" + server.url().port());
  }

  @Test
  void aRestartedServerIsJoinedAgainAndNothingIsSentTwice() throws Exception {
    started();
    session.post("/me/devices/D", coach());
    cookie = "two";
    token = "other";
    clients = 40;
    session.get("/me/devices?fields=*");
    until(() -> told.stream().filter("UP"::equals).count() == 2, told);
    assertThat(count("POST /api/v2/me/devices/D Coach")).isEqualTo(1);
    assertThat(told.getLast()).isEqualTo("UP");
  }

  @Test
  void afterACutTheLongPollDoesNotWaitAtADeadConnection() {
    started();
    server.answers =
        asked -> {
          if (asked.line().contains("/me/calls")) {
            awaitCut();
          }
          return answer(asked);
        };
    assertThatThrownBy(() -> session.get("/me/calls?fields=*"))
        .isInstanceOf(BackendException.class);
    cut.countDown();
    server.answers = this::answer;
    session.get("/me/calls?fields=*");
    until(() -> told.stream().filter("UP"::equals).count() == 2, told);
    assertThat(told.stream().filter("resync"::equals).count()).isEqualTo(2);
    assertThat(count("/meta/handshake")).isEqualTo(1);
  }

  @Test
  void aRefusalIsNoCut() {
    started();
    server.answers =
        asked ->
            asked.line().contains("/me/calls")
                ? Answer.ok("{\"statusCode\":4,\"statusMessage\":\"internal\"}")
                : answer(asked);
    assertThatThrownBy(() -> session.get("/me/calls?fields=*"))
        .isInstanceOf(BackendException.class);
    session.get("/me/devices?fields=*");
    assertThat(told).doesNotContain("DOWN");
  }

  private void awaitCut() {
    try {
      assertThat(cut.await(15, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void noSecretIsInWhatIsShown() {
    started();
    assertThat(session.toString()).doesNotContain("4a92be65", "secret");
  }
}
