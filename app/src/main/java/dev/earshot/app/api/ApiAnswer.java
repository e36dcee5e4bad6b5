package dev.earshot.app.api;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One HTTP answer; the factories give it the type that jambonz uses for that kind.
 *
 * @param contentType empty for none
 */
record ApiAnswer(int status, String contentType, Map<String, String> headers, String body) {
  private static final String HTML = "text/html; charset=utf-8";

  static ApiAnswer json(int status, JsonNode body) {
    return new ApiAnswer(status, "application/json; charset=utf-8", Map.of(), body.toString());
  }

  /** An error as api-server's own validation words it. */
  static ApiAnswer message(int status, String msg) {
    return json(status, JsonNodeFactory.instance.objectNode().put("msg", msg));
  }

  static ApiAnswer text(int status, String body) {
    return new ApiAnswer(status, "text/plain; charset=utf-8", Map.of(), body);
  }

  /** Plain text labelled as HTML: so jambonz relays what a feature server said. */
  static ApiAnswer relayed(int status, String body) {
    return new ApiAnswer(status, HTML, Map.of(), body);
  }

  static ApiAnswer accepted() {
    return text(202, "Accepted");
  }

  /** Done, and there is nothing to say. */
  static ApiAnswer noContent() {
    return new ApiAnswer(204, "", Map.of(), "");
  }

  static ApiAnswer notFound() {
    return text(404, "Not Found");
  }

  /** For a path or method that does not exist at all. */
  static ApiAnswer noSuchRoute() {
    return new ApiAnswer(
        404,
        HTML,
        Map.of(),
        "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Error</title></head>"
            + "<body><pre>Not Found</pre></body></html>\n");
  }

  static ApiAnswer unauthorized() {
    return new ApiAnswer(
        401, "", Map.of("WWW-Authenticate", "Bearer realm=\"Users\""), "Unauthorized");
  }
}
