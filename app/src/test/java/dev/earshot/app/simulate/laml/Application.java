package dev.earshot.app.simulate.laml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An application as customers of the real systems write it: documents and callbacks. */
final class Application implements AutoCloseable {
  /**
   * What it was asked.
   *
   * @param signature of {@code X-SignalWire-Signature} and of {@code X-Twilio-Signature}
   */
  record Asked(
      String method,
      String path,
      String query,
      List<String> signature,
      String raw,
      Map<String, String> form) {
    String field(String name) {
      return form.getOrDefault(name, "");
    }

    String event() {
      return field("StatusCallbackEvent");
    }
  }

  private final RestServer server;
  final List<Asked> asked = new CopyOnWriteArrayList<>();
  volatile Function<Asked, String> documents = _ -> "<Response/>";
  volatile int status = 200;

  Application() throws IOException {
    server = RestServer.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.serve(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            take(request, response, callback);
            return true;
          }
        });
  }

  private void take(Request request, Response response, Callback callback) throws Exception {
    String raw = Content.Source.asString(request, UTF_8);
    Map<String, String> form = new LinkedHashMap<>();
    Form.parse(raw).fields().forEach((name, values) -> form.put(name, values.getFirst()));
    Asked question =
        new Asked(
            request.getMethod(),
            Request.getPathInContext(request),
            String.valueOf(request.getHttpURI().getQuery()),
            java.util.stream.Stream.of("X-SignalWire-Signature", "X-Twilio-Signature")
                .map(name -> String.valueOf(request.getHeaders().get(name)))
                .toList(),
            raw,
            form);
    asked.add(question);
    response.setStatus(status);
    response.write(true, ByteBuffer.wrap(documents.apply(question).getBytes(UTF_8)), callback);
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.address().getPort() + path;
  }

  List<String> events() {
    return asked.stream().map(Asked::event).filter(event -> !event.isEmpty()).toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
