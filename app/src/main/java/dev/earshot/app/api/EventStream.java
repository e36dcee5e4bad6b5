package dev.earshot.app.api;

import dev.earshot.app.socket.TextSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/**
 * {@code GET …/Events}: the way from HTTP to a WebSocket (RFC 6455) of {@link EventHub}. Whoever
 * does not even answer pings is gone after a minute.
 */
final class EventStream {
  private static final String PATH = "/v1/Accounts/[^/]+/Events";
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final int MESSAGE_BYTES = 1024;

  private final ServerWebSocketContainer container;
  private final EventHub hub;

  EventStream(Server server, EventHub hub) {
    this.container = ServerWebSocketContainer.ensure(server);
    this.hub = hub;
    container.setIdleTimeout(IDLE);
    container.setMaxTextMessageSize(MESSAGE_BYTES);
    container.setMaxBinaryMessageSize(MESSAGE_BYTES);
    container.setMaxFrameSize(MESSAGE_BYTES);
    container.setAutoFragment(false);
  }

  /** What a request gets that does not ask for a WebSocket. */
  static List<Route> routes() {
    ApiAnswer upgrade =
        new ApiAnswer(
            426, "text/plain; charset=utf-8", Map.of("Upgrade", "websocket"), "Upgrade Required");
    return List.of(new Route("GET", "/Events", _ -> upgrade));
  }

  static boolean isMeant(Request request, String path) {
    return path.matches(PATH)
        && "websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeader.UPGRADE));
  }

  /** The answer if it was not upgraded; empty if whatever there is to say has been said. */
  Optional<ApiAnswer> upgrade(Request request, Response response, Callback callback) {
    if (!hub.admit()) {
      return Optional.of(ApiAnswer.text(503, "Too many listeners"));
    }
    TextSocket client = new TextSocket(hub, EventHub.MOST_WAITING);
    boolean upgraded = false;
    try {
      upgraded = container.upgrade((_, _, _) -> client, request, response, callback);
    } finally {
      if (!upgraded) {
        hub.released();
      }
    }
    return upgraded ? Optional.empty() : Optional.of(ApiAnswer.text(400, "Bad Request"));
  }
}
