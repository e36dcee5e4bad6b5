package dev.earshot.app.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One system's HTTP interface. Each request goes out once and follows no redirection; its answer is
 * limited in time and size, and trouble with the network is told by the system's name. What an
 * answer means is for the adapter to say. Any thread.
 */
public final class HttpCalls implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int MAX_ANSWER = 16 << 20;
  private static final int SHOWN = 200;

  private final String system;
  private final OkHttpClient http;

  /**
   * @param system as the user knows it, for example {@code jambonz}
   */
  public HttpCalls(String system) {
    this(system, new OkHttpClient());
  }

  /**
   * @param settings for example where cookies are kept; what the class promises is set here
   */
  public HttpCalls(String system, OkHttpClient settings) {
    this.system = system;
    this.http =
        settings
            .newBuilder()
            .followRedirects(false)
            // A request that is sent again by itself is two requests in flight for one call.
            .retryOnConnectionFailure(false)
            .build();
  }

  /**
   * What the system answered, whatever its status.
   *
   * @param text the whole body
   */
  public record Answer(int status, Headers headers, String text) {
    public boolean successful() {
      return status >= 200 && status < 300;
    }
  }

  /**
   * Sends it and waits for the answer, {@code limit} at most.
   *
   * @throws BackendException {@link BackendProblem.Unconfirmed} after the limit, {@link
   *     BackendProblem.Unavailable} if the system cannot be reached
   */
  public Answer send(Request request, Duration limit) {
    okhttp3.Call call = http.newCall(request);
    call.timeout().timeout(limit.toMillis(), MILLISECONDS);
    try (Response response = call.execute()) {
      return new Answer(
          response.code(), response.headers(), response.peekBody(MAX_ANSWER).string());
    } catch (InterruptedIOException e) {
      throw new BackendException(
          new BackendProblem.Unconfirmed(
              system + " did not answer within " + limit.toMillis() + " ms"));
    } catch (IOException e) {
      throw new BackendException(
          new BackendProblem.Unavailable(system + " cannot be reached: " + e.getMessage()));
    }
  }

  /**
   * @throws BackendException {@link BackendProblem.ProtocolViolation} if it is no JSON
   */
  public JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new BackendException(
          new BackendProblem.ProtocolViolation(system + " answered no JSON: " + brief(text)));
    }
  }

  /** What a system said, in one line that fits a message. */
  public static String brief(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.isEmpty() ? "no detail" : line.substring(0, Math.min(SHOWN, line.length()));
  }

  /** Ends what still runs; idempotent. */
  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.connectionPool().evictAll();
  }
}
