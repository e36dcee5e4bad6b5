package dev.earshot.app.backend.genesys;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * The long poll (genesys-voice.md chapter 3), one exchange a step. One thread steps it; {@link
 * #disconnect} may come from another, so that never more than two requests are at the endpoint.
 */
final class CometLink {
  /** What it asks the server by. */
  interface Transport {
    /**
     * @throws BackendException if no answer came, or none that is one
     */
    JsonNode exchange(ArrayNode messages, Duration limit);
  }

  /** What it is about. */
  interface Events {
    /** A client of the server is subscribed and connected; called before anything is told. */
    void connected();

    void message(String channel, JsonNode data);

    /** Events may be missing from here on. */
    void gap();

    void down(String why);
  }

  /** Longer than the server holds a connect. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Transport transport;
  private final Events events;
  private final Duration patience;
  private volatile Optional<String> client = Optional.empty();
  private Bayeux.Advice advice = Bayeux.Advice.USUAL;
  private boolean connected;
  private boolean lost;
  private int failures;
  private long id;

  CometLink(Transport transport, Events events, Duration patience) {
    this.transport = transport;
    this.events = events;
    this.patience = patience;
  }

  /**
   * @return how long until the next step; empty if the server wants no further one
   */
  Optional<Duration> step() {
    try {
      if (client.isEmpty()) {
        handshake();
      } else {
        connect(client.get());
      }
      failures = 0;
    } catch (BackendException e) {
      return Optional.of(failed(e.problem()));
    }
    return goesOn();
  }

  private Optional<Duration> goesOn() {
    return switch (advice.reconnect()) {
      case RETRY -> Optional.of(advice.interval());
      case HANDSHAKE -> {
        forget("Genesys wants a new handshake");
        yield Optional.of(Duration.ZERO);
      }
      case NONE -> {
        forget("Genesys wants no further connection");
        yield Optional.empty();
      }
    };
  }

  private Duration failed(BackendProblem problem) {
    lost = true;
    events.down(problem.what());
    long pause = FIRST_PAUSE.toMillis() << Math.min(failures++, 5);
    return Duration.ofMillis(Math.min(pause, LONGEST_PAUSE.toMillis()));
  }

  /** The next step begins with a handshake. */
  void forget(String why) {
    client = Optional.empty();
    connected = false;
    events.down(why);
  }

  private void handshake() {
    advice = Bayeux.Advice.USUAL;
    Optional<JsonNode> answer = ask(Bayeux.handshake(++id), Bayeux.HANDSHAKE, patience);
    if (advice.reconnect() == Bayeux.Reconnect.NONE) {
      return;
    }
    String given = successful(answer, "handshake").path("clientId").asString("");
    successful(ask(Bayeux.subscribe(++id, given), Bayeux.SUBSCRIBE, patience), "subscription");
    client = Optional.of(given);
    advice = new Bayeux.Advice(Bayeux.Reconnect.RETRY, Duration.ZERO, advice.timeout());
  }

  private void connect(String clientId) {
    // After a failure too it must be known soon whether the connection stands.
    boolean probe = !connected || lost;
    Duration limit = probe ? patience : advice.timeout().plus(GRACE);
    Optional<JsonNode> answer = ask(Bayeux.connect(++id, clientId, probe), Bayeux.CONNECT, limit);
    if (advice.reconnect() != Bayeux.Reconnect.RETRY) {
      return;
    }
    successful(answer, "connection");
    if (!connected) {
      events.connected();
    }
    connected = true;
    lost = false;
    if (probe) {
      events.gap();
    }
  }

  private Optional<JsonNode> ask(ArrayNode messages, String channel, Duration limit) {
    JsonNode answers = transport.exchange(messages, limit);
    Optional<JsonNode> answer = Bayeux.answer(answers, channel);
    answer.ifPresent(a -> advice = advice.then(a));
    answers
        .valueStream()
        .filter(message -> !Bayeux.isMeta(message))
        .forEach(m -> events.message(m.path("channel").asString(""), m.path("data")));
    return answer;
  }

  private static JsonNode successful(Optional<JsonNode> answer, String what) {
    if (answer.isEmpty() || !answer.get().path("successful").asBoolean(false)) {
      String why = answer.map(a -> a.path("error").asString("")).orElse("no answer to it");
      throw new BackendException(
          new BackendProblem.Unavailable("Genesys refused the " + what + " to its events: " + why));
    }
    return answer.get();
  }

  /** Says good-bye; whatever waits is to be interrupted first. */
  void disconnect(Duration limit) {
    Optional<String> last = client;
    client = Optional.empty();
    last.ifPresent(clientId -> transport.exchange(Bayeux.disconnect(0, clientId), limit));
  }
}
