package dev.earshot.app.simulate.laml;

import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer to a request.
 *
 * @param body JSON; empty for none
 */
record RestAnswer(int status, String body, Map<String, String> headers) {
  static RestAnswer json(int status, ObjectNode body) {
    return new RestAnswer(status, body.toString(), Map.of());
  }

  static RestAnswer nothing() {
    return new RestAnswer(204, "", Map.of());
  }

  /** The error body of spec chapter 2. */
  static RestAnswer refusal(Refused refused) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("code", refused.code())
            .put("message", refused.message())
            .put("more_info", "https://example.com/errors/" + refused.code())
            .put("status", refused.status());
    return switch (refused.status()) {
      case 401 ->
          new RestAnswer(
              401, body.toString(), Map.of("WWW-Authenticate", "Basic realm=\"simulator\""));
      case 429, 503 ->
          new RestAnswer(refused.status(), body.toString(), Map.of("Retry-After", "1"));
      default -> json(refused.status(), body);
    };
  }
}
