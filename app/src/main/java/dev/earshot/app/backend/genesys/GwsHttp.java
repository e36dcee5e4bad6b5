package dev.earshot.app.backend.genesys;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.http.HttpCalls;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One HTTP session (genesys-voice.md chapter 2): its cookies, its CSRF token, and how it is begun
 * again once the server has forgotten it. A request is repeated only after an answer that says it
 * was not carried out: 401, {@code statusCode} 20, or 403 for the token. Any thread; one logs in at
 * a time.
 */
final class GwsHttp implements AutoCloseable {
  private static final String SYSTEM = "Genesys";
  private static final MediaType JSON = MediaType.get("application/json;charset=UTF-8");

  /** The header in which the server names the header that it wants the token in. */
  private static final String TOKEN_NAME = "X-CSRF-HEADER";

  private static final String USUAL_NAME = "X-CSRF-TOKEN";

  private final GwsServer server;
  private final SessionCookies cookies = new SessionCookies();
  private final HttpCalls rest;
  private final HttpCalls polls;
  private final Object loggingIn = new Object();
  private volatile Session session = Session.NONE;

  /** Whether a request did not come through, as opposed to being refused. */
  private volatile boolean cut;

  /**
   * @param number of the log-in, so that only one of many who were refused logs in
   * @param user of {@code GET /me}
   */
  private record Session(long number, Optional<Token> token, Optional<JsonNode> user) {
    static final Session NONE = new Session(0, Optional.empty(), Optional.empty());

    Session of(long newNumber, Optional<JsonNode> me) {
      return new Session(newNumber, token, me);
    }
  }

  /** The value never leaves but in its header. */
  private record Token(String header, String value) {
    @Override
    public String toString() {
      return header + ": ****";
    }
  }

  GwsHttp(GwsServer server) {
    this.server = server;
    OkHttpClient settings =
        new OkHttpClient.Builder()
            .cookieJar(cookies)
            .connectTimeout(server.patience())
            // The whole call is limited, and a long poll is silent for long.
            .readTimeout(Duration.ZERO)
            .build();
    rest = new HttpCalls(SYSTEM, settings);
    polls = new HttpCalls(SYSTEM, settings);
  }

  /** How often we logged in so far. */
  long logins() {
    return session.number();
  }

  Optional<JsonNode> user() {
    return session.user();
  }

  /** Logs in unless we are. */
  void login() {
    if (session.user().isEmpty()) {
      renew(session.number());
    }
  }

  JsonNode get(String path) {
    return checked(() -> request("GET", path, null), server.patience(), rest);
  }

  JsonNode post(String path, JsonNode body) {
    return post(path, body, server.patience());
  }

  JsonNode post(String path, JsonNode body, Duration limit) {
    return checked(() -> request("POST", path, body), limit, rest);
  }

  /** One request at the Bayeux endpoint; its answer is no envelope but an array. */
  JsonNode bayeux(JsonNode messages, Duration limit) {
    HttpCalls.Answer answer =
        exchange(() -> request("POST", server.notifications(), messages), limit, polls);
    if (!answer.successful()) {
      Envelope.checked(answer.status(), body(answer), answer.text());
    }
    return GwsJson.parse(answer.text());
  }

  /** Ends whatever long poll is waiting. */
  void interruptPolls() {
    polls.close();
  }

  private JsonNode checked(Supplier<Request> request, Duration limit, HttpCalls calls) {
    HttpCalls.Answer answer = exchange(request, limit, calls);
    return Envelope.checked(answer.status(), body(answer), answer.text());
  }

  private HttpCalls.Answer exchange(Supplier<Request> request, Duration limit, HttpCalls calls) {
    Session before = session;
    HttpCalls.Answer answer = send(request, limit, calls);
    if (Envelope.wantsToken(answer.status(), answer.text())) {
      refreshToken(before);
      return send(request, limit, calls);
    }
    if (Envelope.wantsLogin(answer.status(), body(answer))) {
      renew(before.number());
      return send(request, limit, calls);
    }
    return answer;
  }

  private HttpCalls.Answer send(Supplier<Request> request, Duration limit, HttpCalls calls) {
    HttpCalls.Answer answer = throughOrCut(request.get(), limit, calls);
    learnToken(answer);
    return answer;
  }

  /** Polls have their own way of noticing it. */
  private HttpCalls.Answer throughOrCut(Request request, Duration limit, HttpCalls calls) {
    try {
      return calls.send(request, limit);
    } catch (BackendException e) {
      cut |= calls == rest;
      throw e;
    }
  }

  /** Whether requests come through again after one did not; once for each cut. */
  boolean healed() {
    boolean was = cut;
    cut = false;
    return was;
  }

  /** Any answer may bring a newer one; the pages promise it for GET only. */
  private void learnToken(HttpCalls.Answer answer) {
    String named = answer.headers().get(TOKEN_NAME);
    String name = named == null || named.isBlank() ? USUAL_NAME : named.strip();
    String value = answer.headers().get(name);
    if (value != null && !value.isBlank()) {
      synchronized (loggingIn) {
        session =
            new Session(session.number(), Optional.of(new Token(name, value)), session.user());
      }
    }
  }

  /**
   * One {@code GET /me}, unless somebody else did so since. Without its session cookie the server
   * answers just as without the token: then this begins a session anew.
   */
  private void refreshToken(Session before) {
    synchronized (loggingIn) {
      if (session.token().equals(before.token())) {
        Optional<String> known = cookies.session();
        JsonNode me = readMe();
        boolean same = cookies.session().equals(known);
        session = session.of(same ? session.number() : session.number() + 1, Optional.of(me));
      }
    }
  }

  /** Begins a session anew, unless somebody else did so since. */
  private void renew(long refused) {
    synchronized (loggingIn) {
      if (session.number() == refused) {
        cookies.clear();
        session = new Session(refused, Optional.empty(), Optional.empty());
        JsonNode me = readMe();
        session = session.of(refused + 1, Optional.of(me));
      }
    }
  }

  private JsonNode readMe() {
    HttpCalls.Answer answer = send(() -> request("GET", "/me", null), server.patience(), rest);
    return Envelope.checked(answer.status(), body(answer), answer.text()).path("user");
  }

  private Request request(String method, String path, @Nullable JsonNode body) {
    RequestBody content =
        body == null ? null : RequestBody.create(body.toString().getBytes(UTF_8), JSON);
    Request.Builder request =
        new Request.Builder()
            .url(server.url(path))
            .header("Accept", "application/json")
            .method(method, content);
    server.login().authorize(request);
    if (body != null) {
      session.token().ifPresent(token -> request.header(token.header(), token.value()));
    }
    return request.build();
  }

  /** Some refusals are pages, not JSON: their HTTP code counts then. */
  private JsonNode body(HttpCalls.Answer answer) {
    String text = answer.text().strip();
    return text.startsWith("{") ? GwsJson.parse(text) : MissingNode.getInstance();
  }

  /** Idempotent. */
  @Override
  public void close() {
    rest.close();
    polls.close();
  }
}
