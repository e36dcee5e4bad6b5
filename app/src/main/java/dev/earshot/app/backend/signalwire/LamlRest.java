package dev.earshot.app.backend.signalwire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.http.HttpCalls;
import dev.earshot.app.supervision.BackendProblem;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The interface over HTTP (signalwire.md chapters 2 and 3). Nothing is ever announced. */
public final class LamlRest implements LamlApi, AutoCloseable {
  private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

  /** A list that is longer than this is not believed to end. */
  private static final int MOST_PAGES = 100;

  private final LamlAccount account;
  private final Duration patience;
  private final InstantSource clock;
  private final CallRate calls;
  private final HttpCalls http;

  /**
   * @param patience for one answer, where the caller does not say
   */
  public LamlRest(LamlAccount account, Duration patience, InstantSource clock, Pauses pauses) {
    this.account = account;
    this.patience = patience;
    this.clock = clock;
    calls = new CallRate(clock, pauses);
    http = new HttpCalls(account.dialect().system());
  }

  /** Waited in first: one that begins meanwhile is seen at the second look. */
  @Override
  public List<ConferenceRecord> conferences() {
    List<JsonNode> all = new ArrayList<>(list("init"));
    all.addAll(list("in-progress"));
    return all.stream().map(WireRecords::conference).flatMap(Optional::stream).toList();
  }

  private List<JsonNode> list(String status) {
    return pages(
        account
            .url("Conferences")
            .addQueryParameter("Status", status)
            .addQueryParameter("PageSize", "100")
            .build(),
        "conferences",
        patience);
  }

  @Override
  public List<ParticipantRecord> participants(String conference, Duration limit) {
    return WireRecords.present(
        pages(
            account
                .url("Conferences", conference(conference), "Participants")
                .addQueryParameter("PageSize", "100")
                .build(),
            "participants",
            limit));
  }

  @Override
  public ParticipantRecord participant(String conference, String call, Duration limit) {
    return present(send("GET", participantUrl(conference, call), null, limit));
  }

  @Override
  public ParticipantRecord update(
      String conference, String call, ParticipantUpdate update, Duration limit) {
    return present(send("POST", participantUrl(conference, call), update.form(), limit));
  }

  /** Who is there still, but has gone, is gone. */
  private ParticipantRecord present(String text) {
    ParticipantRecord record =
        WireRecords.participant(http.json(text))
            .orElseThrow(() -> violation("answered no participant"));
    if (record.isGone()) {
      throw new BackendException(
          new BackendProblem.NotFound(account.dialect().system() + " says that he has left"));
    }
    return record;
  }

  @Override
  public void remove(String conference, String call) {
    unlessGone(() -> send("DELETE", participantUrl(conference, call), null, patience));
  }

  @Override
  public Optional<CallRecord> call(String sid, Duration limit) {
    try {
      return WireRecords.call(http.json(send("GET", callUrl(sid), null, limit)));
    } catch (BackendException e) {
      if (e.problem() instanceof BackendProblem.NotFound) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public String createCall(NewCall call) {
    calls.await();
    String form =
        form("To", call.to(), "From", call.from(), "Url", call.document(), "Method", "POST");
    String answer = send("POST", account.url("Calls").build(), form, patience);
    return named(http.json(answer).path("sid").asString(""));
  }

  @Override
  public String createParticipant(String conference, NewCall call) {
    if (!account.dialect().createsParticipants()) {
      throw new BackendException(
          new BackendProblem.Unsupported("SignalWire cannot call somebody into a conference"));
    }
    calls.await();
    String coach =
        call.coach().map(sid -> "&Coaching=true&" + form("CallSidToCoach", sid)).orElse("");
    String form =
        form("From", call.from(), "To", call.to())
            + coach
            + "&Muted=true&Beep=false&StartConferenceOnEnter=false&EndConferenceOnExit=false";
    HttpUrl url = account.url("Conferences", conference(conference), "Participants").build();
    return named(http.json(send("POST", url, form, patience)).path("call_sid").asString(""));
  }

  private String named(String sid) {
    if (!account.dialect().isCall(sid)) {
      throw violation("placed the call but did not name it");
    }
    return sid;
  }

  @Override
  public void endCall(String sid) {
    unlessGone(() -> send("POST", callUrl(sid), "Status=completed", patience));
  }

  @Override
  public void endConference(String conference) {
    HttpUrl url = account.url("Conferences", conference(conference)).build();
    unlessGone(() -> send("POST", url, "Status=completed", patience));
  }

  private static void unlessGone(Runnable request) {
    try {
      request.run();
    } catch (BackendException e) {
      boolean gone =
          e.problem() instanceof BackendProblem.NotFound
              || e.problem() instanceof BackendProblem.InvalidState;
      if (!gone) {
        throw e;
      }
    }
  }

  private HttpUrl participantUrl(String conference, String call) {
    return account
        .url("Conferences", conference(conference), "Participants", checked(call))
        .build();
  }

  private HttpUrl callUrl(String sid) {
    return account.url("Calls", checked(sid)).build();
  }

  private String checked(String call) {
    if (!account.dialect().isCall(call)) {
      throw rejected("no call of " + account.dialect().system() + ": '" + call + "'");
    }
    return call;
  }

  private String conference(String sid) {
    if (!account.dialect().isConference(sid)) {
      throw rejected("no conference of " + account.dialect().system() + ": '" + sid + "'");
    }
    return sid;
  }

  private static String form(String... namesAndValues) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.append(i == 0 ? "" : "&").append(namesAndValues[i]).append('=');
      form.append(URLEncoder.encode(namesAndValues[i + 1], UTF_8));
    }
    return form.toString();
  }

  /** Follows {@code next_page_uri} as it is, to this host and no other. */
  private List<JsonNode> pages(HttpUrl first, String name, Duration limit) {
    List<JsonNode> all = new ArrayList<>();
    Optional<HttpUrl> url = Optional.of(first);
    for (int page = 0; url.isPresent(); page++) {
      if (page == MOST_PAGES) {
        throw violation("lists " + name + " without end");
      }
      JsonNode answer = http.json(send("GET", url.get(), null, limit));
      answer.path(name).forEach(all::add);
      url =
          Stream.of(answer.path("next_page_uri"))
              .filter(JsonNode::isString)
              .map(JsonNode::asString)
              .filter(next -> !next.isEmpty())
              .map(this::nextPage)
              .findFirst();
    }
    return all;
  }

  private HttpUrl nextPage(String uri) {
    HttpUrl host = account.host();
    HttpUrl next = host.resolve(uri);
    if (next == null
        || !next.scheme().equals(host.scheme())
        || !next.host().equals(host.host())
        || next.port() != host.port()) {
      throw violation("sends us elsewhere for the next page: " + HttpCalls.brief(uri));
    }
    return next;
  }

  private String send(String method, HttpUrl url, @Nullable String form, Duration limit) {
    RequestBody body = form == null ? null : RequestBody.create(form.getBytes(UTF_8), FORM);
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", account.authorization())
            .header("Accept", "application/json")
            .method(method, body)
            .build();
    HttpCalls.Answer answer = http.send(request, limit);
    if (!answer.successful()) {
      throw new BackendException(
          Answers.problem(account.dialect().system(), answer, clock.instant()));
    }
    return answer.text();
  }

  private BackendException violation(String what) {
    return new BackendException(
        new BackendProblem.ProtocolViolation(account.dialect().system() + " " + what));
  }

  private static BackendException rejected(String what) {
    return new BackendException(new BackendProblem.Rejected(true, what));
  }

  /** Ends what still runs; idempotent. */
  @Override
  public void close() {
    http.close();
  }
}
