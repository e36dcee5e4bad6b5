package dev.earshot.app.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.api.ApiClient;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The promise of the product, with telephones that are not ours: two baresips talk in a room of the
 * built command, SIPp whispers, and what each hears is measured in its own recording.
 */
@Tag("interop")
@Timeout(value = 150, unit = TimeUnit.SECONDS)
class WhisperInteropTest {
  private static final int AGENT_HERTZ = 400;
  private static final int CUSTOMER_HERTZ = 600;
  private static final int WHISPER_HERTZ = 1000;

  /** From an answer of the API to the recording: packets under way and the peer's own buffers. */
  private static final int UNDER_WAY = Sound.samplesIn(600);

  private static final int PHASE = Sound.samplesIn(3000);

  /**
   * Peers that share two processors with a build lose a packet now and then. Whom a voice must not
   * reach it must not reach at all: there zero is zero.
   */
  private static final double HEARD = 0.9;

  @TempDir Path directory;

  @Test
  void aWhisperReachesTheAgentsTelephoneAndNotTheCustomers() throws Exception {
    try (FocusProcess focus = FocusProcess.ready(directory.resolve("focus"));
        Baresip agent = call(focus, "agent", AGENT_HERTZ, ";member-tag=agent");
        Baresip customer = call(focus, "customer", CUSTOMER_HERTZ, "")) {
      ApiClient api = new ApiClient(focus.api(), FocusProcess.ACCOUNT, FocusProcess.TOKEN);
      awaitTone(agent, CUSTOMER_HERTZ);
      awaitTone(customer, AGENT_HERTZ);
      try (Sipp supervisor =
          Sipp.whisper(directory.resolve("supervisor"), WHISPER_HERTZ, "room-1", focus.sipPort())) {
        awaitTone(agent, WHISPER_HERTZ);
        UUID whisperer = memberCalled("mara", api);
        assertAgentAloneHears(agent, customer, 0);

        inForce(api.action(whisperer, "{\"action\":\"uncoach\"}"));
        assertBothHear(agent, customer);

        inForce(api.action(whisperer, "{\"action\":\"coach\",\"tag\":\"agent\"}"));
        assertAgentAloneHears(agent, customer, customer.heard().length() + UNDER_WAY);
        assertThat(supervisor.isAlive()).as("SIPp was still playing").isTrue();
      }
      assertEndsAndLeavesNothing(focus);
      agent.awaitSaid("terminated (duration");
      customer.awaitSaid("terminated (duration");
    }
  }

  private Baresip call(FocusProcess focus, String name, int hertz, String parameters) {
    return Baresip.call(
        directory.resolve(name),
        name,
        hertz,
        "sip:room-1@127.0.0.1:" + focus.sipPort() + parameters);
  }

  private static void awaitTone(Baresip listener, int hertz) {
    Peer.await(
        () -> {
          Sound heard = listener.heard();
          int second = Sound.samplesIn(1000);
          return heard.length() > second
              && heard.share(hertz, heard.length() - second, heard.length()) > HEARD;
        },
        20,
        () -> hertz + " Hz is not heard; it said: " + listener.said());
  }

  private static void awaitLength(Baresip listener, int samples) {
    Peer.await(
        () -> listener.heard().length() >= samples, 20, () -> "no audio; " + listener.said());
  }

  /** The customer from {@code since} on, the agent from now on, for one phase. */
  private static void assertAgentAloneHears(Baresip agent, Baresip customer, int since) {
    int agentFrom = agent.heard().length();
    awaitLength(customer, Math.max(since, customer.heard().length()) + PHASE);
    awaitLength(agent, agentFrom + PHASE);
    Sound customerHeard = customer.heard();
    assertThat(customerHeard.share(WHISPER_HERTZ, since, customerHeard.length()))
        .as("share of the whisper in the customer's ear")
        .isZero();
    assertThat(agent.heard().share(WHISPER_HERTZ, agentFrom, agentFrom + PHASE))
        .as("share of the whisper in the agent's ear")
        .isGreaterThan(HEARD);
    assertThat(
            customerHeard.share(
                AGENT_HERTZ, customerHeard.length() - PHASE, customerHeard.length()))
        .as("share of the agent in the customer's ear")
        .isGreaterThan(HEARD);
  }

  private static void assertBothHear(Baresip agent, Baresip customer) {
    int agentFrom = agent.heard().length();
    int customerFrom = customer.heard().length() + UNDER_WAY;
    awaitLength(customer, customerFrom + PHASE);
    awaitLength(agent, agentFrom + PHASE);
    assertThat(customer.heard().share(WHISPER_HERTZ, customerFrom, customerFrom + PHASE))
        .as("share of the supervisor in the customer's ear after uncoach")
        .isGreaterThan(HEARD);
    assertThat(agent.heard().share(WHISPER_HERTZ, agentFrom, agentFrom + PHASE))
        .as("share of the supervisor in the agent's ear after uncoach")
        .isGreaterThan(HEARD);
  }

  private static void inForce(ApiClient.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  private static UUID memberCalled(String number, ApiClient api) {
    JsonNode rooms = new JsonMapper().readTree(api.get("/Conferences?expand=participants").body());
    for (JsonNode member : rooms.path(0).path("participants")) {
      if (member.path("number").asString().equals(number)) {
        return UUID.fromString(member.path("call_sid").asString());
      }
    }
    throw new AssertionError(number + " is not in " + rooms);
  }

  /** SIGTERM: within three seconds, with a summary, and every port is free again. */
  private static void assertEndsAndLeavesNothing(FocusProcess focus) throws Exception {
    int sip = focus.sipPort();
    InetSocketAddress api = focus.api();
    assertThat(focus.terminate()).as("milliseconds to the end").isLessThan(3000);
    assertThat(focus.said()).contains("ended: 1 conferences, 3 members");
    InetSocketAddress local = new InetSocketAddress("127.0.0.1", sip);
    try (DatagramSocket udp = new DatagramSocket(local);
        ServerSocket tcp = new ServerSocket();
        ServerSocket http = new ServerSocket()) {
      tcp.setReuseAddress(true);
      tcp.bind(local);
      http.setReuseAddress(true);
      http.bind(api);
      assertThat(udp.isBound()).isTrue();
    }
  }
}
