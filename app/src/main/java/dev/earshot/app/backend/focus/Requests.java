package dev.earshot.app.backend.focus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.http.HttpCalls;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.mixer.PendingChange.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Single requests to the control API, each at most two seconds long. Any thread. */
final class Requests implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Whoever does not answer a ping within this time is gone. */
  private static final Duration PING = Duration.ofSeconds(2);

  private static final MediaType JSON = MediaType.get("application/json");

  private final FocusServer server;
  private final HttpCalls calls = new HttpCalls("The focus");
  private final OkHttpClient lasting =
      new OkHttpClient.Builder().connectTimeout(PATIENCE).pingInterval(PING).build();

  Requests(FocusServer server) {
    this.server = server;
  }

  /**
   * @param path below the account, with a slash
   * @return empty if there is no such thing
   */
  Optional<JsonNode> get(String path) {
    HttpCalls.Answer answer = calls.send(request(path).get().build(), PATIENCE);
    return switch (answer.status()) {
      case 200 -> Optional.of(calls.json(answer.text()));
      case 404 -> Optional.empty();
      case 401, 403 -> throw problem(new BackendProblem.NotPermitted(says(answer)));
      default -> throw problem(new BackendProblem.ProtocolViolation(says(answer)));
    };
  }

  private static String says(HttpCalls.Answer answer) {
    return "The focus says " + answer.status() + " " + HttpCalls.brief(answer.text());
  }

  private static BackendException problem(BackendProblem problem) {
    return new BackendException(problem);
  }

  /** Something is done to a call; what is answered is in force. */
  Outcome change(UUID callSid, ObjectNode wish) {
    RequestBody body = RequestBody.create(wish.toString().getBytes(UTF_8), JSON);
    try {
      HttpCalls.Answer answer =
          calls.send(request("/Calls/" + callSid).put(body).build(), PATIENCE);
      return switch (answer.status()) {
        case 202 -> new Outcome.Applied(0);
        case 504 -> new Outcome.Unanswered();
        default -> new Outcome.Refused(says(answer));
      };
    } catch (BackendException e) {
      // It may have arrived nevertheless.
      return new Outcome.Unanswered();
    }
  }

  WebSocket events(WebSocketListener listener) {
    return lasting.newWebSocket(request("/Events").build(), listener);
  }

  private Request.Builder request(String path) {
    Request.Builder request = new Request.Builder().url(server.accountUrl() + path);
    server.token().ifPresent(t -> request.header("Authorization", "Bearer " + t.reveal()));
    return request;
  }

  @Override
  public void close() {
    calls.close();
    lasting.dispatcher().cancelAll();
    lasting.dispatcher().executorService().shutdown();
    lasting.connectionPool().evictAll();
  }
}
