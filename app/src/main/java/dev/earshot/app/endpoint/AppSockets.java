package dev.earshot.app.endpoint;

import dev.earshot.app.backend.jambonz.LegCommands;
import dev.earshot.app.socket.TextSocket;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * The sockets that jambonz has opened, one per call: their sessions, and the way back to our own
 * legs. Threads {@code endpoint}; commands from any thread.
 */
final class AppSockets implements LegCommands {
  private static final Logger LOG = System.getLogger(AppSockets.class.getName());
  private static final int POLICY_VIOLATION = 1008;

  /** One socket per call of the application, customers' calls among them. */
  private static final int MOST = 2_000;

  private final String account;
  private final EndpointListener listener;
  private final Map<TextSocket, AppSession> sessions = new ConcurrentHashMap<>();
  private final Map<String, TextSocket> legs = new ConcurrentHashMap<>();
  private final AtomicInteger admitted = new AtomicInteger();

  AppSockets(String account, EndpointListener listener) {
    this.account = account;
    this.listener = listener;
  }

  /** A socket for one call; empty if there are too many. */
  Optional<TextSocket> admit(Function<JsonNode, ArrayNode> application, boolean supervisor) {
    if (admitted.incrementAndGet() > MOST) {
      admitted.decrementAndGet();
      return Optional.empty();
    }
    TextSocket socket = new TextSocket(new Watcher());
    sessions.put(
        socket, new AppSession(account, application, supervisor, new Door(socket), listener));
    return Optional.of(socket);
  }

  /** A socket that was admitted is gone, or did not come. */
  void released(TextSocket socket) {
    AppSession session = sessions.remove(socket);
    if (session != null) {
      admitted.decrementAndGet();
      session.leg().filter(callSid -> legs.remove(callSid, socket)).ifPresent(listener::legClosed);
    }
  }

  @Override
  public boolean reaches(String callSid) {
    TextSocket socket = legs.get(callSid);
    return socket != null && socket.isOpen();
  }

  @Override
  public boolean send(String callSid, String message) {
    TextSocket socket = legs.get(callSid);
    return socket != null && socket.send(message);
  }

  void ping() {
    sessions.keySet().forEach(TextSocket::ping);
  }

  private final class Watcher implements TextSocket.Watcher {
    @Override
    public void opened(TextSocket socket) {
      // The first message says which call it is.
    }

    @Override
    public void text(TextSocket socket, String message) {
      AppSession session = sessions.get(socket);
      if (session == null) {
        return;
      }
      Optional<String> wrong = session.onText(message);
      wrong.ifPresent(why -> socket.close(POLICY_VIOLATION, why));
    }

    @Override
    public void closed(TextSocket socket) {
      released(socket);
    }
  }

  /** Answers go the way the questions came. */
  private final class Door implements AppSession.Door {
    private final TextSocket socket;

    Door(TextSocket socket) {
      this.socket = socket;
    }

    @Override
    public void send(String text) {
      if (!socket.send(text)) {
        LOG.log(Level.WARNING, "an answer to jambonz was lost");
      }
    }

    @Override
    public void leads(String callSid) {
      legs.put(callSid, socket);
    }
  }
}
