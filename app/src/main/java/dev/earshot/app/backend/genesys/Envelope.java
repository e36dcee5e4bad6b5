package dev.earshot.app.backend.genesys;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.http.HttpCalls;
import dev.earshot.app.supervision.BackendProblem;
import tools.jackson.databind.JsonNode;

/**
 * What an answer means (genesys-voice.md chapter 2.1): the body's {@code statusCode} counts first,
 * for how HTTP codes relate to it is documented nowhere.
 */
final class Envelope {
  static final int OK = 0;

  /** Somebody must log in again. */
  static final int NOT_AUTHENTICATED = 20;

  /** A body without a {@code statusCode}. */
  private static final int NONE = -1;

  private Envelope() {}

  static int code(JsonNode body) {
    return body.path("statusCode").asInt(NONE);
  }

  /** Whether the answer says that the session is no more. */
  static boolean wantsLogin(int http, JsonNode body) {
    return http == 401 || code(body) == NOT_AUTHENTICATED;
  }

  /** Missing or expired, or the session is gone with it. */
  static boolean wantsToken(int http, String text) {
    return http == 403 && text.toLowerCase(java.util.Locale.ROOT).contains("csrf token");
  }

  /**
   * @return the body, if it says 0
   * @throws BackendException what it says otherwise
   */
  static JsonNode checked(int http, JsonNode body, String text) {
    int code = code(body);
    if (code == OK && http < 400) {
      return body;
    }
    throw new BackendException(code > OK ? byCode(code, body) : byHttp(http, said(body, text)));
  }

  private static BackendProblem byCode(int code, JsonNode body) {
    String said = "Genesys says " + code + ": " + said(body, "no detail");
    return switch (code) {
      case 1, 10, 11 -> new BackendProblem.Rejected(false, said);
      case 2, 18, 19 -> new BackendProblem.InvalidState(said);
      case 3, 5, 8 -> new BackendProblem.NotPermitted(said);
      case 6 -> new BackendProblem.NotFound(said);
      case NOT_AUTHENTICATED -> new BackendProblem.AuthExpired(said);
      case 4, 7, 9, 12, 13, 14, 15, 16, 17 -> new BackendProblem.Unavailable(said);
      default -> new BackendProblem.ProtocolViolation(said);
    };
  }

  private static BackendProblem byHttp(int http, String said) {
    return switch (http) {
      case 401 -> new BackendProblem.AuthExpired("Genesys does not accept the log-in");
      case 403 -> new BackendProblem.NotPermitted("Genesys does not permit it: " + said);
      case 404 -> new BackendProblem.NotFound("Genesys does not know this (any more)");
      default ->
          http >= 500
              ? new BackendProblem.Unavailable("Genesys failed (" + http + "): " + said)
              : new BackendProblem.ProtocolViolation("Genesys answered " + http + ": " + said);
    };
  }

  /** Old versions put it into {@code errorDescription}. */
  private static String said(JsonNode body, String otherwise) {
    for (String field : new String[] {"statusMessage", "errorDescription", "errorMessage"}) {
      String text = body.path(field).asString("");
      if (!text.isEmpty()) {
        return HttpCalls.brief(text);
      }
    }
    return otherwise.startsWith("<") ? "no detail" : HttpCalls.brief(otherwise);
  }
}
