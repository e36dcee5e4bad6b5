package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Registrars and notifiers that answer whatever they like: no storm, no exception, no leftovers.
 */
class HostileRegistrarTest {
  private static final List<String> FIELDS =
      List.of(
          "Expires: 0",
          "Expires: 1",
          "Expires: 30",
          "Expires: 999999999",
          "Expires: -1",
          "Min-Expires: 1",
          "Min-Expires: 700",
          "Min-Expires: 999999999",
          "Retry-After: 0",
          "Retry-After: 1",
          "Retry-After: 99999999 (for ever)",
          "Contact: <sip:mara@10.0.0.1:5060>;expires=1",
          "Contact: *",
          "Contact: <sip:nobody@nowhere>;expires=77, <sip:mara@10.0.0.1:5060>;expires=abc",
          "Service-Route: <sip:10.0.0.3:5060;lr>",
          "Service-Route: <tel:1>, garbage",
          "Service-Route: " + "<sip:10.0.0.3;lr>, ".repeat(60) + "<sip:10.0.0.3;lr>",
          "WWW-Authenticate: Digest realm=\"a\", nonce=\"b\", algorithm=MD5",
          "WWW-Authenticate: Digest realm=\"a\", nonce=\"b\", qop=\"auth-int\"",
          "WWW-Authenticate: Digest realm=\"a\", nonce=\"c\", qop=\"auth\", stale=true",
          "WWW-Authenticate: Basic realm=\"a\"",
          "Proxy-Authenticate: Digest realm=\"a\\\\\", nonce=\"\"",
          "X-Reason: " + "\u00e4".repeat(90),
          "Warning: 399 x \"",
          "Require: everything");

  private static final int[] STATUSES = {
    100, 183, 200, 200, 200, 202, 301, 302, 400, 401, 401, 403, 404, 407, 423, 423, 480, 489, 494,
    500, 503, 503, 600, 699
  };

  private static String answer(SipRequest request, Random random) {
    int status = STATUSES[random.nextInt(STATUSES.length)];
    String sound =
        new String(SipResponse.to(request, status).tagged("t").bytes(), StandardCharsets.UTF_8)
            .replace("\r\n", "\n");
    StringBuilder fields = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      fields.append(FIELDS.get(random.nextInt(FIELDS.size()))).append('\n');
    }
    String answer = sound.replace("Content-Length", fields + "Content-Length");
    if (random.nextInt(4) == 0) {
      int at = random.nextInt(answer.length());
      answer =
          answer.substring(0, at) + ";,\"<" + answer.substring(Math.min(answer.length(), at + 3));
    }
    return answer;
  }

  @Property(tries = 300)
  void whateverTheyAnswerNothingIsLeftAndNobodyIsFlooded(@ForAll long seed) {
    Random random = new Random(seed);
    Simulation simulation = new Simulation();
    SimulatedAgent agent = new SimulatedAgent(simulation, 1);
    ScriptedPeer peer = new ScriptedPeer(simulation, 3);
    ScriptedPeer spare = new ScriptedPeer(simulation, 4);
    for (ScriptedPeer each : List.of(peer, spare)) {
      each.habit(
          (self, request) -> {
            for (int i = random.nextInt(3); i > 0; i--) {
              self.say(agent.address, answer(request, random));
            }
          });
    }
    SipAccount account =
        SipAccount.of("sip:mara@10.0.0.3", new Secret("secret"))
            .withRegistrars(List.of("sip:10.0.0.3:5060", "sip:10.0.0.4:5060"));
    Registration registration = agent.register(account);
    Subscription subscription = agent.subscribe(peer.address, Duration.ofSeconds(60));
    for (int i = 0; i < 20; i++) {
      simulation.run(Duration.ofSeconds(random.nextInt(30)));
      if (random.nextInt(6) == 0) {
        agent.changeNetwork();
      }
    }
    // At worst one registration a second, each challenged three times and repeated by datagram.
    assertThat(peer.requests.size() + spare.requests.size()).isLessThan(20_000);
    registration.close();
    subscription.close();
    simulation.run(Duration.ofSeconds(200));
    assertThat(registration.state()).isEqualTo(new RegistrationState.Unregistered());
    assertThat(agent.stats().internalErrors()).isZero();
    assertThat(agent.stats().dialogs()).isZero();
    assertThat(agent.stats().transactions()).isZero();
    assertThat(agent.timers()).isZero();
  }
}
