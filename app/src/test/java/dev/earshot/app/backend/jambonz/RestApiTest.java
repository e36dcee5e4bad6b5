package dev.earshot.app.backend.jambonz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.StubServer;
import dev.earshot.app.backend.StubServer.Answer;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.audio.sip.Secret;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests byte for byte, and every answer that a real jambonz was seen to give. */
class RestApiTest {
  private static final String A = FakeMedia.ACCOUNT;
  private static final String C = "0d1c2a4e-5a7e-4f6c-9d55-7a1c9a0a2b11";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private StubServer server;
  private RestApi api;

  @BeforeEach
  void connect() throws Exception {
    server = new StubServer();
    api = new RestApi(at(server.url()), PATIENCE, () -> NOW);
  }

  @AfterEach
  void disconnect() throws Exception {
    api.close();
    server.close();
  }

  private static JambonzServer at(String url) {
    return new JambonzServer(url, A, new Secret("k"), Optional.empty());
  }

  static List<org.junit.jupiter.params.provider.Arguments> actions() {
    return List.of(
        row(
            "J01",
            new ParticipantAction.Tag(new MemberTag("customer")),
            "\"tag\",\"tag\":\"customer\""),
        row("J02", new ParticipantAction.Untag(), "\"untag\""),
        row(
            "J03",
            new ParticipantAction.Coach(new MemberTag("agent")),
            "\"coach\",\"tag\":\"agent\""),
        row("J04", new ParticipantAction.Uncoach(), "\"uncoach\""),
        row("J05", new ParticipantAction.Mute(), "\"mute\""),
        row("J06", new ParticipantAction.Unmute(), "\"unmute\""));
  }

  private static org.junit.jupiter.params.provider.Arguments row(
      String name, ParticipantAction action, String json) {
    return org.junit.jupiter.params.provider.Arguments.of(name, action, json);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("actions")
  void j01ToJ06AreExactlyTheseBytes(String name, ParticipantAction action, String json) {
    api.act(C, action, PATIENCE);

    assertThat(server.asked)
        .containsExactly(
            new StubServer.Asked(
                "PUT /v1/Accounts/" + A + "/Calls/" + C,
                "Bearer k",
                "application/json",
                "{\"conferenceParticipantAction\":{\"action\":" + json + "}}"));
  }

  @Test
  void j07TheCommandOverTheSocketIsExactlyThisText() {
    assertThat(JambonzMessages.legCommand(new ParticipantAction.Coach(new MemberTag("agent"))))
        .isEqualTo(
            "{\"type\":\"command\",\"command\":\"conf:participant-action\","
                + "\"data\":{\"action\":\"coach\",\"tag\":\"agent\"}}");
  }

  @ParameterizedTest
  @CsvSource({"''", "team lead", "it's", "a:b"})
  void j08AndJ45TagsThatInvertOrDisableAWhisperCannotEvenBeSaid(String tag) {
    assertThat(MemberTag.isValid(tag)).isFalse();
  }

  @Test
  void j09RemovingIsAHangUpAndGoneIsAsGood() {
    for (int status : new int[] {202, 404, 422}) {
      server.answers = _ -> Answer.text(status, "x");
      api.hangUp(C);
    }
    assertThat(server.asked)
        .extracting(StubServer.Asked::body)
        .containsOnly("{\"call_status\":\"completed\"}");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "404|Not Found|NotFound|jambonz does not know this call (any more)",
        "422|call session is gone for call_sid 98bd2374|WrongInstance|jambonz has lost hold of the"
            + " call: call session is gone for call_sid 98bd2374",
        "422|current call state is incompatible with requested action|InvalidState|the call is in"
            + " no state for it: current call state is incompatible with requested action",
        "400|{\"msg\":\"Bad request\"}|Rejected|jambonz refused it: Bad request",
        "400|{\"msg\":\"no valid options supplied to updateCall\"}|Rejected|jambonz refused it: no"
            + " valid options supplied to updateCall",
        "401|Unauthorized|AuthExpired|jambonz does not accept the API key",
        "403|{\"msg\":\"User has view-only access\"}|NotPermitted|jambonz does not permit it: User"
            + " has view-only access",
        "500|{\"msg\":\"fetch failed\"}|Unavailable|jambonz failed (500): fetch failed",
        "503|<html>|Unavailable|jambonz failed (503): no detail",
        "480|{\"msg\":\"no available feature servers at this time\"}|Unavailable|no feature server"
            + " of jambonz is available",
      })
  void j11ToJ17AndJ42EveryRefusalHasItsNameAndItsSentence(
      int status, String body, String problem, String what) {
    server.answers = _ -> Answer.text(status, body);

    assertThat(refused(() -> api.act(C, new ParticipantAction.Mute(), PATIENCE)))
        .satisfies(p -> assertThat(p.getClass().getSimpleName()).isEqualTo(problem))
        .satisfies(p -> assertThat(p.what()).isEqualTo(what));
  }

  private static BackendProblem refused(Runnable request) {
    return catchThrowableOfType(BackendException.class, request::run).problem();
  }

  @Test
  void j16TooManyRequestsPauseThePollsButNotTheSafety() {
    server.answers =
        _ ->
            new Answer(
                429,
                "text/html",
                "Too many requests, please try again later.",
                Map.of(
                    "Retry-After",
                    "42",
                    "RateLimit-Limit",
                    "600",
                    "RateLimit-Remaining",
                    "0",
                    "RateLimit-Reset",
                    "42"));
    assertThat(refused(api::calls)).isInstanceOf(BackendProblem.RateLimited.class);
    assertThat(api.budget().untilNextPoll(PATIENCE, NOW)).isEqualTo(Duration.ofSeconds(42));

    refused(() -> api.act(C, new ParticipantAction.Mute(), PATIENCE));
    assertThat(server.asked).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"600,5", "150,5", "149,15", "29,200"})
  void pollsGiveWayAsTheBudgetRunsLow(long remaining, long seconds) {
    RequestBudget budget = new RequestBudget(600, remaining, NOW.plusSeconds(200), Instant.EPOCH);
    assertThat(budget.untilNextPoll(Duration.ofSeconds(5), NOW))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void aServerThatDoesNotAnswerLeavesItUnconfirmed() throws Exception {
    try (var deaf = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
        RestApi slow =
            new RestApi(at("http://127.0.0.1:" + deaf.getLocalPort()), PATIENCE, () -> NOW)) {
      assertThat(refused(() -> slow.act(C, new ParticipantAction.Mute(), Duration.ofMillis(80))))
          .isEqualTo(new BackendProblem.Unconfirmed("jambonz did not answer within 80 ms"));
    }
  }

  @Test
  void nobodyThereIsUnavailable() throws Exception {
    server.close();
    assertThat(refused(api::calls)).isInstanceOf(BackendProblem.Unavailable.class);
  }

  @Test
  void j18AndJ19ExpiredRecordsAreSkippedAndNumbersMayBeText() {
    server.answers =
        _ ->
            Answer.json(
                200,
                "[{},{\"call_sid\":\""
                    + C
                    + "\",\"direction\":\"inbound\",\"from\":\"+49\","
                    + "\"to\":\"1\",\"call_status\":\"in-progress\",\"sip_status\":\"200\","
                    + "\"call_id\":\"a@b\",\"sbc_callid\":\"c@d\",\"duration\":\"7\"}]");

    assertThat(api.calls())
        .containsExactly(
            new CallRecord(
                C, new StatusEvent.Party("+49", "1", "inbound"), "a@b", "c@d", "in-progress", 200));
    assertThat(server.asked.getFirst().line())
        .isEqualTo("GET /v1/Accounts/" + A + "/Calls?callStatus=in-progress");
  }

  @Test
  void j20NamesOnlyWithoutDuplicatesAndWithoutTheWaitingList() {
    server.answers = _ -> Answer.json(200, "[\"room-1\",\"waitlist\",\"room-1\"]");

    JambonzApi.ConferenceList list = api.conferences();
    assertThat(list.conferences()).extracting(ConferenceRecord::name).containsExactly("room-1");
    assertThat(list.edition()).isEqualTo(Edition.OSS);
    assertThat(list.somebodyWaits()).isTrue();
    assertThat(server.asked.getFirst().line())
        .isEqualTo("GET /v1/Accounts/" + A + "/Conferences?expand=participants");
  }

  @Test
  void j21TheCommercialEditionListsParticipantsAndTags() {
    server.answers =
        _ ->
            Answer.json(
                200,
                "[{\"id\":\"room-1\",\"name\":\"room-1\",\"durationSec\":12,\"participants\":["
                    + "{\"call_sid\":\""
                    + C
                    + "\",\"label\":\"+49\",\"memberTag\":\"agent\","
                    + "\"isAgent\":true}]}]");

    JambonzApi.ConferenceList list = api.conferences();
    assertThat(list.edition()).isEqualTo(Edition.V10);
    assertThat(list.conferences())
        .containsExactly(
            new ConferenceRecord(
                "room-1",
                Optional.of(12L),
                Optional.of(List.of(new ConferenceRecord.MemberRecord(C, "+49", "", "agent")))));
  }

  @Test
  void anEmptyListSaysNothingAboutTheEdition() {
    server.answers = _ -> Answer.json(200, "[]");
    assertThat(api.conferences().edition()).isEqualTo(Edition.UNKNOWN);
  }

  @Test
  void j41ACallToOurUserIsPlacedWithTheVerbsOfTheSpecification() {
    server.answers = _ -> Answer.json(201, "{\"sid\":\"" + C + "\",\"callId\":\"x\"}");
    String verbs = "[" + JambonzMessages.supervisorVerb("room-1") + "]";

    assertThat(api.createCall(new NewCall("earshot", "sup1", Optional.empty(), verbs, "room-1")))
        .isEqualTo(C);
    assertThat(server.asked.getFirst().body())
        .contains("\"to\":{\"type\":\"user\",\"name\":\"sup1\"}")
        .contains("\\\"startConferenceOnEnter\\\":false", "\\\"joinMuted\\\":true")
        .contains("\\\"endConferenceOnExit\\\":false", "\\\"memberTag\\\":\\\"supervisor\\\"")
        .doesNotContain("speakOnlyTo");
  }

  @Test
  void j38ToJ39NothingWeAskMutesOthersOrLosesACall() {
    server.answers = _ -> Answer.json(201, "{\"sid\":\"" + C + "\",\"callId\":\"x\"}");
    MemberTag tag = new MemberTag("agent");
    List<ParticipantAction> all =
        List.of(
            new ParticipantAction.Tag(tag),
            new ParticipantAction.Untag(),
            new ParticipantAction.Coach(tag),
            new ParticipantAction.Uncoach(),
            new ParticipantAction.Mute(),
            new ParticipantAction.Unmute(),
            new ParticipantAction.Hold(),
            new ParticipantAction.Unhold());
    all.forEach(action -> api.act(C, action, PATIENCE));
    api.hangUp(C);
    api.createCall(new NewCall("earshot", "sup1", Optional.of(C), "", "room-1"));
    refusable(api::conferences);
    refusable(api::calls);
    refusable(() -> api.call(C));
    refusable(api::account);

    assertThat(server.asked).hasSize(14);
    assertThat(server.asked)
        .noneMatch(asked -> asked.line().startsWith("DELETE"))
        .noneMatch(asked -> asked.body().contains("conf_mute"))
        .noneMatch(asked -> asked.body().contains("dtmf"));
  }

  /** What is asked counts, not whether the answer makes sense. */
  private static void refusable(Runnable question) {
    try {
      question.run();
    } catch (BackendException e) {
      assertThat(e.problem().what()).isNotEmpty();
    }
  }

  @Test
  void j43ACallThatIsRefusedSaysThatThereIsNoDetail() {
    server.answers = _ -> Answer.text(500, "Internal Server Error");
    NewCall call = new NewCall("earshot", "sup1", Optional.of(C), "", "room-1");

    assertThat(refused(() -> api.createCall(call)).what())
        .isEqualTo("jambonz refused the call (no detail)");
  }

  @Test
  void j44AnAccountThatIsNoUuidIsRefusedBeforeAnythingIsAsked() {
    assertThat(
            refused(
                () ->
                    new JambonzServer("http://x", "1-1-1-1-1", new Secret("k"), Optional.empty())))
        .isEqualTo(new BackendProblem.Rejected(true, "account_sid is no UUID: '1-1-1-1-1'"));
    assertThat(refused(() -> api.act("me", new ParticipantAction.Mute(), PATIENCE)).what())
        .isEqualTo("call_sid is no UUID: 'me'");
  }

  @ParameterizedTest
  @CsvSource({"http://h:1,http://h:1/v1/Clients", "http://h:1/v1/,http://h:1/v1/Clients"})
  void theBaseUrlMayOrMayNotNameTheVersion(String base, String url) {
    assertThat(at(base).url().addPathSegment("Clients").build()).hasToString(url);
  }
}
