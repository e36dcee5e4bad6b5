package dev.earshot.app.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
  private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
  private final OkHttpClient client = new OkHttpClient();

  @SuppressWarnings("NullAway.Init") // set before each test
  private HealthServer server;

  @BeforeEach
  void start() throws IOException {
    server = HealthServer.start(loopback(0), new Scripted());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Test
  void whoIsWellSaysSo() throws Exception {
    Answer answer = get("GET", "/health");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ok\n");
  }

  @Test
  void troubleIsNamedAndIsNoSuccess() throws Exception {
    trouble.set(Optional.of("nothing has been mixed for 2 s"));
    Answer answer = get("GET", "/health");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("trouble: nothing has been mixed for 2 s\n");
    assertThat(get("GET", "/metrics").body()).contains("\nearshot_healthy 0\n");
  }

  @Test
  void metricsAreOfTheServerAndOfItsProcess() throws Exception {
    Answer answer = get("GET", "/metrics");
    assertThat(answer.type()).startsWith("text/plain; version=0.0.4");
    assertThat(answer.body().lines())
        .contains(
            "earshot_healthy 1",
            "# TYPE earshot_rooms gauge",
            "earshot_rooms{kind=\"a\\\"b\"} 3",
            "# TYPE earshot_steps_total counter",
            "# TYPE process_cpu_seconds_total counter")
        .anyMatch(line -> line.startsWith("earshot_build_info{java="))
        .allMatch(line -> line.startsWith("# ") || line.matches("[a-z0-9_]+(\\{.*})? [0-9.E-]+"));
  }

  @Test
  void nothingElseIsServedAndNoOrderTaken() throws Exception {
    assertThat(get("GET", "/").status()).isEqualTo(404);
    assertThat(get("POST", "/health").status()).isEqualTo(405);
  }

  @Test
  void anAddressInUseIsNamed() {
    int port = server.address().getPort();
    assertThatThrownBy(() -> HealthServer.start(loopback(port), new Scripted()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(":" + port);
  }

  private record Answer(int status, String type, String body) {}

  private Answer get(String method, String path) throws IOException {
    RequestBody body = method.equals("GET") ? null : RequestBody.create(new byte[0], null);
    Request request =
        new Request.Builder()
            .url("http://127.0.0.1:" + server.address().getPort() + path)
            .method(method, body)
            .build();
    try (Response answer = client.newCall(request).execute()) {
      return new Answer(
          answer.code(), String.valueOf(answer.header("Content-Type")), answer.body().string());
    }
  }

  private final class Scripted implements Vitals {
    @Override
    public Optional<String> trouble() {
      return trouble.get();
    }

    @Override
    public List<Metric> metrics() {
      return List.of(
          new Metric("earshot_rooms", "Rooms.", 3, Map.of("kind", "a\"b")),
          Metric.of("earshot_steps_total", "Steps.", 12));
    }
  }
}
