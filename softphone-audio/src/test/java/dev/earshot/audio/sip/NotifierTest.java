package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How subscriptions are served (RFC 6665 4.2), in virtual time. */
class NotifierTest {
  private static final Duration SOON = Duration.ofMillis(50);

  private final PeerCall call = new PeerCall();
  private final ShoutPackage shouts = new ShoutPackage();
  private Publication publication = call.agent.publish(shouts);

  @BeforeEach
  void thePeerTakesEveryNotify() {
    takes(200);
  }

  @AfterEach
  void nothingIsLeftBehind() {
    takes(481);
    call.simulation.run(Duration.ofHours(2));
    call.end();
  }

  private void takes(int status) {
    call.peer.habit((self, request) -> self.answer(request, Messages.response(request, status)));
  }

  private SipResponse subscribe(String headers) {
    call.invite(headers, "", "SUBSCRIBE");
    return call.last();
  }

  private List<String> bodies() {
    return call.peer.requests.stream().map(SipRequest::body).toList();
  }

  private String state() {
    return call.heard("NOTIFY").headers().first("Subscription-State").orElse("");
  }

  private void shout(String text) {
    shouts.text = text;
    publication.changed("room");
    call.simulation.run(Duration.ofMillis(10));
  }

  @Test
  void aSubscriberIsToldEverythingAtOnce() {
    SipResponse response = subscribe("Event: shout;id=7\nExpires: 600\n");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers().first("Expires")).contains("600");
    assertThat(response.headers().first("Contact")).contains("<sip:room@10.0.0.2:5060>;isshouting");
    SipRequest notify = call.heard("NOTIFY");
    assertThat(notify.body()).isEqualTo("all: silence");
    assertThat(notify.headers().first("Event")).contains("shout;id=7");
    assertThat(notify.headers().first("Content-Type")).contains("text/plain");
    assertThat(state()).isEqualTo("active;expires=600");
  }

  @Test
  void changesAreToldAtMostOnceASecondAndMerged() {
    subscribe("Event: shout\n");
    for (int i = 0; i < 30; i++) {
      shout("shout " + i);
      call.simulation.run(Duration.ofMillis(90));
    }
    call.simulation.run(Duration.ofSeconds(3));
    assertThat(bodies()).hasSize(4).startsWith("all: silence").endsWith("new: shout 29");
    publication.changed("room");
    publication.changed("elsewhere");
    call.simulation.run(Duration.ofSeconds(3));
    assertThat(bodies()).as("no news").hasSize(4);
  }

  @Test
  void nobodyIsToldMoreBeforeHeTookTheLast() {
    call.peer.habit((self, request) -> {});
    subscribe("Event: shout\n");
    for (int i = 0; i < 5; i++) {
      shout("shout " + i);
      call.simulation.run(Duration.ofSeconds(2));
    }
    assertThat(bodies()).as("repetitions of one").containsOnly("all: silence");
    takes(200);
    call.simulation.run(Duration.ofSeconds(5));
    assertThat(bodies()).endsWith("new: shout 4");
  }

  @ParameterizedTest
  @CsvSource({"481", "404", "503"})
  void whoDoesNotTakeANotifyIsNoSubscriberAnyMore(int status) {
    subscribe("Event: shout\n");
    call.simulation.run(Duration.ofSeconds(2));
    takes(status);
    shout("louder");
    takes(200);
    call.simulation.run(Duration.ofSeconds(2));
    shout("louder still");
    call.simulation.run(Duration.ofSeconds(2));
    assertThat(bodies()).containsExactly("all: silence", "new: louder");
    assertThat(call.agent.stats().dialogs()).isZero();
  }

  @Test
  void whoVanishedIsForgotten() {
    call.peer.habit((self, request) -> {});
    subscribe("Event: shout\n");
    call.simulation.run(Duration.ofSeconds(70));
    assertThat(call.agent.stats().dialogs() + call.agent.stats().transactions()).isZero();
  }

  @Test
  void aLookOnceGetsOneDocument() {
    SipResponse response = subscribe("Event: shout\nExpires: 0\n");
    assertThat(response.headers().first("Expires")).contains("0");
    assertThat(state()).isEqualTo("terminated;reason=timeout");
    assertThat(bodies()).containsExactly("all: silence");
    call.simulation.run(Duration.ofSeconds(1));
    assertThat(call.agent.stats().dialogs()).isZero();
  }

  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource({
    "'Event: presence\n', 489, Allow-Events",
    "'', 489, Allow-Events",
    "'Event: shout\nExpires: 59\n', 423, Min-Expires",
    "'Event: shout\nExpires: soon\n', 400, Server",
    "'Event: shout\nAccept: application/pidf+xml\n', 406, Accept",
    "'Event: SHOUT\nAccept: text/*, */*;q=0.1\n', 200, Expires",
    "'Event: shout\nExpires: 99999999\n', 200, Expires"
  })
  void whatIsNotServedIsRefusedInItsOwnWay(String headers, int status, String header) {
    SipResponse response = subscribe(headers.replace("\\n", "\n"));
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers().first(header)).isPresent();
  }

  @Test
  void nothingAtThatAddressIs404() {
    call.peer.say(
        call.agent.address,
        Messages.request("SUBSCRIBE", "x", "", 1, "")
            .replace("SUBSCRIBE sip:room@", "SUBSCRIBE sip:attic@")
            .replace("Max-Forwards", "Event: shout\nMax-Forwards"));
    call.simulation.run(SOON);
    assertThat(call.last().status()).isEqualTo(404);
  }

  @Test
  void anAgentThatServesNothingTakesNoSubscriptions() {
    SimulatedAgent plain = new SimulatedAgent(call.simulation, 9);
    call.peer.say(plain.address, Messages.request("SUBSCRIBE", "x", "", 1, ""));
    call.simulation.run(SOON);
    assertThat(call.last().status()).isEqualTo(405);
    assertThat(call.last().headers().first("Allow").orElse("")).doesNotContain("SUBSCRIBE");
  }

  @Test
  void whatIsServedIsToldByOptions() {
    call.peer.say(call.agent.address, Messages.request("OPTIONS", "o", "", 1, ""));
    call.simulation.run(SOON);
    assertThat(call.last().headers().first("Allow").orElse("")).contains("SUBSCRIBE");
    assertThat(call.last().headers().first("Allow-Events")).contains("shout");
  }

  @Test
  void aSubscriptionRunsOutUnlessItIsRefreshed() {
    subscribe("Event: shout\nExpires: 60\n");
    call.simulation.run(Duration.ofSeconds(50));
    assertThat(call.say("SUBSCRIBE", 2, "Event: shout\nExpires: 60\n", "").status()).isEqualTo(200);
    assertThat(bodies()).containsExactly("all: silence", "all: silence");
    assertThat(call.say("SUBSCRIBE", 3, "Event: shout\nExpires: 9\n", "").status()).isEqualTo(423);
    call.simulation.run(Duration.ofSeconds(59));
    assertThat(state()).startsWith("active");
    call.simulation.run(Duration.ofSeconds(2));
    assertThat(state()).isEqualTo("terminated;reason=timeout");
    assertThat(call.say("SUBSCRIBE", 4, "Event: shout\nExpires: 60\n", "").status()).isEqualTo(481);
  }

  @Test
  void whoUnsubscribesGetsALastDocument() {
    subscribe("Event: shout\n");
    call.say("SUBSCRIBE", 2, "Event: shout\nExpires: 0\n", "");
    assertThat(state()).isEqualTo("terminated;reason=timeout");
    assertThat(bodies()).last().isEqualTo("all: silence");
    shout("unheard");
    assertThat(bodies()).hasSize(2);
  }

  @Test
  void theEndOfWhatIsWatchedEndsTheSubscription() {
    subscribe("Event: shout\n");
    publication.ended("attic");
    publication.ended("room");
    call.simulation.run(SOON);
    assertThat(state()).isEqualTo("terminated;reason=noresource");
    assertThat(bodies()).hasSize(2);
  }

  @Test
  void otherRequestsInASubscriptionHaveTheirAnswers() {
    subscribe("Event: shout\n");
    assertThat(call.say("SUBSCRIBE", 2, "Event: whisper\n", "").status()).isEqualTo(489);
    assertThat(call.say("BYE", 3, "", "").status()).isEqualTo(481);
    assertThat(call.say("REFER", 4, "", "").status()).isEqualTo(403);
  }

  @Test
  void subscriptionsOfOneSourceAreBounded() {
    for (int i = 0; i < 70; i++) {
      call.peer.say(
          call.agent.address,
          Messages.request("SUBSCRIBE", "many-" + i, "", 1, "")
              .replace("Max-Forwards", "Event: shout\nMax-Forwards"));
    }
    call.simulation.run(SOON);
    assertThat(call.peer.statuses().stream().filter(status -> status == 200)).hasSize(64);
    assertThat(call.peer.statuses().stream().filter(status -> status == 503)).hasSize(6);
  }

  @Test
  void anAgentThatShutsDownSaysSo() {
    subscribe("Event: shout\n");
    call.agent.shutDown();
    call.simulation.run(SOON);
    assertThat(state()).isEqualTo("terminated;reason=deactivated");
  }
}
