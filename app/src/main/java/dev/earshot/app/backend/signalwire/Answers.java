package dev.earshot.app.backend.signalwire;

import dev.earshot.app.http.HttpCalls;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a refusal means, by the code in its body or else by its status (signalwire.md 2). */
final class Answers {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private Answers() {}

  /** The code is empty and the text "no detail" where the body does not say. */
  private record Said(String code, String text) {}

  static BackendProblem problem(String system, HttpCalls.Answer answer, Instant now) {
    Said said = said(answer.text());
    String why = said.text + (said.code.isEmpty() ? "" : " (" + said.code + ")");
    return switch (said.code) {
      case "16002", "13240" ->
          new BackendProblem.Rejected(false, "whoever was to hear you is not in it: " + why);
      case "16027" -> new BackendProblem.InvalidState("whoever was to hear you is on hold: " + why);
      case "10000", "20009" -> new BackendProblem.InvalidState("over, or never valid: " + why);
      case "20003" -> auth(system);
      case "10003", "20010" -> permission(system, why);
      case "20404" -> gone(system);
      case "20429" -> busy(system, answer, now);
      default -> byStatus(system, answer, now, why);
    };
  }

  private static BackendProblem byStatus(
      String system, HttpCalls.Answer answer, Instant now, String why) {
    return switch (answer.status()) {
      case 400, 422 -> new BackendProblem.Rejected(false, system + " refused it: " + why);
      case 401 -> auth(system);
      case 403 -> permission(system, why);
      case 404 -> gone(system);
      case 429, 503 -> busy(system, answer, now);
      default ->
          answer.status() >= 500
              ? new BackendProblem.Unavailable(system + " failed (" + answer.status() + "): " + why)
              : new BackendProblem.ProtocolViolation(
                  system + " answered " + answer.status() + ": " + why);
    };
  }

  private static BackendProblem auth(String system) {
    return new BackendProblem.AuthExpired(system + " does not accept the API token");
  }

  private static BackendProblem permission(String system, String why) {
    return new BackendProblem.NotPermitted(system + " does not permit it: " + why);
  }

  private static BackendProblem gone(String system) {
    return new BackendProblem.NotFound(system + " does not know it (any more)");
  }

  private static BackendProblem busy(String system, HttpCalls.Answer answer, Instant now) {
    String after = answer.headers().get("Retry-After");
    Duration pause =
        after != null && after.matches("\\d{1,5}")
            ? Duration.ofSeconds(Math.max(1, Long.parseLong(after)))
            : A_MOMENT;
    return new BackendProblem.RateLimited(
        now.plus(pause), system + " takes no more requests for now (" + answer.status() + ")");
  }

  /** One object; {@code errors} with objects or texts; or nothing at all. */
  private static Said said(String body) {
    try {
      JsonNode root = MAPPER.readTree(body);
      JsonNode first = root.path("errors").path(0);
      if (first.isString()) {
        return new Said("", HttpCalls.brief(first.asString()));
      }
      JsonNode error = first.isObject() ? first : root;
      return new Said(
          error.path("code").asString(""), HttpCalls.brief(error.path("message").asString("")));
    } catch (JacksonException e) {
      return new Said("", "no detail");
    }
  }
}
