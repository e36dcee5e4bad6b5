package dev.earshot.app.relay;

import dev.earshot.app.endpoint.EndpointListener;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The messages between a relay and its consoles. Pure. */
final class RelayMessages {
  static final String PROTOCOL = "relay.earshot.1";
  static final String PATH = "/relay";

  private static final JsonMapper MAPPER = new JsonMapper();

  private RelayMessages() {}

  private static ObjectNode of(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  static String status(JsonNode data) {
    return of("status").set("data", data).toString();
  }

  static String call(JsonNode data) {
    return of("call").set("data", data).toString();
  }

  static String tagged(String callSid, String tag) {
    return of("tagged").put("callSid", callSid).put("tag", tag).toString();
  }

  static String leg(EndpointListener.Leg leg) {
    return of("leg")
        .put("callSid", leg.callSid())
        .put("callId", leg.callId())
        .put("sbcCallId", leg.sbcCallId())
        .put("room", leg.room())
        .toString();
  }

  static String legClosed(String callSid) {
    return of("leg-closed").put("callSid", callSid).toString();
  }

  static String legError(String callSid, String message) {
    return of("leg-error").put("callSid", callSid).put("message", message).toString();
  }

  /** Everything that is so now has been told; from here on it is news. */
  static String ready() {
    return of("ready").toString();
  }

  /** A console's command for a leg. */
  static String send(String callSid, String message) {
    return of("send").put("callSid", callSid).put("message", message).toString();
  }

  /** Empty if it is no object. */
  static Optional<JsonNode> parse(String text) {
    try {
      JsonNode message = MAPPER.readTree(text);
      return message.isObject() ? Optional.of(message) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
