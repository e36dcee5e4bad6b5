package dev.earshot.app.simulate.genesys.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.app.simulate.genesys.http.WebSessions.WebSession;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** HTTP in front of everything: who asks, with which body, and where it goes. */
final class GenesysHandler extends Handler.Abstract {
  private static final int BODY_BYTES = 64 * 1024;
  private static final long BODY_SECONDS = 5;
  private static final String API = "/api/v2/";
  private static final String BAYEUX = "/api/v2/notifications";
  private static final String CONTROL = "/control";
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Who does what. */
  record Parts(Doorkeeper doorkeeper, RestDesk rest, BayeuxDoor bayeux, ControlRoutes control) {}

  private final Parts parts;
  private final Executor threads;

  GenesysHandler(Parts parts, Executor threads) {
    this.parts = parts;
    this.threads = threads;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    CompletableFuture<byte[]> body =
        request.getLength() == 0
            ? CompletableFuture.completedFuture(new byte[0])
            : Content.Source.asByteArrayAsync(request, BODY_BYTES);
    body.orTimeout(BODY_SECONDS, TimeUnit.SECONDS)
        .thenAcceptAsync(bytes -> answer(request, response, bytes, callback), threads)
        .exceptionally(
            failure -> {
              Response.writeError(request, response, callback, 500, failure.toString());
              return null;
            });
    return true;
  }

  private void answer(Request request, Response response, byte[] body, Callback callback) {
    String path = Request.getPathInContext(request);
    if (path.equals(CONTROL) || path.startsWith(CONTROL + "/")) {
      send(control(request, path, body), response, callback);
    } else if (path.startsWith(API)) {
      switch (parts.doorkeeper().admit(request)) {
        case Doorkeeper.Refused(Answer refusal) -> send(refusal, response, callback);
        case Doorkeeper.Admitted(WebSession who, HttpFields headers) -> {
          if (path.startsWith(BAYEUX)) {
            parts.bayeux().handle(who, request, response, body, callback);
          } else {
            send(rest(who, request, path, body).with(headers), response, callback);
          }
        }
      }
    } else {
      send(Answer.text(404, "Not Found"), response, callback);
    }
  }

  private Answer rest(WebSession who, Request request, String path, byte[] body) {
    try {
      return parts.rest().answer(who.person(), asked(request, path.substring(API.length()), body));
    } catch (JacksonException broken) {
      return Answer.text(400, "The body is no JSON");
    }
  }

  private Answer control(Request request, String path, byte[] body) {
    boolean near =
        Request.getRemoteAddr(request) != null
            && request.getConnectionMetaData().getRemoteSocketAddress()
                instanceof InetSocketAddress from
            && from.getAddress().isLoopbackAddress();
    if (!near) {
      return Answer.text(403, "The simulator is controlled from its own machine only");
    }
    try {
      String rest = path.substring(CONTROL.length());
      return parts.control().answer(asked(request, rest.isEmpty() ? "" : rest.substring(1), body));
    } catch (JacksonException broken) {
      return Answer.text(400, "The body is no JSON");
    }
  }

  private static Asked asked(Request request, String path, byte[] body) {
    Map<String, String> query = new HashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      query.put(field.getName(), field.getValue());
    }
    List<String> segments = path.isEmpty() ? List.of() : Arrays.asList(path.split("/"));
    JsonNode json =
        body.length == 0
            ? JsonNodeFactory.instance.objectNode()
            : MAPPER.readTree(new String(body, UTF_8));
    return new Asked(request.getMethod(), segments, query, json);
  }

  private static void send(Answer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
    answer.headers().forEach(field -> response.getHeaders().add(field));
    response.write(true, ByteBuffer.wrap(answer.body().getBytes(UTF_8)), callback);
  }
}
