package dev.earshot.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.sip.Secret;
import dev.earshot.mixer.conference.MemberTag;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The event stream, heard by a real WebSocket client. */
@Timeout(60)
class EventStreamTest {
  private final FakeFocus focus = new FakeFocus();
  private final OkHttpClient http = new OkHttpClient();
  private FocusApi api;

  /** What one client hears. */
  private static final class Ear extends WebSocketListener {
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();

    @Override
    public void onMessage(WebSocket socket, String text) {
      heard.add(text);
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      closed.complete(code);
      socket.close(1000, null);
    }

    @Override
    public void onFailure(WebSocket socket, Throwable thrown, @Nullable Response response) {
      closed.complete(response == null ? -1 : response.code());
    }

    JsonNode next() throws InterruptedException {
      String text = heard.poll(20, TimeUnit.SECONDS);
      assertThat(text).as("a message").isNotNull();
      return new JsonMapper().readTree(text);
    }

    int end() throws Exception {
      return closed.get(20, TimeUnit.SECONDS);
    }
  }

  @BeforeEach
  void start() throws IOException {
    ApiConfig config =
        new ApiConfig(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            ApiConfig.DEFAULT_ACCOUNT,
            Optional.of(new Secret(ApiClient.TOKEN)));
    api = FocusApi.start(config, focus, InstantSource.fixed(FakeFocus.STARTED));
  }

  @AfterEach
  void stop() {
    api.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private String url(String account) {
    return "http://127.0.0.1:" + api.address().getPort() + "/v1/Accounts/" + account + "/Events";
  }

  private WebSocket listen(Ear ear, String account, String token) {
    Request request =
        new Request.Builder().url(url(account)).header("Authorization", "Bearer " + token).build();
    return http.newWebSocket(request, ear);
  }

  private WebSocket listen(Ear ear) {
    return listen(ear, ApiConfig.DEFAULT_ACCOUNT.toString(), ApiClient.TOKEN);
  }

  private static FocusMember agent(String... tags) {
    Set<MemberTag> all = new java.util.HashSet<>();
    for (String tag : tags) {
      all.add(new MemberTag(tag));
    }
    return FakeFocus.member(FakeFocus.AGENT, "bob", "Bob Agent", all, false);
  }

  private void changes(FocusMember before, FocusMember after) {
    api.onEvent(new FocusEvent.MemberChanged(FakeFocus.STARTED, focus.room(), before, after));
  }

  @Test
  void aClientBeginsWithEverythingAndHearsWhatHappensInOrder() throws Exception {
    Ear ear = new Ear();
    listen(ear);
    JsonNode hello = ear.next();
    assertThat(hello.path("event").asString()).isEqualTo("hello");
    assertThat(hello.path("conferences").path(0).path("participants").size()).isEqualTo(2);
    changes(agent("agent"), agent("agent", "expert"));
    api.onEvent(new FocusEvent.DigitDialled(FakeFocus.STARTED, focus.room(), agent("agent"), '5'));
    api.onEvent(focus.leaves(FakeFocus.AGENT, "hung up", FakeFocus.STARTED));
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      JsonNode message = ear.next();
      told.add(message.path("seq").asInt() + " " + message.path("event").asString());
      assertThat(message.path("friendly_name").asString()).isEqualTo("desk");
      assertThat(message.path("participant").path("number").asString()).isEqualTo("bob");
    }
    int first = hello.path("seq").asInt() + 1;
    assertThat(told)
        .containsExactly(first + " member-changed", (first + 1) + " dtmf", (first + 2) + " leave");
  }

  @Test
  void aPrivateTagIsNeitherShownNorHintedAt() throws Exception {
    Ear ear = new Ear();
    listen(ear);
    ear.next();
    changes(agent("agent"), agent("agent", "_ears-7"));
    changes(agent("agent", "_ears-7"), agent("agent", "_ears-7", "expert"));
    JsonNode message = ear.next();
    assertThat(message.path("participant").path("tags").toString())
        .isEqualTo("[\"agent\",\"expert\"]");
    assertThat(message.toString()).doesNotContain("_ears");
  }

  @Test
  void whoSpeaksIsClosed() throws Exception {
    Ear ear = new Ear();
    WebSocket socket = listen(ear);
    ear.next();
    socket.send("hello?");
    assertThat(ear.end()).isEqualTo(1008);
  }

  @Test
  void withoutTokenOrAccountThereIsNoStream() throws Exception {
    Ear stranger = new Ear();
    listen(stranger, ApiConfig.DEFAULT_ACCOUNT.toString(), "wrong");
    assertThat(stranger.end()).isEqualTo(401);
    Ear neighbour = new Ear();
    listen(neighbour, "9351f46a-678c-43f5-b8a6-d4eb58d131ae", ApiClient.TOKEN);
    assertThat(neighbour.end()).isEqualTo(403);
  }

  @Test
  void theTokenInTheAddressDoesNotCount() throws Exception {
    Ear ear = new Ear();
    String url = url(ApiConfig.DEFAULT_ACCOUNT.toString()) + "?token=" + ApiClient.TOKEN;
    http.newWebSocket(new Request.Builder().url(url).build(), ear);
    assertThat(ear.end()).isEqualTo(401);
  }

  @Test
  void listenersAreLimitedAndMakeRoomWhenTheyGo() throws Exception {
    List<WebSocket> sockets = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      Ear ear = new Ear();
      sockets.add(listen(ear));
      ear.next();
    }
    Ear late = new Ear();
    listen(late);
    assertThat(late.end()).isEqualTo(503);
    sockets.getFirst().close(1000, null);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!stats().contains("\"clients\":31")) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
    Ear next = new Ear();
    listen(next);
    assertThat(next.next().path("event").asString()).isEqualTo("hello");
  }

  private String stats() {
    return new ApiClient(api.address(), ApiConfig.DEFAULT_ACCOUNT).get("/Stats").body();
  }

  @Test
  void aClientThatDoesNotReadIsPutOutAndTheOthersHearEverything() throws Exception {
    Ear ear = new Ear();
    listen(ear);
    ear.next();
    try (Socket deaf = new Socket(api.address().getAddress(), api.address().getPort())) {
      deaf.setReceiveBufferSize(1024);
      String upgrade =
          "GET /v1/Accounts/%s/Events HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
              + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
              + "Sec-WebSocket-Version: 13\r\nAuthorization: Bearer %s\r\n\r\n";
      deaf.getOutputStream()
          .write(
              upgrade
                  .formatted(ApiConfig.DEFAULT_ACCOUNT, ApiClient.TOKEN)
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      awaitStats("\"clients\":2");
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
      int sent = 0;
      while (!stats().contains("\"slowClients\":1")) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        for (int i = 0; i < 200; i++) {
          changes(agent("agent"), agent("agent", "expert" + sent++));
        }
        for (int i = 0; i < 200; i++) {
          assertThat(ear.next().path("event").asString()).isEqualTo("member-changed");
        }
      }
    }
    assertThat(stats()).contains("\"dropped\":0");
  }

  private void awaitStats(String text) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!stats().contains(text)) {
      assertThat(System.nanoTime()).as(stats()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @Test
  void theStreamEndsWithTheApi() throws Exception {
    Ear ear = new Ear();
    listen(ear);
    ear.next();
    api.close();
    assertThat(ear.end()).isEqualTo(1001);
  }
}
