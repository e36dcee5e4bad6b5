package dev.earshot.app.simulate.genesys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.cometd.bayeux.client.ClientSessionChannel.MessageListener;
import org.cometd.client.BayeuxClient;
import org.cometd.client.http.jetty.JettyHttpClientTransport;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpCookie;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client that shares nothing with the adapter: plain HTTP, and the CometD project's own Java
 * client for events.
 */
public final class Client implements AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final JsonMapper MAPPER = new JsonMapper();

  private final String base;
  private final String authorization;
  private final OkHttpClient http = new OkHttpClient();
  private final HttpClient events = new HttpClient();
  private final Map<String, String> cookies = new HashMap<>();
  private final BlockingQueue<JsonNode> queue = new LinkedBlockingQueue<>();
  private volatile String csrf = "";
  private Optional<BayeuxClient> comet = Optional.empty();

  /** What came back. */
  public record Answer(int status, String text) {
    public JsonNode json() {
      return MAPPER.readTree(text);
    }

    int code() {
      return json().path("statusCode").asInt(-1);
    }
  }

  public Client(InetSocketAddress server, String user, String password) {
    base = "http://127.0.0.1:" + server.getPort();
    authorization =
        "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  String csrf() {
    return csrf;
  }

  void csrf(String other) {
    csrf = other;
  }

  Map<String, String> cookies() {
    return cookies;
  }

  Answer get(String path) throws IOException {
    return send(new Request.Builder().url(base + "/api/v2" + path), true);
  }

  Answer post(String path, String body) throws IOException {
    return send(
        new Request.Builder()
            .url(base + "/api/v2" + path)
            .header("X-CSRF-TOKEN", csrf)
            .post(RequestBody.create(body, JSON)),
        true);
  }

  Answer operation(String path, String name) throws IOException {
    return post(path, "{\"operationName\":\"" + name + "\"}");
  }

  public Answer control(String path, String body) throws IOException {
    return send(
        new Request.Builder().url(base + "/control" + path).post(RequestBody.create(body, JSON)),
        false);
  }

  public JsonNode controlled(String path) throws IOException {
    return send(new Request.Builder().url(base + "/control" + path), false).json();
  }

  private Answer send(Request.Builder request, boolean authorized) throws IOException {
    if (authorized) {
      request.header("Authorization", authorization);
      cookies.forEach((name, value) -> request.addHeader("Cookie", name + "=" + value));
    }
    try (Response response = http.newCall(request.build()).execute()) {
      for (String cookie : response.headers("Set-Cookie")) {
        String[] pair = cookie.split(";")[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
      }
      String token = response.header("X-CSRF-TOKEN");
      csrf = token == null ? csrf : token;
      return new Answer(response.code(), response.body().string());
    }
  }

  /** Logs in, listens and begins to work. */
  Client work() throws Exception {
    get("/me");
    subscribe("/v2/me/*");
    operationOk("/me", "StartContactCenterSession");
    await("his device", e -> e.path("messageType").asString("").startsWith("Device"));
    return this;
  }

  private void operationOk(String path, String name) throws IOException {
    Answer answer = operation(path, name);
    if (answer.code() != 0) {
      throw new IllegalStateException(answer.toString());
    }
  }

  void subscribe(String topic) throws Exception {
    subscribe(topic, 10_000);
  }

  void subscribe(String topic, long patienceMillis) throws Exception {
    events.start();
    JettyHttpClientTransport transport =
        new JettyHttpClientTransport(null, events) {
          @Override
          protected void customize(org.eclipse.jetty.client.Request request) {
            request.headers(fields -> fields.put("X-CSRF-TOKEN", csrf));
            cookies.forEach((name, value) -> request.cookie(HttpCookie.from(name, value)));
          }
        };
    BayeuxClient client = new BayeuxClient(base + "/api/v2/notifications", transport);
    comet = Optional.of(client);
    client.handshake();
    if (!client.waitFor(patienceMillis, BayeuxClient.State.CONNECTED)) {
      throw new IllegalStateException("no handshake");
    }
    MessageListener listener =
        (channel, message) ->
            queue.add(
                ((tools.jackson.databind.node.ObjectNode) MAPPER.valueToTree(message.getData()))
                    .put("_channel", message.getChannel()));
    var subscribed = new java.util.concurrent.CountDownLatch(1);
    client.getChannel(topic).subscribe(listener, ok -> subscribed.countDown());
    if (!subscribed.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("not subscribed");
    }
  }

  BayeuxClient comet() {
    return comet.orElseThrow();
  }

  /** The next event that is like that; those before it are forgotten. */
  JsonNode await(String what, Predicate<JsonNode> wanted) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    StringBuilder others = new StringBuilder();
    while (true) {
      JsonNode next = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        throw new AssertionError("did not come: " + what + "; but " + others);
      }
      if (wanted.test(next)) {
        return next;
      }
      others.append(next).append('\n');
    }
  }

  /** His call in that state. */
  JsonNode call(String state) throws InterruptedException {
    return await(
            "a call that is " + state, e -> e.path("call").path("state").asString("").equals(state))
        .path("call");
  }

  /** Whether nothing came so far. */
  boolean quiet() {
    return queue.isEmpty();
  }

  void forget() {
    queue.clear();
  }

  /** Looks until it is so, ten seconds at most. */
  public static void until(String what, BooleanSupplier condition) {
    until(what, Duration.ofSeconds(10), condition);
  }

  /** Looks until it is so. */
  public static void until(String what, Duration patience, BooleanSupplier condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + patience.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  @Override
  public void close() throws Exception {
    comet.ifPresent(client -> client.disconnect(1_000));
    events.stop();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
