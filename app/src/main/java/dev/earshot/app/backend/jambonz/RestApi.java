package dev.earshot.app.backend.jambonz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.http.HttpCalls;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * jambonz's REST interface over OkHttp. Always sends {@code Content-Type: application/json}:
 * without it jambonz takes the body for a form and refuses it. Never sends {@code
 * conf_mute_status}, which mutes customers, nor DELETE of a call, which loses control of it. Any
 * thread.
 */
public final class RestApi implements JambonzApi, AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");

  private final JambonzServer server;
  private final Duration patience;
  private final InstantSource clock;
  private final HttpCalls http = new HttpCalls("jambonz");
  private volatile RequestBudget budget = RequestBudget.UNLIMITED;

  /**
   * @param patience for one answer
   */
  public RestApi(JambonzServer server, Duration patience, InstantSource clock) {
    this.server = server;
    this.patience = patience;
    this.clock = clock;
  }

  @Override
  public ConferenceList conferences() {
    HttpUrl url =
        server
            .accountUrl()
            .addPathSegment("Conferences")
            .addQueryParameter("expand", "participants")
            .build();
    return WireLists.conferences(get(url));
  }

  @Override
  public List<CallRecord> calls() {
    HttpUrl url =
        server
            .accountUrl()
            .addPathSegment("Calls")
            .addQueryParameter("callStatus", "in-progress")
            .build();
    return WireLists.calls(get(url));
  }

  @Override
  public Optional<CallRecord> call(String callSid) {
    try {
      return WireLists.call(get(callUrl(callSid)));
    } catch (BackendException e) {
      if (e.problem() instanceof BackendProblem.NotFound) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void act(String callSid, ParticipantAction action, Duration limit) {
    send("PUT", callUrl(callSid), JambonzMessages.participantAction(action), limit);
  }

  @Override
  public void hangUp(String callSid) {
    try {
      send(
          "PUT",
          callUrl(callSid),
          JsonNodeFactory.instance.objectNode().put("call_status", "completed"),
          patience);
    } catch (BackendException e) {
      if (!(e.problem() instanceof BackendProblem.NotFound
          || e.problem() instanceof BackendProblem.WrongInstance)) {
        throw e;
      }
    }
  }

  @Override
  public String createCall(NewCall call) {
    HttpUrl url = server.accountUrl().addPathSegment("Calls").build();
    String sid =
        http.json(placed(() -> send("POST", url, JambonzMessages.createCall(call), patience)))
            .path("sid")
            .asString("");
    if (!Uuids.isUuid(sid)) {
      throw new BackendException(
          new BackendProblem.ProtocolViolation("jambonz placed the call but did not name it"));
    }
    return sid;
  }

  /** Whatever the feature server says against a call comes as a bare 500. */
  private static String placed(Supplier<String> request) {
    try {
      return request.get();
    } catch (BackendException e) {
      if (e.problem().what().endsWith("(500): Internal Server Error")) {
        throw new BackendException(
            new BackendProblem.Unavailable("jambonz refused the call (no detail)"));
      }
      throw e;
    }
  }

  /** The account: {@code sip_realm}, {@code name} and more. */
  public JsonNode account() {
    return get(server.accountUrl().build());
  }

  /** {@code application_sid}, {@code name}, hooks; an array. */
  public JsonNode applications() {
    return get(server.accountUrl().addPathSegment("Applications").build());
  }

  /** Credentials of SIP telephones, without their passwords; an array. */
  public JsonNode clients() {
    return get(server.url().addPathSegment("Clients").build());
  }

  /** Addresses of registered telephones, {@code user@realm}; an array. */
  public JsonNode registeredUsers() {
    return get(server.accountUrl().addPathSegment("RegisteredSipUsers").build());
  }

  /** The secret by which status hooks are signed. Never logged. */
  public String webhookSecret() {
    return get(server.accountUrl().addPathSegment("WebhookSecret").build())
        .path("webhook_secret")
        .asString("");
  }

  @Override
  public RequestBudget budget() {
    return budget;
  }

  private HttpUrl callUrl(String callSid) {
    if (!Uuids.isUuid(callSid)) {
      throw new BackendException(
          new BackendProblem.Rejected(true, "call_sid is no UUID: '" + callSid + "'"));
    }
    return server.accountUrl().addPathSegment("Calls").addPathSegment(callSid).build();
  }

  private JsonNode get(HttpUrl url) {
    return http.json(send("GET", url, null, patience));
  }

  private String send(String method, HttpUrl url, @Nullable ObjectNode body, Duration limit) {
    RequestBody content =
        body == null ? null : RequestBody.create(body.toString().getBytes(UTF_8), JSON);
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", "Bearer " + server.token().reveal())
            .header("Accept", "application/json")
            .method(method, content)
            .build();
    HttpCalls.Answer answer = http.send(request, limit);
    budget = Answers.budget(answer, budget, clock.instant());
    if (!answer.successful()) {
      throw new BackendException(Answers.problem(answer.status(), answer.text(), budget));
    }
    return answer.text();
  }

  /** Ends what still runs; idempotent. */
  @Override
  public void close() {
    http.close();
  }
}
