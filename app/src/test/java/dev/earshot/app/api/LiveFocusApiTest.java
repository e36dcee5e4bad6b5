package dev.earshot.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.DirectMember;
import dev.earshot.audio.focus.FocusConfig;
import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.audio.focus.RoomPolicy;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.Secret;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.conference.MemberTag;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API over a real focus and a running mixer: what an answer claims is compared with what
 * members hear in the ticks after it.
 */
@Timeout(60)
class LiveFocusApiTest {
  private static final int AGENT_SAYS = 100;
  private static final int CUSTOMER_SAYS = 20;
  private static final int SUPERVISOR_SAYS = 3;
  private static final int TICKS = 20;

  private final SteadyMember agentPort = new SteadyMember(AGENT_SAYS);
  private final SteadyMember customerPort = new SteadyMember(CUSTOMER_SAYS);
  private final SteadyMember supervisorPort = new SteadyMember(SUPERVISOR_SAYS);
  private final List<AutoCloseable> open = new ArrayList<>();
  private ConferenceFocus focus;
  private ApiClient client;
  private UUID agent;
  private UUID customer;
  private UUID supervisor;

  @BeforeEach
  void start() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    InetSocketAddress any = new InetSocketAddress(loopback, 0);
    Mixer mixer = opened(Mixer.start(MixerConfig.DEFAULT));
    RtpLoop rtp = opened(RtpLoop.start());
    MediaConfig media = new MediaConfig(loopback, 0, 0, List.of("PCMU"), 20, 10);
    RoomPolicy noMusic = RoomPolicy.DEFAULT.withMusic(Optional.empty());
    CompletableFuture<Consumer<FocusEvent>> listener = new CompletableFuture<>();
    focus =
        opened(
            ConferenceFocus.start(
                new FocusConfig(any, media, 10, 10, noMusic),
                mixer,
                rtp,
                e -> listener.join().accept(e)));
    ApiConfig config =
        new ApiConfig(any, ApiConfig.DEFAULT_ACCOUNT, Optional.of(new Secret(ApiClient.TOKEN)));
    FocusApi api =
        opened(FocusApi.start(config, FocusControl.of(focus, mixer), InstantSource.system()));
    listener.complete(api::onEvent);
    client = new ApiClient(api.address(), ApiConfig.DEFAULT_ACCOUNT);
    agent = join("bob", Optional.of(new MemberTag("agent")), agentPort);
    customer = join("+4930123", Optional.empty(), customerPort);
    supervisor = join("mara", Optional.empty(), supervisorPort);
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.add(part);
    return part;
  }

  private UUID join(String from, Optional<MemberTag> tag, SteadyMember port) {
    return focus.joinDirect("desk", new DirectMember(from, "", tag), port);
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
  }

  /** Sends an action and reads what a member hears in the ticks that begin after the answer. */
  private int[] heardAfter(UUID member, String action, SteadyMember listener) {
    ApiClient.Answer answer = client.action(member, action);
    // One tick may be under way now: it began before or after the answer, so it proves nothing.
    int tick = listener.ticks() + 1;
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return listener.heardAfter(tick, TICKS);
  }

  @Test
  void theAnswerToCoachComesAfterTheCustomerStoppedHearing() {
    for (int round = 0; round < 5; round++) {
      assertThat(heardAfter(supervisor, "{\"action\":\"uncoach\"}", customerPort))
          .containsOnly(AGENT_SAYS + SUPERVISOR_SAYS);
      assertThat(heardAfter(supervisor, "{\"action\":\"coach\",\"tag\":\"agent\"}", customerPort))
          .containsOnly(AGENT_SAYS);
    }
    assertThat(agentPort.heardAfter(agentPort.ticks(), TICKS))
        .containsOnly(CUSTOMER_SAYS + SUPERVISOR_SAYS);
  }

  @Test
  void theAnswerToTagComesAfterTheNewAgentHears() {
    assertThat(heardAfter(supervisor, "{\"action\":\"coach\",\"tag\":\"expert\"}", agentPort))
        .containsOnly(CUSTOMER_SAYS);
    assertThat(heardAfter(agent, "{\"action\":\"tag\",\"tag\":\"expert\"}", agentPort))
        .containsOnly(CUSTOMER_SAYS + SUPERVISOR_SAYS);
    assertThat(heardAfter(agent, "{\"action\":\"untag\"}", agentPort)).containsOnly(CUSTOMER_SAYS);
  }

  @Test
  void theAnswerToMuteAndHoldComesAfterSilence() {
    assertThat(heardAfter(agent, "{\"action\":\"mute\"}", customerPort))
        .containsOnly(SUPERVISOR_SAYS);
    assertThat(heardAfter(agent, "{\"action\":\"unmute\"}", customerPort))
        .containsOnly(AGENT_SAYS + SUPERVISOR_SAYS);
    assertThat(heardAfter(customer, "{\"action\":\"hold\"}", customerPort)).containsOnly(0);
    assertThat(heardAfter(customer, "{\"action\":\"unhold\"}", customerPort))
        .containsOnly(AGENT_SAYS + SUPERVISOR_SAYS);
  }

  @Test
  void theAnswerToKickComesAfterHeIsHeardNoMore() {
    assertThat(heardAfter(agent, "{\"action\":\"kick\"}", customerPort))
        .containsOnly(SUPERVISOR_SAYS);
    assertThat(focus.member(agent)).isEmpty();
    assertThat(client.action(agent, "{\"action\":\"mute\"}").status()).isIn(404, 422);
  }

  @Test
  void whatWasAcceptedIsReadBackAtOnce() {
    client.action(supervisor, "{\"action\":\"coach\",\"tag\":\"agent\"}");
    client.action(supervisor, "{\"action\":\"mute\"}");
    client.action(agent, "{\"action\":\"tag\",\"tag\":\"expert\"}");
    client.action(customer, "{\"action\":\"hold\"}");
    JsonNode members = members();
    List<String> states = new ArrayList<>();
    for (JsonNode m : members) {
      states.add(
          "%s tag=%s only=%s muted=%s held=%s"
              .formatted(
                  m.path("number").asString(),
                  m.path("memberTag").asString(),
                  m.path("speakOnlyTo").asString(),
                  m.path("muted").asBoolean(),
                  m.path("held").asBoolean()));
    }
    assertThat(states)
        .containsExactly(
            "bob tag=expert only= muted=false held=false",
            "+4930123 tag= only= muted=false held=true",
            "mara tag= only=agent muted=true held=false");
  }

  @Test
  void thePrivateTagOfAWhisperIsShownToNobody() {
    MemberAction whispering = new MemberAction.AddTag(new MemberTag("_ears-1"));
    assertThat(focus.act(agent, List.of(whispering)).await(Duration.ofSeconds(5)))
        .isInstanceOf(PendingChange.Outcome.Applied.class);
    JsonNode bob = members().path(0);
    assertThat(bob.path("memberTag").asString()).isEqualTo("agent");
    assertThat(bob.path("tags").toString()).isEqualTo("[\"agent\"]");
  }

  private static String coach(UUID... ears) {
    return Arrays.stream(ears)
        .map(UUID::toString)
        .collect(Collectors.joining("\",\"", "{\"action\":\"coach\",\"call_sids\":[\"", "\"]}"));
  }

  @Test
  void aWhisperToCallsReachesExactlyTheseWhoeverComesLater() {
    assertThat(heardAfter(supervisor, coach(agent), customerPort)).containsOnly(AGENT_SAYS);
    assertThat(agentPort.heardAfter(agentPort.ticks() + 1, TICKS))
        .containsOnly(CUSTOMER_SAYS + SUPERVISOR_SAYS);
    SteadyMember newcomer = new SteadyMember(0);
    join("bea", Optional.of(new MemberTag("agent")), newcomer);
    assertThat(newcomer.heardAfter(newcomer.ticks() + 1, TICKS))
        .containsOnly(AGENT_SAYS + CUSTOMER_SAYS);
    JsonNode mara = members().path(2);
    assertThat(mara.path("speakOnlyTo").asString()).isEqualTo("(private)");
    assertThat(mara.path("speakOnlyToCalls").toString()).isEqualTo("[\"" + agent + "\"]");
    assertThat(members().path(0).path("tags").toString()).isEqualTo("[\"agent\"]");

    assertThat(heardAfter(supervisor, coach(customer), agentPort)).containsOnly(CUSTOMER_SAYS);
    assertThat(focus.member(agent).orElseThrow().tags()).hasSize(1);
  }

  @Test
  void nobodyCanWhisperToWhomIsNotThere() {
    ApiClient.Answer answer = client.action(supervisor, coach(agent, UUID.randomUUID()));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(client.action(supervisor, coach(supervisor)).status()).isEqualTo(400);
  }

  private JsonNode members() {
    return new JsonMapper()
        .readTree(client.get("/Conferences?expand=participants").body())
        .path(0)
        .path("participants");
  }

  @Test
  void anEndedConferenceIsListedNoMore() {
    for (UUID member : List.of(agent, customer, supervisor)) {
      assertThat(client.put(member, "{\"call_status\":\"completed\"}").status()).isEqualTo(202);
    }
    assertThat(client.get("/Conferences").body()).isEqualTo("[]");
    assertThat(client.get("/Calls?callStatus=in-progress").body()).isEqualTo("[]");
  }

  @Test
  void parallelRequestsAreAllAnsweredAndAllInForce() throws Exception {
    List<Callable<Integer>> requests = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      UUID member = List.of(agent, customer, supervisor).get(i % 3);
      String action = i % 2 == 0 ? "mute" : "unmute";
      requests.add(() -> client.action(member, "{\"action\":\"" + action + "\"}").status());
    }
    try (ExecutorService clients = Executors.newFixedThreadPool(20)) {
      for (Future<Integer> status : clients.invokeAll(requests)) {
        assertThat(status.get()).isEqualTo(202);
      }
    }
    for (int heard : heardAfter(agent, "{\"action\":\"unmute\"}", supervisorPort)) {
      // Which of the customer's requests came last is nobody's promise.
      assertThat(heard).isIn(AGENT_SAYS, AGENT_SAYS + CUSTOMER_SAYS);
    }
  }
}
