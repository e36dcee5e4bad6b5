package dev.earshot.app.relay;

import dev.earshot.app.backend.jambonz.LegCommands;
import dev.earshot.app.endpoint.Branch;
import dev.earshot.app.endpoint.EndpointListener;
import dev.earshot.app.endpoint.Reply;
import dev.earshot.app.socket.TextSocket;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The relay's side of the consoles' sockets. Whoever subscribes is first told everything that is
 * so, then every change. The lock keeps that order; it is held only while messages are handed to
 * sockets, which never wait.
 */
public final class RelayHub implements Branch, EndpointListener {
  private static final int MOST_CONSOLES = 200;
  private static final int POLICY_VIOLATION = 1008;
  private static final Set<String> ACTIONS = Set.of("mute", "unmute", "coach", "uncoach");

  private static final Set<String> OVER = Set.of("completed", "failed", "busy", "no-answer");

  private final BearerCheck check;
  private final Supplier<LegCommands> legCommands;
  private final ReentrantLock lock = new ReentrantLock();
  private final Attendance attendance = new Attendance();
  private final Map<String, Leg> legs = new LinkedHashMap<>();
  private final Set<TextSocket> consoles = new LinkedHashSet<>();
  private @Nullable ServerWebSocketContainer container;

  /**
   * @param legCommands the endpoint, once it stands
   */
  public RelayHub(BearerCheck check, Supplier<LegCommands> legCommands) {
    this.check = check;
    this.legCommands = legCommands;
  }

  @Override
  public void install(Server server) {
    container = ServerWebSocketContainer.ensure(server);
  }

  @Override
  public boolean serves(String path) {
    return path.equals(RelayMessages.PATH);
  }

  @Override
  public void handle(Request request, String path, Response response, Callback callback) {
    boolean socket = "websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeader.UPGRADE));
    boolean speaks =
        request
            .getHeaders()
            .getCSV("Sec-WebSocket-Protocol", false)
            .contains(RelayMessages.PROTOCOL);
    if (!check.admits(request)) {
      Reply.text(401, "Unauthorized").send(response, callback);
    } else if (!socket || !speaks) {
      Reply.text(426, "A WebSocket with the sub-protocol " + RelayMessages.PROTOCOL)
          .send(response, callback);
    } else if (count() >= MOST_CONSOLES) {
      Reply.text(503, "Too many consoles").send(response, callback);
    } else if (!upgrade(request, response, callback)) {
      Reply.text(400, "Bad Request").send(response, callback);
    }
  }

  private boolean upgrade(Request request, Response response, Callback callback) {
    ServerWebSocketContainer installed = container;
    return installed != null
        && installed.upgrade(
            (_, answer, _) -> {
              answer.setAcceptedSubProtocol(RelayMessages.PROTOCOL);
              return new TextSocket(new Watcher());
            },
            request,
            response,
            callback);
  }

  /** Consoles that are connected. */
  public int count() {
    lock.lock();
    try {
      return consoles.size();
    } finally {
      lock.unlock();
    }
  }

  /** Supervisors' legs that jambonz serves by us. */
  public int legs() {
    lock.lock();
    try {
      return legs.size();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void ping() {
    lock.lock();
    try {
      consoles.forEach(TextSocket::ping);
    } finally {
      lock.unlock();
    }
  }

  private void tell(String message, Runnable remember) {
    lock.lock();
    try {
      remember.run();
      consoles.removeIf(console -> !console.send(message));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void statusHook(JsonNode data) {
    tell(RelayMessages.status(data), () -> attendance.happened(data));
  }

  @Override
  public void tagged(String callSid, String tag) {
    tell(RelayMessages.tagged(callSid, tag), () -> attendance.tagged(callSid, tag));
  }

  @Override
  public void callStatus(JsonNode data) {
    String callSid = data.path("call_sid").asString("");
    boolean over = OVER.contains(data.path("call_status").asString(""));
    Runnable remember = over ? () -> attendance.over(callSid) : () -> {};
    tell(RelayMessages.call(data), remember);
  }

  @Override
  public void legOpened(Leg leg) {
    tell(RelayMessages.leg(leg), () -> legs.put(leg.callSid(), leg));
  }

  @Override
  public void legClosed(String callSid) {
    tell(RelayMessages.legClosed(callSid), () -> legs.remove(callSid));
  }

  @Override
  public void legError(String callSid, String message) {
    tell(RelayMessages.legError(callSid, message), () -> {});
  }

  /** Only what changes who hears a supervisor's own leg. */
  private static boolean permitted(String text) {
    Optional<JsonNode> command = RelayMessages.parse(text);
    return command.isPresent()
        && command.get().path("type").asString("").equals("command")
        && command.get().path("command").asString("").equals("conf:participant-action")
        && ACTIONS.contains(command.get().path("data").path("action").asString(""))
        && !command.get().has("callSid");
  }

  private final class Watcher implements TextSocket.Watcher {
    @Override
    public void opened(TextSocket socket) {
      lock.lock();
      try {
        attendance.tags().forEach((sid, tag) -> socket.send(RelayMessages.tagged(sid, tag)));
        attendance.events().forEach(event -> socket.send(RelayMessages.status(event)));
        legs.values().forEach(leg -> socket.send(RelayMessages.leg(leg)));
        socket.send(RelayMessages.ready());
        consoles.add(socket);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void text(TextSocket socket, String text) {
      Optional<JsonNode> message = RelayMessages.parse(text);
      String callSid = message.map(m -> m.path("callSid").asString("")).orElse("");
      String command = message.map(m -> m.path("message").asString("")).orElse("");
      boolean send = message.filter(m -> m.path("type").asString("").equals("send")).isPresent();
      if (!send || !permitted(command)) {
        socket.close(POLICY_VIOLATION, "only commands for a supervisor's leg are taken");
      } else if (!legCommands.get().send(callSid, command)) {
        socket.send(RelayMessages.legError(callSid, "the socket of this leg is not open"));
      }
    }

    @Override
    public void closed(TextSocket socket) {
      lock.lock();
      try {
        consoles.remove(socket);
      } finally {
        lock.unlock();
      }
    }
  }
}
