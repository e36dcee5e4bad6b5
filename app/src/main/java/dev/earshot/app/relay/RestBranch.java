package dev.earshot.app.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.app.endpoint.Branch;
import dev.earshot.app.endpoint.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request.Builder;
import okhttp3.RequestBody;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The part of jambonz's REST interface that consoles need, behind the relay's token: {@code GET} of
 * the account, its calls, conferences, applications, clients and registrations, {@code PUT} of a
 * call, {@code POST} of one to a registered user. Lists are answered from one look that all
 * consoles share.
 */
public final class RestBranch implements Branch {
  private static final int BODY_BYTES = 64 * 1024;
  private static final long BODY_SECONDS = 5;
  private static final MediaType JSON = MediaType.get("application/json");
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final List<String> BUDGET =
      List.of("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After");
  private static final Set<String> SHARED = Set.of("Calls", "Conferences");

  private final BearerCheck check;
  private final RestSource source;
  private final String account;
  private final SharedLooks looks;
  private final OkHttpClient http;
  private final Executor threads;

  /**
   * @param account whose requests are forwarded, and no other's
   * @param looks what lists are answered from
   * @param threads each forwarded request blocks one
   */
  public RestBranch(
      BearerCheck check, RestSource source, String account, SharedLooks looks, Executor threads) {
    this.check = check;
    this.source = source;
    this.account = account;
    this.looks = looks;
    this.threads = threads;
    this.http =
        new OkHttpClient.Builder()
            .callTimeout(Duration.ofSeconds(5))
            .followRedirects(false)
            .build();
  }

  @Override
  public void install(Server server) {
    // Plain requests need nothing.
  }

  @Override
  public boolean serves(String path) {
    return path.startsWith("/v1/");
  }

  @Override
  public void handle(Request request, String path, Response response, Callback callback) {
    if (!check.admits(request)) {
      Reply.text(401, "Unauthorized").send(response, callback);
    } else if (!isForwarded(request.getMethod(), path)) {
      Reply.text(404, "Not Found").send(response, callback);
    } else {
      Content.Source.asByteArrayAsync(request, BODY_BYTES)
          .orTimeout(BODY_SECONDS, TimeUnit.SECONDS)
          .thenApplyAsync(body -> answer(request, path, body), threads)
          .exceptionally(_ -> Reply.text(400, "Bad Request"))
          .thenAccept(reply -> reply.send(response, callback));
    }
  }

  private boolean isForwarded(String method, String path) {
    String own = "/v1/Accounts/" + account;
    String rest = path.startsWith(own) ? path.substring(own.length()) : "-";
    return switch (method) {
      case "GET" ->
          path.equals("/v1/Clients")
              || rest.matches(
                  "|/(Calls|Conferences|Applications|RegisteredSipUsers|CallCount)"
                      + "|/Calls/[0-9a-fA-F-]{36}");
      case "PUT" -> rest.matches("/Calls/[0-9a-fA-F-]{36}");
      case "POST" -> rest.equals("/Calls");
      default -> false;
    };
  }

  private Reply answer(Request request, String path, byte[] body) {
    String query = request.getHttpURI().getQuery();
    HttpUrl url = HttpUrl.get(source.baseUrl() + path + (query == null ? "" : "?" + query));
    if (request.getMethod().equals("POST") && !callsAUser(body)) {
      return Reply.json(403, "{\"msg\":\"only calls to a registered user are placed\"}");
    }
    boolean shared =
        request.getMethod().equals("GET")
            && SHARED.contains(path.substring(path.lastIndexOf('/') + 1));
    return shared
        ? looks.answer(path + "?" + query, () -> ask("GET", url, body))
        : ask(request.getMethod(), url, body);
  }

  /** A console may have itself called, not the rest of the world at the account's cost. */
  private static boolean callsAUser(byte[] body) {
    try {
      return MAPPER.readTree(body).path("to").path("type").asString("").equals("user");
    } catch (JacksonException e) {
      return false;
    }
  }

  private Reply ask(String method, HttpUrl url, byte[] body) {
    Builder request =
        new Builder().url(url).header("Authorization", "Bearer " + source.token().reveal());
    if (!method.equals("GET")) {
      request.method(method, RequestBody.create(body, JSON));
    }
    try (okhttp3.Response answer = http.newCall(request.build()).execute()) {
      String type = Objects.requireNonNullElse(answer.header("Content-Type"), "text/plain");
      return new Reply(answer.code(), type, new String(answer.body().bytes(), UTF_8))
          .with(budget(answer));
    } catch (IOException e) {
      return Reply.json(502, "{\"msg\":\"the relay cannot reach jambonz\"}");
    }
  }

  /** What is left of the installation's requests is every console's matter. */
  private static Map<String, String> budget(okhttp3.Response answer) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : BUDGET) {
      String value = answer.header(name);
      if (value != null) {
        fields.put(name, value);
      }
    }
    return fields;
  }

  @Override
  public void ping() {
    // There are no sockets here.
  }
}
