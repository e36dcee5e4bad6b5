package dev.earshot.app.backend.genesys;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.http.HttpCalls;
import dev.earshot.app.supervision.BackendProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the published pages have it, with commas too many and lines broken within strings. */
public final class GwsJson {
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private GwsJson() {}

  /**
   * @throws BackendException {@link BackendProblem.ProtocolViolation} if it is none nevertheless
   */
  public static JsonNode parse(String text) {
    try {
      return LENIENT.readTree(text);
    } catch (JacksonException e) {
      throw new BackendException(
          new BackendProblem.ProtocolViolation(
              "Genesys answered no JSON: " + HttpCalls.brief(text)));
    }
  }
}
