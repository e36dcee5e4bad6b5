package dev.earshot.app.endpoint;

import dev.earshot.app.socket.TextSocket;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What is asked of the endpoint, by path: who may ask, and who answers. */
final class EndpointHandler extends Handler.Abstract {
  static final String PROTOCOL = "ws.jambonz.org";
  static final String SUPERVISOR = "/supervisor";
  static final String CALL_FLOW = "/callflow";
  static final String STATUS = "/status";
  static final String CALL_STATUS = "/call-status";

  private static final Logger LOG = System.getLogger(EndpointHandler.class.getName());
  private static final int BODY_BYTES = 128 * 1024;
  private static final long BODY_SECONDS = 5;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final EndpointConfig config;
  private final EndpointListener listener;
  private final HookCheck check;
  private final AppSockets sockets;
  private final ServerWebSocketContainer container;
  private final List<Branch> branches;
  private final Executor threads;
  private final InstantSource clock;

  EndpointHandler(
      EndpointConfig config,
      EndpointListener listener,
      AppSockets sockets,
      ServerWebSocketContainer container,
      List<Branch> branches,
      Executor threads,
      InstantSource clock) {
    this.config = config;
    this.listener = listener;
    this.check = new HookCheck(config.access());
    this.sockets = sockets;
    this.container = container;
    this.branches = List.copyOf(branches);
    this.threads = threads;
    this.clock = clock;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = path(request);
    Optional<Branch> branch = branches.stream().filter(b -> b.serves(path)).findFirst();
    if (branch.isPresent()) {
      branch.get().handle(request, path, response, callback);
      return true;
    }
    switch (path) {
      case "/health" -> Reply.json(200, "{\"status\":\"ok\"}").send(response, callback);
      case SUPERVISOR -> application(request, response, callback, Verbs::supervisor, true);
      case CALL_FLOW -> callFlow(request, response, callback);
      case STATUS -> hook(request, response, callback, data -> told(data, "event"));
      case CALL_STATUS -> hook(request, response, callback, data -> told(data, "call_status"));
      default -> Reply.text(404, "Not Found").send(response, callback);
    }
    return true;
  }

  /** Below the path of the public URL, whether or not whoever stands before us has cut it off. */
  private String path(Request request) {
    String path = Request.getPathInContext(request);
    String prefix = Optional.ofNullable(config.publicUrl().getPath()).orElse("");
    return !prefix.isEmpty() && path.startsWith(prefix + "/")
        ? path.substring(prefix.length())
        : path;
  }

  private void callFlow(Request request, Response response, Callback callback) {
    if (config.callFlow().isEmpty()) {
      Reply.text(404, "The profile offers no call flow").send(response, callback);
      return;
    }
    CallFlow flow = config.callFlow().get();
    application(request, response, callback, data -> admitted(flow, data), false);
  }

  private ArrayNode admitted(CallFlow flow, JsonNode data) {
    ArrayNode verbs = flow.verbs(data, statusHook());
    String callSid = data.path("call_sid").asString("");
    String tag = verbs.path(0).path("memberTag").asString("");
    if (!callSid.isEmpty() && !tag.isEmpty()) {
      listener.tagged(callSid, tag);
    }
    return verbs;
  }

  /** Where the rooms of the call flow tell their events. */
  private String statusHook() {
    String url = config.publicUrl() + STATUS;
    return check.hookKey().map(key -> url + "?" + HookCheck.KEY + "=" + key).orElse(url);
  }

  private void application(
      Request request,
      Response response,
      Callback callback,
      Function<JsonNode, ArrayNode> application,
      boolean supervisor) {
    if (!"websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeader.UPGRADE))) {
      hook(
          request, response, callback, data -> Reply.json(200, application.apply(data).toString()));
    } else if (!check.admits(header(request, HttpHeader.AUTHORIZATION.asString()))) {
      refused(request, 401, "Unauthorized").send(response, callback);
    } else if (!offers(request)) {
      refused(request, 400, "the sub-protocol must be " + PROTOCOL).send(response, callback);
    } else {
      upgrade(request, response, callback, application, supervisor);
    }
  }

  private static boolean offers(Request request) {
    return request.getHeaders().getCSV("Sec-WebSocket-Protocol", false).contains(PROTOCOL);
  }

  private void upgrade(
      Request request,
      Response response,
      Callback callback,
      Function<JsonNode, ArrayNode> application,
      boolean supervisor) {
    Optional<TextSocket> socket = sockets.admit(application, supervisor);
    if (socket.isEmpty()) {
      refused(request, 503, "too many calls at once").send(response, callback);
      return;
    }
    if (!upgraded(socket.get(), request, response, callback)) {
      Reply.text(400, "Bad Request").send(response, callback);
    }
  }

  private boolean upgraded(
      TextSocket socket, Request request, Response response, Callback callback) {
    boolean upgraded = false;
    try {
      upgraded =
          container.upgrade(
              (_, answer, _) -> {
                answer.setAcceptedSubProtocol(PROTOCOL);
                return socket;
              },
              request,
              response,
              callback);
    } finally {
      if (!upgraded) {
        sockets.released(socket);
      }
    }
    return upgraded;
  }

  /** Reads and checks a body, and answers with what {@code taker} makes of it. */
  private void hook(
      Request request, Response response, Callback callback, Function<JsonNode, Reply> taker) {
    if (!request.getMethod().equals("POST")) {
      Reply.text(405, "POST is expected here, or a WebSocket").send(response, callback);
      return;
    }
    Content.Source.asByteArrayAsync(request, BODY_BYTES)
        .orTimeout(BODY_SECONDS, TimeUnit.SECONDS)
        .handleAsync(
            (body, failed) -> failed == null ? taken(request, body, taker) : unread(failed),
            threads)
        .exceptionally(
            thrown -> {
              LOG.log(Level.ERROR, "the endpoint failed at " + path(request), thrown);
              return Reply.text(500, "Internal Server Error");
            })
        .thenAccept(reply -> reply.send(response, callback));
  }

  private Reply taken(Request request, byte[] body, Function<JsonNode, Reply> taker) {
    if (!check.believes(
        body,
        header(request, HookCheck.SIGNATURE),
        header(request, HttpHeader.AUTHORIZATION.asString()),
        query(request, HookCheck.KEY),
        clock.instant())) {
      return refused(request, 401, "Unauthorized");
    }
    JsonNode data;
    try {
      data = MAPPER.readTree(body);
    } catch (JacksonException e) {
      return refused(request, 400, "not JSON");
    }
    if (!data.isObject()) {
      return refused(request, 400, "must be an object");
    }
    String account = data.path("account_sid").asString("");
    return account.equalsIgnoreCase(config.account())
        ? taker.apply(data)
        : refused(request, 403, "another account");
  }

  private Reply told(JsonNode data, String field) {
    if (!data.path(field).isString() || !data.path("call_sid").isString()) {
      return Reply.json(400, "{\"msg\":\"" + field + " and call_sid are expected\"}");
    }
    if (field.equals("event")) {
      listener.statusHook(data);
    } else {
      listener.callStatus(data);
    }
    return Reply.empty(204);
  }

  private static Reply unread(Throwable failed) {
    Throwable cause =
        failed instanceof CompletionException && failed.getCause() != null
            ? failed.getCause()
            : failed;
    return switch (cause) {
      case TimeoutException late -> Reply.text(408, "Request Timeout");
      // Jetty's verdict on a body beyond the limit.
      case IllegalStateException tooLarge -> Reply.text(413, "Content Too Large");
      default -> Reply.text(400, "Bad Request");
    };
  }

  /** What is refused is said in the log too: whoever configured it wrongly looks there. */
  private Reply refused(Request request, int status, String why) {
    LOG.log(
        Level.WARNING,
        "refused {0} {1} from {2}: {3}",
        request.getMethod(),
        path(request),
        Request.getRemoteAddr(request),
        why.toLowerCase(Locale.ROOT));
    return Reply.json(status, "{\"msg\":\"" + why + "\"}");
  }

  private static Optional<String> header(Request request, String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  private static Optional<String> query(Request request, String name) {
    Fields.Field field = Request.extractQueryParameters(request).get(name);
    return Optional.ofNullable(field).map(Fields.Field::getValue);
  }

  /** For what Jetty itself refuses: the status in words, nothing about the server. */
  static boolean answerError(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Reply.text(status, String.valueOf(HttpStatus.getMessage(status))).send(response, callback);
    return true;
  }
}
