package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.message.SipRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subscriptions of ours (RFC 6665 4.1), in virtual time. */
class SubscriberTest {
  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration HOUR = Duration.ofHours(1);

  private final PeerCall call = new PeerCall();
  private final SimulatedAgent watcher = new SimulatedAgent(call.simulation, 1);
  private final ShoutPackage shouts = new ShoutPackage();
  private final Publication publication = call.agent.publish(shouts);

  @AfterEach
  void nothingIsLeftBehind() {
    call.simulation.lose(datagram -> true);
    call.simulation.run(Duration.ofHours(3));
    for (SimulatedAgent agent : new SimulatedAgent[] {watcher, call.agent}) {
      assertThat(agent.stats().internalErrors()).isZero();
      assertThat(agent.stats().dialogs()).as("dialogs").isZero();
      assertThat(agent.stats().transactions()).as("transactions").isZero();
      assertThat(agent.timers()).as("timers").isZero();
    }
  }

  private Subscription watch() {
    Subscription subscription = watcher.subscribe(call.agent.address, HOUR);
    call.simulation.run(SOON);
    return subscription;
  }

  private static SubscriptionEvent told(String document) {
    return new SubscriptionEvent.Notified("text/plain", document);
  }

  @Test
  void aSubscriptionIsToldWhatHappensUntilItIsClosed() {
    Subscription subscription = watch();
    call.simulation.run(Duration.ofSeconds(2));
    shouts.text = "louder";
    publication.changed("room");
    call.simulation.run(SOON);
    subscription.close();
    call.simulation.run(SOON);
    assertThat(watcher.told)
        .contains(told("all: silence"), told("new: louder"), told("all: louder"))
        .last()
        .isEqualTo(new SubscriptionEvent.Ended(200, "closed"));
    assertThat(call.agent.stats().dialogs()).isZero();
  }

  @Test
  void itIsRefreshedForHours() {
    watch();
    call.simulation.run(HOUR.multipliedBy(5));
    assertThat(watcher.told).contains(new SubscriptionEvent.Granted(HOUR));
    assertThat(watcher.told).noneMatch(SubscriptionEvent.Ended.class::isInstance);
    assertThat(call.simulation.wire().stream().filter(line -> line.contains(" SUBSCRIBE")))
        .hasSize(6);
  }

  @Test
  void aNotifierThatVanishesEndsIt() {
    watch();
    call.simulation.lose(datagram -> true);
    call.simulation.run(HOUR);
    assertThat(watcher.told).last().isEqualTo(new SubscriptionEvent.Ended(408, "no answer"));
  }

  @Test
  void theEndOfWhatIsWatchedIsTold() {
    watch();
    publication.ended("room");
    call.simulation.run(SOON);
    assertThat(watcher.told).last().isEqualTo(new SubscriptionEvent.Ended(200, "noresource"));
  }

  @Test
  void asMuchAsWishedIsAskedForAgain() {
    Subscription subscription = watch();
    subscription.refresh();
    call.simulation.run(SOON);
    assertThat(watcher.told.stream().filter(told("all: silence")::equals)).hasSize(2);
  }

  @Test
  void aShortWishIsRaisedOnce() {
    watcher.subscribe(call.agent.address, Duration.ofSeconds(5));
    call.simulation.run(SOON);
    assertThat(watcher.told).contains(new SubscriptionEvent.Granted(Duration.ofSeconds(60)));
  }

  @ParameterizedTest
  @CsvSource({"403", "404", "489", "503"})
  void aRefusalIsTheEnd(int status) {
    call.peer.habit((self, request) -> self.answer(request, Messages.response(request, status)));
    watcher.subscribe(call.peer.address, HOUR);
    call.simulation.run(SOON);
    assertThat(watcher.told).hasSize(1);
    assertThat(((SubscriptionEvent.Ended) watcher.told.getFirst()).status()).isEqualTo(status);
  }

  @Test
  void aNotifierThatAcceptsAndSaysNothingIsGivenUp() {
    call.peer.habit((self, request) -> self.answer(request, Messages.response(request, 200)));
    watcher.subscribe(call.peer.address, HOUR);
    call.simulation.run(Duration.ofSeconds(33));
    assertThat(watcher.told)
        .last()
        .isEqualTo(new SubscriptionEvent.Ended(408, "nothing was notified"));
  }

  @Test
  void theFirstNotifyMayOvertakeTheAnswerAndOtherForksAreTurnedAway() {
    watcher.subscribe(call.peer.address, HOUR);
    call.simulation.run(SOON);
    SipRequest subscribe = call.heard("SUBSCRIBE");
    notify(subscribe, "fork-1", "Event: shout\n", "first");
    notify(subscribe, "fork-2", "Event: shout\n", "second");
    notify(subscribe, "fork-1", "Event: other\n", "third");
    assertThat(call.peer.statuses()).containsExactly(200, 481, 481);
    call.peer.answer(subscribe, Messages.response(subscribe, 200, "fork-1"));
    call.simulation.run(SOON);
    assertThat(watcher.told.stream().filter(SubscriptionEvent.Notified.class::isInstance))
        .containsExactly(new SubscriptionEvent.Notified("application/sdp", "first"));
  }

  private void notify(SipRequest subscribe, String tag, String headers, String body) {
    call.peer.say(
        watcher.address,
        Messages.request("NOTIFY", tag + body, "", 1, body)
            .replaceAll("From: .*", "From: " + subscribe.to().withTag(tag))
            .replaceAll("To: .*", "To: " + subscribe.from())
            .replaceAll("Call-ID: .*", "Call-ID: " + subscribe.callId())
            .replace("Max-Forwards: 70\n", "Max-Forwards: 70\n" + headers));
    call.simulation.run(SOON);
  }

  @Test
  void aWatcherWhoClosesAtOnceHearsNothing() {
    Subscription subscription = watcher.subscribe(call.agent.address, HOUR);
    subscription.close();
    call.simulation.run(SOON);
    assertThat(watcher.told).containsExactly(new SubscriptionEvent.Ended(200, "closed"));
    assertThat(call.agent.stats().dialogs()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"tel:1, 416", "nonsense, 416"})
  void anAddressThatCannotBeWatchedEndsIt(String target, int status) {
    watcher.subscribeRaw(target);
    call.simulation.run(SOON);
    assertThat(((SubscriptionEvent.Ended) watcher.told.getFirst()).status()).isEqualTo(status);
  }
}
