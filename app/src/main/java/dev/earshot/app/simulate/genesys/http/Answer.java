package dev.earshot.app.simulate.genesys.http;

import dev.earshot.app.simulate.genesys.world.Outcome;
import org.eclipse.jetty.http.HttpFields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One HTTP answer. */
record Answer(int status, String type, String body, HttpFields headers) {
  private static final String JSON = "application/json;charset=UTF-8";

  static Answer json(int status, JsonNode body) {
    return new Answer(status, JSON, body.toString(), HttpFields.EMPTY);
  }

  static Answer ok(ObjectNode body) {
    return json(200, body);
  }

  /** The result envelope; what goes wrong is told in the body, not by HTTP. */
  static Answer of(Outcome outcome) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("statusCode", outcome.code());
    return json(200, outcome.code() == 0 ? body : body.put("statusMessage", outcome.message()));
  }

  static Answer text(int status, String body) {
    return new Answer(status, "text/plain;charset=UTF-8", body, HttpFields.EMPTY);
  }

  Answer with(HttpFields more) {
    return new Answer(status, type, body, more);
  }
}
