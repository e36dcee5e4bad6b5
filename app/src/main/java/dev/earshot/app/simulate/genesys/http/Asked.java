package dev.earshot.app.simulate.genesys.http;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One request.
 *
 * @param path segments below {@code /api/v2} or {@code /control}
 * @param body an empty object if there is none
 */
record Asked(String method, List<String> path, Map<String, String> query, JsonNode body) {
  /** Whether it is this method and path; a star stands for any segment. */
  boolean is(String wanted, String... segments) {
    if (!method.equals(wanted) || path.size() != segments.length) {
      return false;
    }
    for (int i = 0; i < segments.length; i++) {
      if (!segments[i].equals("*") && !segments[i].equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether whole objects are asked for instead of their addresses. */
  boolean wantsFields() {
    return query.containsKey("fields") || query.containsKey("subresources");
  }

  String operation() {
    return body.path("operationName").asString("");
  }
}
