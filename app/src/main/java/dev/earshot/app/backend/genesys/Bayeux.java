package dev.earshot.app.backend.genesys;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Messages of the Bayeux protocol 1.0, as far as a client of Genesys needs them. Pure. */
final class Bayeux {
  static final String HANDSHAKE = "/meta/handshake";
  static final String SUBSCRIBE = "/meta/subscribe";
  static final String CONNECT = "/meta/connect";
  static final String DISCONNECT = "/meta/disconnect";

  /** {@code /*} is one segment: devices, calls, channels, chats of ourselves. */
  static final String TOPICS = "/v2/me/*";

  private static final String LONG_POLLING = "long-polling";

  /** What we propose; the server's own advice counts afterwards. */
  private static final int TIMEOUT_MILLIS = 60_000;

  private Bayeux() {}

  static ArrayNode handshake(long id) {
    ObjectNode message = message(id, HANDSHAKE).put("version", "1.0").put("minimumVersion", "1.0");
    message.putArray("supportedConnectionTypes").add(LONG_POLLING);
    message.putObject("advice").put("timeout", TIMEOUT_MILLIS).put("interval", 0);
    return alone(message);
  }

  static ArrayNode subscribe(long id, String clientId) {
    return alone(message(id, SUBSCRIBE).put("clientId", clientId).put("subscription", TOPICS));
  }

  /**
   * @param probe is answered at once, so that it is known soon that the connection stands
   */
  static ArrayNode connect(long id, String clientId, boolean probe) {
    ObjectNode message =
        message(id, CONNECT).put("clientId", clientId).put("connectionType", LONG_POLLING);
    if (probe) {
      message.putObject("advice").put("timeout", 0);
    }
    return alone(message);
  }

  static ArrayNode disconnect(long id, String clientId) {
    return alone(message(id, DISCONNECT).put("clientId", clientId));
  }

  private static ObjectNode message(long id, String channel) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", Long.toString(id))
        .put("channel", channel);
  }

  private static ArrayNode alone(ObjectNode message) {
    return JsonNodeFactory.instance.arrayNode().add(message);
  }

  /** The answer to a message of that channel, if there is one. */
  static Optional<JsonNode> answer(JsonNode messages, String channel) {
    return messages
        .valueStream()
        .filter(message -> message.path("channel").asString("").equals(channel))
        .findFirst();
  }

  static boolean isMeta(JsonNode message) {
    return message.path("channel").asString("").startsWith("/meta/");
  }

  /**
   * What the server wants next.
   *
   * @param interval until the next connect
   * @param timeout for which it holds a connect
   */
  record Advice(Reconnect reconnect, Duration interval, Duration timeout) {
    static final Advice USUAL =
        new Advice(Reconnect.RETRY, Duration.ZERO, Duration.ofMillis(TIMEOUT_MILLIS));

    /** Where an answer says nothing, what was said before goes on. */
    Advice then(JsonNode answer) {
      JsonNode advice = answer.path("advice");
      long wait = advice.path("interval").asLong(interval.toMillis());
      Reconnect wish =
          switch (advice.path("reconnect").asString("")) {
            case "handshake" -> Reconnect.HANDSHAKE;
            case "none" -> Reconnect.NONE;
            default -> refused(answer) ? Reconnect.HANDSHAKE : Reconnect.RETRY;
          };
      return new Advice(
          wait < 0 ? Reconnect.NONE : wish,
          Duration.ofMillis(Math.max(0, wait)),
          Duration.ofMillis(advice.path("timeout").asLong(timeout.toMillis())));
    }

    /** {@code 402::Unknown client} and the like. */
    private static boolean refused(JsonNode answer) {
      return !answer.path("successful").asBoolean(true)
          && answer.path("error").asString("").matches("40[123].*");
    }
  }

  /** After an answer. */
  enum Reconnect {
    RETRY,
    HANDSHAKE,
    NONE
  }
}
