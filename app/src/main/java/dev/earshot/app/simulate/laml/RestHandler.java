package dev.earshot.app.simulate.laml;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.app.simulate.Fault;
import dev.earshot.app.simulate.Faults;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * HTTP in front of {@link Resources}: credentials, body, how the step goes, answer. Delays hold no
 * thread.
 */
final class RestHandler extends Handler.Abstract {
  /** Resources of the simulator itself, which no delay or fault meets. */
  static final String CONTROL = "/simulator";

  private static final int BODY_BYTES = 64 * 1024;
  private static final long BODY_SECONDS = 5;
  private static final System.Logger LOG = System.getLogger(RestHandler.class.getName());

  private final LamlAccess access;
  private final Resources resources;
  private final Resources control;
  private final Faults faults;
  private final Journal journal;
  private final Executor threads;

  RestHandler(
      LamlAccess access,
      Resources resources,
      Resources control,
      Faults faults,
      Journal journal,
      Executor threads) {
    this.access = access;
    this.resources = resources;
    this.control = control;
    this.faults = faults;
    this.journal = journal;
    this.threads = threads;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Content.Source.asByteArrayAsync(request, BODY_BYTES)
        .orTimeout(BODY_SECONDS, TimeUnit.SECONDS)
        .thenComposeAsync(body -> answered(request, new String(body, UTF_8)), threads)
        .exceptionally(RestHandler::failure)
        .thenAccept(
            answer ->
                answer.ifPresentOrElse(
                    sent -> send(sent, response, callback), () -> cut(request, callback)));
    return true;
  }

  private static Optional<RestAnswer> failure(Throwable thrown) {
    LOG.log(System.Logger.Level.ERROR, "the simulator failed", thrown);
    return Optional.of(RestAnswer.refusal(new Refused(500, 20_500, "internal error")));
  }

  /** Empty if it is lost. */
  private CompletableFuture<Optional<RestAnswer>> answered(Request request, String body) {
    try {
      requireCredentials(request);
      String path = Request.getPathInContext(request);
      RestRequest asked = request(request, path, body);
      if (path.equals(CONTROL) || path.startsWith(CONTROL + "/")) {
        RestAnswer answer = control.answer(control.of(asked), asked);
        return CompletableFuture.completedFuture(Optional.of(answer));
      }
      journal.note(asked);
      return stepped(resources.of(asked), asked);
    } catch (Refused e) {
      return CompletableFuture.completedFuture(Optional.of(resources.refusal(e)));
    }
  }

  private CompletableFuture<Optional<RestAnswer>> stepped(Resource resource, RestRequest asked) {
    Faults.Fate fate = faults.at(resource.step().apply(asked));
    Optional<Fault.Kind> kind = fate.fault().map(Fault::kind);
    Supplier<Optional<RestAnswer>> carriedOut =
        () ->
            switch (kind.orElse(Fault.Kind.LOSE_ANSWER)) {
              case LOSE -> Optional.empty();
              case REFUSE ->
                  Optional.of(
                      resources.refusal(Refused.injected(fate.fault().orElseThrow().code())));
              case LOSE_ANSWER -> Optional.of(resources.answer(resource, asked));
            };
    boolean lost = kind.equals(Optional.of(Fault.Kind.LOSE_ANSWER));
    return CompletableFuture.supplyAsync(carriedOut, after(fate.before()))
        .thenApplyAsync(
            answer -> lost ? Optional.<RestAnswer>empty() : answer, after(fate.after()));
  }

  private Executor after(Duration delay) {
    return delay.isZero()
        ? threads
        : CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, threads);
  }

  private void requireCredentials(Request request) {
    String given = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    String expected =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((access.account() + ":" + access.token().reveal()).getBytes(UTF_8));
    if (given == null || !MessageDigest.isEqual(given.getBytes(UTF_8), expected.getBytes(UTF_8))) {
      throw new Refused(401, Refused.AUTHENTICATION, "Authenticate");
    }
  }

  private RestRequest request(Request request, String path, String body) {
    String root = access.dialect().prefix() + access.account() + "/";
    boolean control = path.startsWith(CONTROL);
    if (!control && !path.startsWith(root)) {
      throw Refused.notFound(path);
    }
    String below = control ? path.substring(1) : path.substring(root.length());
    if (!control && access.dialect().twilio() && !below.endsWith(".json")) {
      throw new Refused(
          406, Refused.INVALID, "the simulator answers in JSON only: the path must end in .json");
    }
    String plain = below.endsWith(".json") ? below.substring(0, below.length() - 5) : below;
    String query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
    String method = request.getMethod();
    boolean form = method.equals("POST");
    requireForm(request, form && !body.isEmpty());
    List<String> segments = Arrays.asList(plain.split("/", -1));
    return new RestRequest(
        method, segments, Form.parse(query), form ? Form.parse(body) : Form.EMPTY);
  }

  private static void requireForm(Request request, boolean needed) {
    String type = Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE)).orElse("");
    if (needed && !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
      throw new Refused(415, Refused.INVALID, "the body must be application/x-www-form-urlencoded");
    }
  }

  /** For what Jetty itself refuses. */
  static boolean answerError(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    String words = String.valueOf(HttpStatus.getMessage(status));
    send(RestAnswer.refusal(new Refused(status, 20_000 + status, words)), response, callback);
    return true;
  }

  private static void cut(Request request, Callback callback) {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
    callback.failed(new EofException("lost by --fault"));
  }

  private static void send(RestAnswer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    byte[] body = answer.body().getBytes(UTF_8);
    if (body.length > 0) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
    }
    answer.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
