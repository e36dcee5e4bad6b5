package dev.earshot.app.simulate.genesys.http;

import dev.earshot.app.simulate.genesys.http.WebSessions.WebSession;
import dev.earshot.app.simulate.genesys.world.Notices;
import dev.earshot.app.simulate.genesys.world.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cometd.bayeux.ChannelId;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.DefaultSecurityPolicy;
import org.cometd.server.HttpException;
import org.cometd.server.ServerSessionImpl;
import org.cometd.server.http.JSONHttpTransport;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The CometD server (genesys-voice.md 3): CometD's own, by long polls only. A message reaches the
 * sessions of one user that subscribed to its channel. Safe for any thread.
 */
final class BayeuxDoor implements Notices, AutoCloseable {
  private static final String USER = "user";
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private final JsonMapper mapper = new JsonMapper();
  private final BayeuxServerImpl server = new BayeuxServerImpl();
  private final JSONHttpTransport transport = new JSONHttpTransport(server);

  /**
   * @param poll how long a poll waits for news
   * @param maxInterval how long after that a client counts as alive
   */
  BayeuxDoor(Duration poll, Duration maxInterval) {
    server.setTransports(List.of(transport));
    server.setOption("timeout", poll.toMillis());
    server.setOption("maxInterval", maxInterval.toMillis());
    // Faster than the default, because tests let clients expire.
    server.setOption("sweepPeriod", 200L);
    server.setSecurityPolicy(new Welcome());
  }

  void start() throws Exception {
    server.start();
    transport.init();
  }

  void handle(WebSession who, Request request, Response response, byte[] body, Callback callback) {
    BayeuxHttp http = new BayeuxHttp(request, response, body);
    Promise<Void> done =
        Promise.from(
            ignored -> callback.succeeded(),
            failure -> {
              int code = failure instanceof HttpException known ? known.getCode() : 500;
              Response.writeError(request, response, callback, code);
            });
    transport.handle(new BayeuxCaller(request, who), http, http, done);
  }

  @Override
  public void tell(Person to, String channel, ObjectNode data) {
    Map<String, Object> plain = mapper.convertValue(data, MAP);
    ChannelId id = new ChannelId(channel);
    for (ServerSession session : server.getSessions()) {
      if (to.userName().equals(session.getAttribute(USER)) && subscribed(session, id)) {
        session.deliver(null, channel, plain, Promise.noop());
      }
    }
  }

  private static boolean subscribed(ServerSession session, ChannelId channel) {
    return session.getSubscriptions().stream()
        .anyMatch(
            known -> known.getChannelId().equals(channel) || known.getChannelId().matches(channel));
  }

  /** Nobody is known any more; polls that wait are broken off. */
  void forget() {
    for (ServerSession session : server.getSessions()) {
      server.removeSession(session);
      if (session instanceof ServerSessionImpl waiting) {
        waiting.destroyScheduler();
      }
    }
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }

  /** Whoever has a session may subscribe; nobody may publish. */
  private static final class Welcome extends DefaultSecurityPolicy {
    @Override
    public boolean canHandshake(BayeuxServer server, ServerSession session, ServerMessage message) {
      Object user = message.getBayeuxContext().getUserPrincipal().getName();
      session.setAttribute(USER, user);
      return true;
    }

    @Override
    public boolean canPublish(
        BayeuxServer server,
        ServerSession client,
        org.cometd.bayeux.server.ServerChannel channel,
        ServerMessage message) {
      return false;
    }
  }
}
