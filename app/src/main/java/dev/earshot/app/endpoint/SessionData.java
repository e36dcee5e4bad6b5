package dev.earshot.app.endpoint;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads what jambonz says of a call. Pure. */
final class SessionData {
  private SessionData() {}

  /** A SIP header of the call's INVITE; names keep the sender's case, so case does not count. */
  static Optional<String> header(JsonNode session, String name) {
    for (Map.Entry<String, JsonNode> field : session.path("sip").path("headers").properties()) {
      if (field.getKey().equalsIgnoreCase(name) && field.getValue().isString()) {
        return Optional.of(field.getValue().asString().strip());
      }
    }
    return Optional.empty();
  }
}
