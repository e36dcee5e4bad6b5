package dev.earshot.app.backend.genesys;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.HttpUrl;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP server that answers as it is told; an answer may take its time. */
public final class GwsStub implements AutoCloseable {
  public static final JsonMapper JSON = new JsonMapper();
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  /** What was asked, complete. */
  public record Asked(String line, Map<String, String> headers, String body) {
    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
    }

    public boolean isBayeux() {
      return line.endsWith("/api/v2/notifications");
    }

    /** The channel of its first message. */
    public String channel() {
      return isBayeux() ? JSON.readTree(body).path(0).path("channel").asString("") : "";
    }

    public JsonNode message() {
      return JSON.readTree(body).path(0);
    }

    public String operation() {
      return body.isEmpty() || isBayeux()
          ? ""
          : JSON.readTree(body).path("operationName").asString("");
    }

    /** In one word, for asserting an order. */
    public String brief() {
      return isBayeux() ? channel() : (line + " " + operation()).strip();
    }
  }

  public record Answer(int status, String body, Map<String, String> headers) {
    public static Answer ok(String json) {
      return new Answer(200, json, Map.of());
    }

    public Answer with(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(name, value);
      return new Answer(status, body, more);
    }
  }

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  public final List<Asked> asked = new CopyOnWriteArrayList<>();
  final AtomicInteger mostAtBayeux = new AtomicInteger();
  private final AtomicInteger atBayeux = new AtomicInteger();
  public volatile Function<Asked, Answer> answers;

  public GwsStub(Function<Asked, Answer> answers) throws Exception {
    this.answers = answers;
    JETTY.setLevel(Level.WARNING);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            take(request, response, callback);
            return true;
          }
        });
    server.start();
  }

  private void take(Request request, Response response, Callback callback) throws Exception {
    Map<String, String> headers = new LinkedHashMap<>();
    request.getHeaders().forEach(h -> headers.put(h.getLowerCaseName(), h.getValue()));
    Asked question =
        new Asked(
            request.getMethod() + " " + request.getHttpURI().getPathQuery(),
            headers,
            Content.Source.asString(request, StandardCharsets.UTF_8));
    asked.add(question);
    boolean bayeux = question.isBayeux();
    if (bayeux) {
      mostAtBayeux.accumulateAndGet(atBayeux.incrementAndGet(), Math::max);
    }
    Answer answer = answers.apply(question);
    if (bayeux) {
      atBayeux.decrementAndGet();
    }
    response.setStatus(answer.status());
    response.getHeaders().put("Content-Type", "application/json");
    answer.headers().forEach(response.getHeaders()::put);
    response.write(true, ByteBuffer.wrap(answer.body().getBytes(StandardCharsets.UTF_8)), callback);
  }

  public HttpUrl url() {
    return HttpUrl.get("http://127.0.0.1:" + connector.getLocalPort());
  }

  public List<String> briefs() {
    return asked.stream().map(Asked::brief).toList();
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
