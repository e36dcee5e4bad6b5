package dev.earshot.app.backend.jambonz;

import dev.earshot.app.http.HttpCalls;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What an answer of jambonz means (measured; its bodies are JSON or plain text at random). */
final class Answers {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Answers() {}

  static BackendProblem problem(int status, String body, RequestBudget budget) {
    String said = said(body);
    return switch (status) {
      case 400 -> new BackendProblem.Rejected(false, "jambonz refused it: " + said);
      case 401 -> new BackendProblem.AuthExpired("jambonz does not accept the API key");
      case 403 -> new BackendProblem.NotPermitted("jambonz does not permit it: " + said);
      case 404 -> new BackendProblem.NotFound("jambonz does not know this call (any more)");
      case 422 ->
          said.contains("incompatible")
              ? new BackendProblem.InvalidState("the call is in no state for it: " + said)
              : new BackendProblem.WrongInstance("jambonz has lost hold of the call: " + said);
      case 429 ->
          new BackendProblem.RateLimited(
              budget.refusedUntil(), "jambonz takes no more requests for now");
      case 480 -> new BackendProblem.Unavailable("no feature server of jambonz is available");
      default ->
          status >= 500
              ? new BackendProblem.Unavailable("jambonz failed (" + status + "): " + said)
              : new BackendProblem.ProtocolViolation("jambonz answered " + status + ": " + said);
    };
  }

  /** {@code msg} of a JSON body, or the text itself. */
  private static String said(String body) {
    if (body.startsWith("{")) {
      try {
        String msg = MAPPER.readTree(body).path("msg").asString("");
        return msg.isEmpty() ? HttpCalls.brief(body) : HttpCalls.brief(msg);
      } catch (JacksonException e) {
        return HttpCalls.brief(body);
      }
    }
    return body.startsWith("<") ? "no detail" : HttpCalls.brief(body);
  }

  static RequestBudget budget(HttpCalls.Answer response, RequestBudget before, Instant now) {
    long limit = number(response, "RateLimit-Limit", before.limit());
    long remaining = number(response, "RateLimit-Remaining", before.remaining());
    long reset = number(response, "RateLimit-Reset", 0);
    Instant resetAt = now.plusSeconds(reset);
    Instant refusedUntil = before.refusedUntil();
    if (response.status() == 429) {
      long after = number(response, "Retry-After", reset);
      refusedUntil = now.plus(Duration.ofSeconds(Math.max(1, Math.max(after, reset))));
    }
    return new RequestBudget(limit, remaining, resetAt, refusedUntil);
  }

  private static long number(HttpCalls.Answer response, String name, long otherwise) {
    String text = response.headers().get(name);
    return text != null && text.matches("\\d{1,9}") ? Long.parseLong(text) : otherwise;
  }
}
