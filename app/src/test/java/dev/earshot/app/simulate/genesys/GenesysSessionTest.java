package dev.earshot.app.simulate.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.app.simulate.genesys.line.DemoVoices;
import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.cometd.client.BayeuxClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** How one logs in to the simulated installation, and what happens to sessions. */
@Timeout(60)
class GenesysSessionTest {
  static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final String DEVICE = "/me/devices/efe1ab32-53f9-43ce-b65e-5768c61f7d4a";

  private final GenesysSimulator simulator =
      GenesysSimulator.start(
          new GenesysOptions(LOOPBACK, LOOPBACK, new Secret("secret")),
          new DemoVoices(Optional.empty()));
  private final Client paul = new Client(simulator.http(), "paul.smith", "secret");

  GenesysSessionTest() throws IOException {}

  @AfterEach
  void close() throws Exception {
    paul.close();
    simulator.close();
  }

  @Test
  void aWrongPasswordIsRefusedWithCodeTwenty() throws Exception {
    try (Client wrong = new Client(simulator.http(), "paul.smith", "guess")) {
      assertThat(wrong.get("/me").status()).isEqualTo(401);
      assertThat(wrong.get("/me").code()).isEqualTo(20);
    }
  }

  @Test
  void theFirstAnswerBringsBothCookiesAndTheToken() throws Exception {
    Client.Answer me = paul.get("/me?subresources=*");
    assertThat(me.code()).isZero();
    assertThat(paul.cookies()).containsKeys("JSESSIONID", "AWSELB");
    assertThat(paul.csrf()).isNotEmpty();
    JsonNode user = me.json().path("user");
    assertThat(user.path("userName").asString()).isEqualTo("paul.smith");
    assertThat(user.path("roles").toString()).contains("ROLE_SUPERVISOR");
    assertThat(user.path("features").toString()).contains("api-supervisor-monitoring");
  }

  @Test
  void withoutTheTokenNothingIsChanged() throws Exception {
    paul.get("/me");
    String token = paul.csrf();
    paul.csrf("");
    Client.Answer refused = paul.operation("/me", "StartContactCenterSession");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).isEqualTo("Missing or invalid Csrf token");
    paul.csrf(token);
    assertThat(paul.operation("/me", "StartContactCenterSession").code()).isZero();
  }

  @Test
  void withoutTheBalancersCookieTheSessionIsUnknown() throws Exception {
    paul.get("/me");
    paul.cookies().remove("AWSELB");
    assertThat(paul.operation("/me", "StartContactCenterSession").status()).isEqualTo(403);
  }

  @Test
  void aRenewedTokenIsToldWithTheNextGet() throws Exception {
    paul.get("/me");
    String before = paul.csrf();
    paul.control("/csrf/renew", "{}");
    assertThat(paul.operation("/me", "StartContactCenterSession").status()).isEqualTo(403);
    paul.get("/me");
    assertThat(paul.csrf()).isNotEqualTo(before);
    assertThat(paul.operation("/me", "StartContactCenterSession").code()).isZero();
  }

  @Test
  void eventsComeByCometDToTheirUserOnly() throws Exception {
    paul.work();
    try (Client lena = new Client(simulator.http(), "lena.koch", "secret")) {
      lena.work();
      lena.forget();
      paul.operation(DEVICE, "DoNotDisturbOff");
      JsonNode event = paul.await("his device", e -> true);
      assertThat(event.path("_channel").asString()).isEqualTo("/v2/me/devices");
      assertThat(event.path("devices").path(0).path("doNotDisturb").asString()).isEqualTo("Off");
      assertThat(lena.quiet()).isTrue();
    }
  }

  @Test
  void aClientWithoutASessionGetsNoEvents() {
    Client stranger = new Client(simulator.http(), "paul.smith", "guess");
    assertThatThrownBy(() -> stranger.subscribe("/v2/me/*", 1_000)).hasMessage("no handshake");
  }

  @Test
  void anExpiredSessionEndsEventsUntilTheNextLogIn() throws Exception {
    paul.work();
    paul.control("/sessions/expire", "{}");
    assertThat(paul.operation(DEVICE, "DoNotDisturbOff").status()).isEqualTo(403);
    Client.until("the poll is refused", () -> !paul.comet().isConnected());
    paul.get("/me");
    Client.until("the next handshake is welcome", paul.comet()::isConnected);
  }

  @Test
  void aCutIsOverAfterItsTimeAndSessionsLive() throws Exception {
    paul.work();
    paul.control("/network/cut", "{\"millis\":1000}");
    assertThat(paul.comet().waitFor(10_000, BayeuxClient.State.UNCONNECTED)).isTrue();
    assertThat(paul.comet().waitFor(20_000, BayeuxClient.State.CONNECTED)).isTrue();
    paul.forget();
    assertThat(paul.operation(DEVICE, "DoNotDisturbOff").code()).isZero();
    paul.await("his device", e -> true);
  }

  @Test
  void aRestartedServerKnowsNobody() throws Exception {
    paul.work();
    paul.control("/restart", "{\"millis\":300}");
    assertThat(paul.comet().waitFor(10_000, BayeuxClient.State.UNCONNECTED)).isTrue();
    Client.until("it is back", () -> status() == 403);
  }

  private int status() {
    try {
      return paul.operation(DEVICE, "DoNotDisturbOff").status();
    } catch (IOException away) {
      return 0;
    }
  }

  @Test
  void everyoneIsListedWithDevices() throws Exception {
    paul.get("/me");
    JsonNode users = paul.get("/users?subresources=*").json().path("users");
    assertThat(users.findValuesAsString("userName"))
        .isEqualTo(List.of("paul.smith", "lena.koch", "anna.novak", "tom.becker", "ines.lopez"));
    assertThat(users.path(2).path("devices").path(0).path("phoneNumber").asString())
        .isEqualTo("5001");
    assertThat(paul.get("/devices").code()).isEqualTo(5);
    assertThat(paul.get("/nothing").code()).isEqualTo(6);
  }
}
