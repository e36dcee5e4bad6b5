package dev.earshot.app.simulate.laml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plain requests to a simulator, as written down in the specification. */
final class LamlClient implements AutoCloseable {
  private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");
  private static final JsonMapper MAPPER = new JsonMapper();

  record Reply(int status, JsonNode body) {
    String text(String name) {
      return body.path(name).asString("");
    }

    int code() {
      return body.path("code").asInt(0);
    }
  }

  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .callTimeout(Duration.ofSeconds(20))
          .retryOnConnectionFailure(false)
          .build();

  private final String host;
  private final String root;
  private final String credentials;

  LamlClient(LamlSimulator simulator, String account, String token) {
    this.root = simulator.restUrl() + "/" + account;
    this.host = root.substring(0, root.indexOf('/', "http://".length()));
    this.credentials = Credentials.basic(account, token);
  }

  Reply get(String path) throws IOException {
    return ask(new Request.Builder().url(url(path)));
  }

  Reply post(String path, String form) throws IOException {
    return ask(new Request.Builder().url(url(path)).post(RequestBody.create(form, FORM)));
  }

  Reply delete(String path) throws IOException {
    return ask(new Request.Builder().url(url(path)).delete());
  }

  /** Paths that begin with a slash start from the host. */
  private String url(String path) {
    return path.startsWith("/") ? host + path : root + "/" + path;
  }

  Reply ask(Request.Builder request) throws IOException {
    if (request.build().header("Authorization") == null) {
      request.header("Authorization", credentials);
    }
    try (Response answer = http.newCall(request.build()).execute()) {
      String body = answer.body().string();
      return new Reply(answer.code(), MAPPER.readTree(body.isEmpty() ? "{}" : body));
    }
  }

  static void until(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plusSeconds(30);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
