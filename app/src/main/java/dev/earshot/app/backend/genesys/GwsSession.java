package dev.earshot.app.backend.genesys;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A supervisor's session with Genesys Web Services: log-in, events, contact centre session, and its
 * end. Goes on by itself after whatever cuts it off; listeners are told then, and nothing is asked
 * twice.
 *
 * <p>Threads: one {@code backend-call} polls and calls the listeners; requests block whoever makes
 * them.
 */
public final class GwsSession implements GwsApi, AutoCloseable {
  private static final Duration GOODBYE = Duration.ofMillis(800);

  private final GwsServer server;
  private final GwsHttp http;
  private final CometLink link;
  private final List<GwsListener> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean up;

  /** The log-in that the events and the contact centre session belong to. */
  private volatile long followed;

  private volatile boolean began;

  public GwsSession(GwsServer server) {
    this.server = server;
    http = new GwsHttp(server);
    link = new CometLink(http::bayeux, new Told(), server.patience());
  }

  /** Who is told; before {@link #begin}. */
  public void tells(GwsListener listener) {
    listeners.add(listener);
  }

  /** Logs in and listens from now on, on a thread of {@code threads}. */
  public void begin(Executor threads) {
    threads.execute(this::run);
  }

  private void run() {
    try {
      Optional<Duration> wait = Optional.of(Duration.ZERO);
      while (wait.isPresent() && !stopped.await(wait.get().toMillis(), TimeUnit.MILLISECONDS)) {
        wait = step();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Duration> step() {
    try {
      http.login();
      if (http.logins() != followed) {
        boolean again = followed > 0;
        followed = http.logins();
        if (again) {
          link.forget("the session had expired");
        }
      }
    } catch (BackendException e) {
      line(BackendEvent.Line.DOWN, e.problem().what());
      return Optional.of(Duration.ofSeconds(2));
    }
    return link.step();
  }

  /** In the order of chapter 3: connected, then the session, and only then what must be read. */
  private final class Told implements CometLink.Events {
    @Override
    public void connected() {
      startWork();
    }

    @Override
    public void message(String channel, JsonNode data) {
      listeners.forEach(listener -> listener.onMessage(channel, data));
    }

    @Override
    public void gap() {
      listeners.forEach(GwsListener::onResync);
      line(BackendEvent.Line.UP, "");
    }

    @Override
    public void down(String why) {
      line(BackendEvent.Line.DOWN, why);
    }
  }

  private void line(BackendEvent.Line now, String detail) {
    boolean changes = up != (now == BackendEvent.Line.UP) || now == BackendEvent.Line.DOWN;
    up = now == BackendEvent.Line.UP;
    if (changes && stopped.getCount() > 0) {
      listeners.forEach(listener -> listener.onLine(now, detail));
    }
  }

  /** Whoever works already is told so by code 2, which is as good. */
  private void startWork() {
    ObjectNode start = operation("StartContactCenterSession");
    ArrayNode channels = start.putArray("channels");
    server.channels().forEach(channels::add);
    try {
      post("/me", start);
    } catch (BackendException e) {
      if (!(e.problem() instanceof BackendProblem.InvalidState)) {
        throw e;
      }
    }
    began = true;
  }

  private static ObjectNode operation(String name) {
    return JsonNodeFactory.instance.objectNode().put("operationName", name);
  }

  @Override
  public JsonNode get(String path) {
    return asked(() -> http.get(path));
  }

  @Override
  public void post(String path, ObjectNode body) {
    asked(() -> http.post(path, body));
  }

  /**
   * Another log-in is another session, and after a cut the long poll may wait at a connection that
   * is dead: either way it would hear nothing any more.
   */
  private JsonNode asked(Supplier<JsonNode> request) {
    JsonNode body = request.get();
    if (http.healed() || (up && http.logins() != followed)) {
      line(BackendEvent.Line.DOWN, "the session goes on");
      http.interruptPolls();
    }
    return body;
  }

  @Override
  public String userId() {
    return http.user()
        .map(me -> me.path("id").asString(""))
        .filter(id -> !id.isEmpty())
        .orElseThrow(
            () ->
                new BackendException(
                    new BackendProblem.Unavailable("the Genesys session has not begun yet")));
  }

  /** The contact centre session ends, then the events; at most some two seconds. Idempotent. */
  @Override
  public void close() {
    if (stopped.getCount() == 0) {
      return;
    }
    stopped.countDown();
    http.interruptPolls();
    try {
      if (began) {
        http.post("/me", operation("EndContactCenterSession"), GOODBYE);
      }
    } catch (BackendException e) {
      // The server ends it by itself once it hears nothing more of us.
    }
    try {
      link.disconnect(GOODBYE);
    } catch (BackendException e) {
      // As above.
    }
    http.close();
  }
}
