package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.message.SipUri;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 3xx responses to calls: followed only as far as the account says. */
class RedirectsTest {
  private final Simulation simulation = new Simulation();
  private final SimulatedAgent agent = new SimulatedAgent(simulation, 1);
  private final ScriptedPeer peer = new ScriptedPeer(simulation, 3);

  private void dial(Redirects policy) {
    SipAccount account =
        SipAccount.of("sip:mara@10.0.0.3", new Secret("secret")).withRedirects(policy);
    agent.dial(peer.address, "", "v=0", Optional.of(account));
    simulation.run(Duration.ofSeconds(2));
  }

  private void redirecting(String... contacts) {
    peer.habit(
        (self, request) -> {
          if (request.isInvite()) {
            boolean first = request.uri().equals("sip:room@10.0.0.3");
            SipResponse response = SipResponse.to(request, first ? 302 : 486).tagged("t");
            for (String contact : contacts) {
              response = response.with("Contact", contact);
            }
            self.answer(request, response);
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "NEVER, sip:room@example.org, sip:room@example.org;transport=tcp, false",
    "SAME_USER_AND_DOMAIN, sip:room@example.org, sip:room@example.org:5070, true",
    "SAME_USER_AND_DOMAIN, sip:room@example.org, sip:room@sbc2.Example.org, true",
    "SAME_USER_AND_DOMAIN, sip:room@example.org, sip:other@example.org, false",
    "SAME_USER_AND_DOMAIN, sip:room@example.org, sip:room@evil-example.org, false",
    "SAME_USER_AND_DOMAIN, sip:room@example.org, sip:room@org, false",
    "SAME_USER_AND_DOMAIN, sips:room@example.org, sip:room@example.org, false",
    "ALWAYS, sip:room@example.org, sip:anybody@elsewhere.net, true",
    "ALWAYS, sips:room@example.org, sip:room@example.org, false",
  })
  void aPolicySaysWhoMayBeReachedInstead(
      Redirects policy, String from, String to, boolean followed) {
    assertThat(policy.follow(uri(from), uri(to))).isEqualTo(followed);
  }

  private static SipUri uri(String text) {
    return ((Parsed.Ok<SipUri>) SipUri.parse(text)).value();
  }

  @Test
  void anotherServerOfTheSameUserIsCalledInTheSameCall() {
    redirecting("<sip:room@10.0.0.3:5060;x=worse>;q=0.2", "<sip:room@10.0.0.3:5060;x=better>");
    dial(Redirects.SAME_USER_AND_DOMAIN);
    assertThat(peer.requests.stream().filter(SipRequest::isInvite).map(SipRequest::uri))
        .containsExactly("sip:room@10.0.0.3", "sip:room@10.0.0.3:5060;x=better");
    assertThat(peer.requests)
        .extracting(SipRequest::callId)
        .containsOnly(peer.requests.getFirst().callId());
    assertThat(agent.events.all()).containsExactly(new CallEvent.Failed(486, "Busy Here"));
  }

  @Test
  void somebodyElseIsNotCalledAndTheCallFails() {
    redirecting("<sip:somebody@10.0.0.3:5060>");
    dial(Redirects.SAME_USER_AND_DOMAIN);
    assertThat(peer.requests.stream().filter(SipRequest::isInvite)).hasSize(1);
    assertThat(agent.events.all())
        .containsExactly(
            new CallEvent.Failed(302, "Moved Temporarily to <sip:somebody@10.0.0.3:5060>"));
  }

  @Test
  void aCircleOfRedirectionsEnds() {
    peer.habit(
        (self, request) -> {
          if (request.isInvite()) {
            SipResponse moved = SipResponse.to(request, 302).tagged("t");
            self.answer(
                request,
                moved.with("Contact", "<sip:room@10.0.0.3:5060;n=" + self.requests.size() + ">"));
          }
        });
    dial(Redirects.ALWAYS);
    assertThat(peer.requests.stream().filter(SipRequest::isInvite)).hasSize(6);
    assertThat(agent.events.all()).hasSize(1).first().isInstanceOf(CallEvent.Failed.class);
  }
}
