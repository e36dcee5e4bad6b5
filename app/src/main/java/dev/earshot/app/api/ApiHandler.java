package dev.earshot.app.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.audio.sip.Secret;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/**
 * HTTP in front of {@link ControlRoutes}: token, body, answer. A body is collected without holding
 * a thread; the answer is worked out on an {@code api} thread, which may wait for the mixer.
 */
final class ApiHandler extends Handler.Abstract {
  static final int BODY_BYTES = 16 * 1024;
  private static final long BODY_SECONDS = 5;
  private static final String PREFIX = "/v1/";
  private static final System.Logger LOG = System.getLogger(ApiHandler.class.getName());

  private final Optional<Secret> token;
  private final ControlRoutes routes;
  private final EventStream stream;
  private final Executor threads;

  ApiHandler(Optional<Secret> token, ControlRoutes routes, EventStream stream, Executor threads) {
    this.token = token;
    this.routes = routes;
    this.stream = stream;
    this.threads = threads;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    if (!path.startsWith(PREFIX)) {
      send(ApiAnswer.noSuchRoute(), response, callback);
    } else if (path.equals(OpenApi.PATH)) {
      send(OpenApi.answer(), response, callback);
    } else if (!admits(request)) {
      send(ApiAnswer.unauthorized(), response, callback);
    } else if (EventStream.isMeant(request, path)) {
      routes
          .refusal(path.split("/", -1)[3])
          .or(() -> stream.upgrade(request, response, callback))
          .ifPresent(answer -> send(answer, response, callback));
    } else {
      body(request)
          .orTimeout(BODY_SECONDS, TimeUnit.SECONDS)
          .handleAsync(
              (bytes, refused) ->
                  refused == null ? answer(request, path, bytes) : bodyRefused(refused),
              threads)
          .exceptionally(thrown -> failure(path, thrown))
          .thenAccept(answer -> send(answer, response, callback));
    }
    return true;
  }

  private boolean admits(Request request) {
    if (token.isEmpty()) {
      return addressedByNumber(Request.getServerName(request));
    }
    String given = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    return given != null
        && given.regionMatches(true, 0, "Bearer ", 0, 7)
        // Takes the same time wherever the difference is.
        && MessageDigest.isEqual(
            given.substring(7).strip().getBytes(UTF_8), token.get().reveal().getBytes(UTF_8));
  }

  /** Without a token a web page could reach us through a name that it resolves to loopback. */
  private static boolean addressedByNumber(String host) {
    return host.equals("localhost") || host.matches("[0-9.]+|\\[?[0-9a-fA-F:]+]?");
  }

  private static CompletableFuture<byte[]> body(Request request) {
    return request.getLength() == 0
        ? CompletableFuture.completedFuture(new byte[0])
        : Content.Source.asByteArrayAsync(request, BODY_BYTES);
  }

  private ApiAnswer answer(Request request, String path, byte[] body) {
    List<String> segments = Arrays.asList(path.substring(PREFIX.length()).split("/"));
    if (!segments.getFirst().equals("Accounts")) {
      return ApiAnswer.noSuchRoute();
    }
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    boolean json = type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
    return routes.answer(
        request.getMethod(),
        segments.subList(1, segments.size()),
        query(request),
        json ? new String(body, UTF_8) : "");
  }

  private static Map<String, String> query(Request request) {
    Map<String, String> query = new HashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      query.put(field.getName(), field.getValue());
    }
    return query;
  }

  private static ApiAnswer bodyRefused(Throwable thrown) {
    return switch (unwrapped(thrown)) {
      case TimeoutException late -> ApiAnswer.text(408, "Request Timeout");
      // Jetty's verdict on a body beyond the limit.
      case IllegalStateException tooLarge -> ApiAnswer.message(413, "request entity too large");
      default -> ApiAnswer.text(400, "Bad Request");
    };
  }

  private static ApiAnswer failure(String path, Throwable thrown) {
    LOG.log(System.Logger.Level.ERROR, "control API failed at " + path, unwrapped(thrown));
    return ApiAnswer.text(500, "Internal Server Error");
  }

  private static Throwable unwrapped(Throwable thrown) {
    return thrown instanceof CompletionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }

  /** For what Jetty itself refuses: the status in words, nothing about the server. */
  static boolean answerError(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    send(ApiAnswer.text(status, HttpStatus.getMessage(status)), response, callback);
    return true;
  }

  private static void send(ApiAnswer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    if (!answer.contentType().isEmpty()) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
    }
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    byte[] body = answer.body().getBytes(UTF_8);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
