package dev.earshot.app.backend.signalwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.StubServer;
import dev.earshot.app.backend.StubServer.Answer;
import dev.earshot.app.backend.StubServer.Asked;
import dev.earshot.app.backend.VirtualTime;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.audio.sip.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests byte for byte, and every answer that is documented (signalwire.md chapter 8). */
class LamlRestTest {
  private static final String ACCOUNT = "720796a0-8ee9-4350-83bd-2d07a3121f1e";
  private static final String P = "/api/laml/2010-04-01/Accounts/" + ACCOUNT;
  private static final String CF = "43bb71ee-553f-4074-bb20-8e2747647cce";
  private static final String SUP = "11111111-2222-4333-8444-555555555555";
  private static final String AG = "b3877c40-da60-4998-90ad-b792e98472ca";
  private static final String BASIC =
      "Basic NzIwNzk2YTAtOGVlOS00MzUwLTgzYmQtMmQwN2EzMTIxZjFlOlBUdG9rZW4=";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final VirtualTime time = new VirtualTime();
  private StubServer server;
  private LamlRest api;

  @BeforeEach
  void connect() throws Exception {
    server = new StubServer();
    server.answers = _ -> Answer.json(200, "{\"call_sid\":\"" + SUP + "\",\"muted\":true}");
    LamlAccount account =
        new LamlAccount(
            Dialect.SIGNALWIRE, server.url() + "/", ACCOUNT, ACCOUNT, new Secret("PTtoken"));
    api = new LamlRest(account, PATIENCE, time, time);
  }

  @AfterEach
  void disconnect() throws Exception {
    api.close();
    server.close();
  }

  private ParticipantRecord update(ParticipantUpdate update) {
    return api.update(CF, SUP, update, PATIENCE);
  }

  private void answer(String... bodies) {
    Queue<String> queue = new ArrayDeque<>(List.of(bodies));
    server.answers = _ -> Answer.json(200, queue.remove());
  }

  @Test
  void w01TheListAsksForWhatIsInProgressAndNothingElse() {
    answer("{\"conferences\":[]}", "{\"conferences\":[]}");
    assertThat(api.conferences()).isEmpty();
    assertThat(server.asked)
        .containsExactly(
            new Asked("GET " + P + "/Conferences.json?Status=init&PageSize=100", BASIC, "", ""),
            new Asked(
                "GET " + P + "/Conferences.json?Status=in-progress&PageSize=100", BASIC, "", ""));
  }

  @Test
  void aConferenceInWhichSomebodyWaitsIsListedAndOneThatIsOverIsNot() {
    String waiting =
        "{\"sid\":\"%s\",\"friendly_name\":\"room-1\",\"status\":\"init\",".formatted(CF)
            + "\"date_created\":\"Mon, 24 Sept 2018 21:00:00 +0000\"}";
    answer(
        "{\"conferences\":[" + waiting + "]}",
        "{\"conferences\":[" + waiting.replace("init", "completed") + ",{}]}");
    assertThat(api.conferences())
        .containsExactly(
            new ConferenceRecord(
                CF, "room-1", false, Optional.of(Instant.parse("2018-09-24T21:00:00Z"))));
  }

  @Test
  void w02ListeningIsOneMute() {
    update(new ParticipantUpdate.Mute());
    assertThat(server.asked)
        .containsExactly(
            new Asked(
                "POST " + P + "/Conferences/" + CF + "/Participants/" + SUP + ".json",
                BASIC,
                FORM,
                "Muted=true"));
  }

  @Test
  void w03AndW07CoachingNamesItsTargetByTheNameThatTheSystemReads() {
    update(new ParticipantUpdate.CoachMuted(AG));
    assertThat(server.asked.getFirst().body())
        .isEqualTo("Muted=true&Coaching=true&CallSidToCoach=b3877c40-da60-4998-90ad-b792e98472ca");
  }

  @Test
  void noRequestUnmutesAndChangesWhomSomebodyCoaches() {
    List<ParticipantUpdate> all =
        List.of(
            new ParticipantUpdate.Mute(),
            new ParticipantUpdate.CoachMuted(AG),
            new ParticipantUpdate.StopCoaching(),
            new ParticipantUpdate.Unmute(),
            new ParticipantUpdate.Hold(true),
            new ParticipantUpdate.Hold(false));
    assertThat(all)
        .extracting(ParticipantUpdate::form)
        .noneMatch(form -> form.contains("Muted=false") && form.contains("Coaching"))
        .contains("Muted=false", "Coaching=false", "Hold=true&HoldMethod=POST");
  }

  private static String page(String next, String... calls) {
    String list =
        String.join(
            ",", List.of(calls).stream().map(sid -> "{\"call_sid\":\"" + sid + "\"}").toList());
    return "{\"participants\":[" + list + "],\"page_size\":\"50\",\"next_page_uri\":" + next + "}";
  }

  @Test
  void w08AndW10PagesAreFollowedAsTheyAreNamedUntilNoneIs() {
    String next = P + "/Conferences/" + CF + "/Participants?PageToken=PA1&Page=1";
    answer(page("\"" + next + "\"", SUP), page("null", AG));
    assertThat(api.participants(CF, PATIENCE))
        .extracting(ParticipantRecord::callSid)
        .containsExactly(SUP, AG);
    assertThat(server.asked).extracting(Asked::line).endsWith("GET " + next).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"https://evil.example/x", "//evil.example/x", "http://127.0.0.1:1/x"})
  void w09ANextPageElsewhereIsNotAskedFor(String elsewhere) {
    answer(page("\"" + elsewhere + "\"", SUP));
    assertThat(refused(() -> api.participants(CF, PATIENCE)))
        .isInstanceOf(BackendProblem.ProtocolViolation.class);
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void aListWithoutEndIsNotBelieved() {
    server.answers = _ -> Answer.json(200, page("\"" + P + "/more\"", SUP));
    assertThat(refused(() -> api.participants(CF, PATIENCE)))
        .isInstanceOf(BackendProblem.ProtocolViolation.class);
    assertThat(server.asked).hasSize(100);
  }

  private ParticipantRecord read(String fields) {
    answer("{\"call_sid\":\"" + SUP + "\"," + fields + "}");
    return api.participant(CF, SUP, PATIENCE);
  }

  @Test
  void w11ToW14WhoHearsSomebodyFollowsFromWhatIsRead() {
    String to = "\"call_sid_to_coach\":\"" + AG + "\"";
    SpeakScope agent = new SpeakScope.OnlyCall(new ParticipantKey(AG));
    assertThat(read("\"coaching\":true,\"muted\":false," + to).scope()).contains(agent);
    ParticipantRecord armed = read("\"coaching\":true,\"muted\":true," + to);
    assertThat(armed.scope()).contains(new SpeakScope.Nobody());
    assertThat(armed.coaches(AG)).isTrue();
    assertThat(read("\"coaching\":false,\"muted\":false").scope())
        .contains(new SpeakScope.Everybody());
    assertThat(read("\"muted\":false," + to).scope()).contains(agent);
  }

  @Test
  void whatIsNotSaidIsNotKnown() {
    assertThat(read("\"coaching\":false").scope()).isEmpty();
    assertThat(read("\"coaching\":true,\"muted\":false,\"call_sid_to_coach\":null").scope())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"complete", "completed", "failed"})
  void w15WhoseCallIsOverIsGone(String status) {
    String over = "{\"call_sid\":\"" + AG + "\",\"status\":\"" + status + "\"}";
    answer("{\"participants\":[" + over + "]}");
    assertThat(api.participants(CF, PATIENCE)).isEmpty();
    answer(over);
    assertThat(refused(() -> api.participant(CF, AG, PATIENCE)))
        .isInstanceOf(BackendProblem.NotFound.class);
  }

  private static BackendProblem refused(Runnable request) {
    return catchThrowableOfType(BackendException.class, request::run).problem();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "401|{\"code\":20003,\"message\":\"Authenticate\",\"status\":401}|AuthExpired|does not"
            + " accept the API token",
        "404|{\"code\":20404,\"message\":\"not found\",\"status\":404}|NotFound|does not know it",
        "400|{\"code\":16002,\"message\":\"not in the conference\"}|Rejected|not in the conference"
            + " (16002)",
        "400|{\"code\":\"10000\",\"message\":\"completed\"}|InvalidState|completed (10000)",
        "422|{\"errors\":[\"CallSidToCoach is missing\"]}|Rejected|CallSidToCoach is missing",
        "422|{\"errors\":[{\"code\":\"10003\",\"message\":\"no\"}]}|NotPermitted|no (10003)",
        "400|{\"type\":\"t\",\"code\":16027,\"message\":\"on hold\",\"attribute\":\"a\"}"
            + "|InvalidState|on hold (16027)",
        "403|''|NotPermitted|no detail",
        "429|{\"code\":20429}|RateLimited|takes no more requests",
        "503|<html>|RateLimited|takes no more requests",
        "500|''|Unavailable|failed (500): no detail",
        "302|''|ProtocolViolation|answered 302",
      })
  void w16ToW20EveryRefusalIsUnderstoodHoweverItIsWritten(
      int status, String body, String problem, String what) {
    server.answers = _ -> Answer.json(status, body);
    assertThat(refused(() -> update(new ParticipantUpdate.Mute())))
        .satisfies(p -> assertThat(p.getClass().getSimpleName()).isEqualTo(problem))
        .satisfies(p -> assertThat(p.what()).contains(what));
  }

  @Test
  void howLongToStayAwayIsHeeded() {
    server.answers = _ -> new Answer(429, "text/plain", "", Map.of("Retry-After", "7"));
    assertThat(refused(() -> update(new ParticipantUpdate.Mute())))
        .isEqualTo(
            new BackendProblem.RateLimited(
                time.instant().plusSeconds(7), "SignalWire takes no more requests for now (429)"));
  }

  private LamlRest twilio() {
    String account = "AC" + "0".repeat(32);
    return new LamlRest(
        new LamlAccount(Dialect.TWILIO, server.url(), account, account, new Secret("t")),
        PATIENCE,
        time,
        time);
  }

  @Test
  void w31TwilioHasItsOwnAddressAndIdentifiers() {
    assertThat(Dialect.TWILIO.host()).contains("https://api.twilio.com");
    assertThat(Dialect.TWILIO.isCall("CA" + "0a".repeat(16))).isTrue();
    assertThat(Dialect.TWILIO.isCall("CA" + "0A".repeat(16))).isFalse();
    assertThat(Dialect.TWILIO.isCall(AG)).isFalse();
    assertThat(Dialect.SIGNALWIRE.isCall("CA" + "0a".repeat(16))).isFalse();
    try (LamlRest twilio = twilio()) {
      answer("{\"participants\":[]}");
      twilio.participants("CF" + "1".repeat(32), PATIENCE);
      assertThat(server.asked.getFirst().line())
          .isEqualTo(
              "GET /2010-04-01/Accounts/AC%s/Conferences/CF%s/Participants.json?PageSize=100"
                  .formatted("0".repeat(32), "1".repeat(32)));
    }
    assertThatThrownBy(
            () -> new LamlAccount(Dialect.TWILIO, server.url(), ACCOUNT, "u", new Secret("t")))
        .isInstanceOf(BackendException.class);
  }

  @Test
  void w32SignalWireIsNotAskedForWhatItDoesNotHave() {
    NewCall call = new NewCall("sip:sup@example.org", "+1", "", Optional.empty());
    assertThat(refused(() -> api.createParticipant(CF, call)))
        .isInstanceOf(BackendProblem.Unsupported.class);
    assertThat(refused(() -> api.participant(CF, "CA" + "0".repeat(32), PATIENCE)))
        .isInstanceOf(BackendProblem.Rejected.class);
    assertThat(server.asked).isEmpty();
  }

  @Test
  void w33TwilioCallsSomebodyInMutedAndWithoutABeep() {
    String agent = "CA" + "3".repeat(32);
    try (LamlRest twilio = twilio()) {
      answer("{\"call_sid\":\"CA" + "4".repeat(32) + "\"}");
      NewCall call = new NewCall("sip:sup@x.sip.twilio.com", "+1555", "", Optional.of(agent));
      assertThat(twilio.createParticipant("CF" + "1".repeat(32), call))
          .isEqualTo("CA" + "4".repeat(32));
    }
    assertThat(server.asked.getFirst().body())
        .isEqualTo(
            "From=%2B1555&To=sip%3Asup%40x.sip.twilio.com&Coaching=true&CallSidToCoach="
                + agent
                + "&Muted=true&Beep=false&StartConferenceOnEnter=false&EndConferenceOnExit=false");
  }

  @Test
  void w34TheSecondCallWithinASecondWaits() {
    answer("{\"sid\":\"" + SUP + "\"}", "{\"sid\":\"" + AG + "\"}");
    NewCall call =
        new NewCall(
            "sip:sup@example.org", "+1555", "https://x/supervisor?room=a+b", Optional.empty());
    Instant begin = time.instant();
    assertThat(api.createCall(call)).isEqualTo(SUP);
    assertThat(time.instant()).isEqualTo(begin);
    assertThat(api.createCall(call)).isEqualTo(AG);
    assertThat(Duration.between(begin, time.instant())).isEqualTo(Duration.ofSeconds(1));
    assertThat(server.asked.getFirst().body())
        .isEqualTo(
            "To=sip%3Asup%40example.org&From=%2B1555"
                + "&Url=https%3A%2F%2Fx%2Fsupervisor%3Froom%3Da%2Bb&Method=POST");
  }

  @ParameterizedTest
  @CsvSource({"204", "404"})
  void w35WhoIsRemovedIsOutAndWhoWasOutIsAsGood(int status) {
    server.answers = _ -> Answer.text(status, "");
    api.remove(CF, AG);
    assertThat(server.asked)
        .extracting(Asked::line)
        .containsExactly("DELETE " + P + "/Conferences/" + CF + "/Participants/" + AG + ".json");
  }

  @Test
  void w36DatesAreReadAsTheyAreWritten() {
    Instant at = Instant.parse("2018-09-24T21:00:00Z");
    assertThat(LamlDates.parse("Mon, 24 Sept 2018 21:00:00 +0000")).contains(at);
    assertThat(LamlDates.parse("Mon, 24 Sep 2018 21:00:00 +0000")).contains(at);
    assertThat(LamlDates.parse("Mon, 24 Sep 2018 21:00:00 GMT")).contains(at);
    assertThat(LamlDates.parse("yesterday")).isEmpty();
  }

  @Test
  void w37NothingIsEverAnnounced() {
    List<Runnable> everything =
        List.of(
            () -> update(new ParticipantUpdate.Mute()),
            () -> update(new ParticipantUpdate.CoachMuted(AG)),
            () -> update(new ParticipantUpdate.StopCoaching()),
            () -> update(new ParticipantUpdate.Unmute()),
            () -> update(new ParticipantUpdate.Hold(true)),
            () -> api.remove(CF, AG),
            () -> api.endCall(AG),
            () -> api.endConference(CF));
    everything.forEach(Runnable::run);
    assertThat(server.asked)
        .hasSize(8)
        .noneMatch(asked -> (asked.line() + asked.body()).contains("Announce"));
  }

  @Test
  void aServerThatDoesNotAnswerLeavesItUnconfirmedAndTheTokenIsNotTold() throws Exception {
    try (var deaf = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
        LamlRest slow =
            new LamlRest(
                new LamlAccount(
                    Dialect.SIGNALWIRE,
                    "http://127.0.0.1:" + deaf.getLocalPort(),
                    ACCOUNT,
                    ACCOUNT,
                    new Secret("PTtoken")),
                PATIENCE,
                time,
                time)) {
      assertThat(
              refused(
                  () -> slow.update(CF, SUP, new ParticipantUpdate.Mute(), Duration.ofMillis(80))))
          .isEqualTo(new BackendProblem.Unconfirmed("SignalWire did not answer within 80 ms"));
    }
  }
}
