package dev.earshot.app.api;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A request whose path is known.
 *
 * @param path values of the route's {@code {names}}
 * @param text of the body if it was labelled as JSON, otherwise empty
 */
record ApiRequest(Map<String, String> path, Map<String, String> query, String text) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * @throws Refusal 400 if it is none
   */
  UUID uuid(String name) {
    return uuidOf(path.getOrDefault(name, "")).orElseThrow(() -> Refusal.badRequest("Bad request"));
  }

  /** A room's name, which the focus itself refuses to take otherwise. */
  String conference() {
    String name = path.getOrDefault("conference", "");
    if (!name.matches("[A-Za-z0-9_.-]{1,64}")) {
      throw Refusal.badRequest("invalid conference: must match [A-Za-z0-9_.-]{1,64}");
    }
    return name;
  }

  /**
   * The body; an empty object if there is none.
   *
   * @throws Refusal 400 if it is not JSON
   */
  JsonNode body() {
    try {
      return text.isEmpty() ? JsonNodeFactory.instance.objectNode() : MAPPER.readTree(text);
    } catch (UnexpectedEndOfInputException cut) {
      throw Refusal.badRequest("Unexpected end of JSON input");
    } catch (JacksonException broken) {
      throw Refusal.badRequest(
          "Unexpected token in JSON at line %d column %d"
              .formatted(broken.getLocation().getLineNr(), broken.getLocation().getColumnNr()));
    }
  }

  /** {@code UUID.fromString} alone would take 1-1-1-1-1. */
  static Optional<UUID> uuidOf(String text) {
    return text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }
}
