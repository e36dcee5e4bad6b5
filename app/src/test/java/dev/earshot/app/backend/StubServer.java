package dev.earshot.app.backend;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** An HTTP server that answers as it is told and writes down what it was asked. */
public final class StubServer implements AutoCloseable {
  /** What was asked, complete. */
  public record Asked(String line, String authorization, String type, String body) {}

  /** What to answer. */
  public record Answer(int status, String type, String body, Map<String, String> headers) {
    public static Answer text(int status, String body) {
      return new Answer(status, "text/plain", body, Map.of());
    }

    public static Answer json(int status, String body) {
      return new Answer(status, "application/json", body, Map.of());
    }
  }

  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  public final List<Asked> asked = new CopyOnWriteArrayList<>();
  public volatile Function<Asked, Answer> answers = _ -> Answer.text(202, "Accepted");

  public StubServer() throws Exception {
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
    Asked question =
        new Asked(
            request.getMethod() + " " + request.getHttpURI().getPathQuery(),
            header(request, "Authorization"),
            header(request, "Content-Type"),
            Content.Source.asString(request, StandardCharsets.UTF_8));
    asked.add(question);
    Answer answer = answers.apply(question);
    response.setStatus(answer.status());
    response.getHeaders().put("Content-Type", answer.type());
    answer.headers().forEach(response.getHeaders()::put);
    response.write(true, ByteBuffer.wrap(answer.body().getBytes(StandardCharsets.UTF_8)), callback);
  }

  private static String header(Request request, String name) {
    String value = request.getHeaders().get(name);
    return value == null ? "" : value;
  }

  public String url() {
    return "http://127.0.0.1:" + connector.getLocalPort();
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
