package dev.earshot.audio.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When a STUN server is asked, and what is made of its answers, in virtual time. */
class PublicAddressTest {
  private static final InetSocketAddress SERVER = address("192.0.2.1", 3478);
  private static final InetSocketAddress SEEN = address("203.0.113.5", 40_000);

  private final List<Long> asked = new ArrayList<>();
  private final List<StunMessage> questions = new ArrayList<>();
  private final PublicAddress ours =
      new PublicAddress("the test", SERVER, new Random(1), this::sent);
  private long millis;

  private static InetSocketAddress address(String host, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(host), port);
  }

  private void sent(byte[] datagram, InetSocketAddress to) {
    assertThat(to).isEqualTo(SERVER);
    asked.add(millis);
    questions.add(StunMessage.parse(datagram, datagram.length).orElseThrow());
  }

  private void run(long until) {
    for (; millis <= until; millis += 100) {
      ours.step(millis * 1_000_000);
    }
  }

  private boolean answer(InetSocketAddress from, InetSocketAddress seen) {
    byte[] answer = StunWriter.success(questions.getLast(), seen).bytes();
    StunMessage message = StunMessage.parse(answer, answer.length).orElseThrow();
    return ours.takes(from, message, millis * 1_000_000);
  }

  @Test
  void aServerThatSaysNothingIsAskedAsTheRfcHasItAndAgainAfterAMinute() {
    run(39_400);
    assertThat(asked).containsExactly(0L, 500L, 1_500L, 3_500L, 7_500L, 15_500L, 31_500L);
    assertThat(questions.stream().map(StunMessage::transaction).distinct()).hasSize(1);
    assertThat(ours.settled()).isFalse();
    run(39_500);
    assertThat(ours.settled()).as("given up").isTrue();
    assertThat(ours.address()).isEmpty();
    run(99_600);
    assertThat(asked).hasSize(8);
    assertThat(questions.stream().map(StunMessage::transaction).distinct()).hasSize(2);
  }

  @Test
  void theAnswerIsTheAddressAndIsRefreshed() {
    run(500);
    assertThat(answer(SERVER, SEEN)).isTrue();
    assertThat(ours.address()).contains(SEEN);
    assertThat(ours.settled()).isTrue();
    run(25_500);
    assertThat(asked).hasSize(2);
    run(25_700);
    assertThat(asked).as("the refresh").hasSize(3);
    assertThat(answer(SERVER, address("203.0.113.6", 5))).isTrue();
    assertThat(ours.address()).contains(address("203.0.113.6", 5));
  }

  @Test
  void aServerThatGoesAwayLeavesWhatItSaid() {
    run(0);
    answer(SERVER, SEEN);
    run(80_000);
    assertThat(ours.address()).contains(SEEN);
  }

  @Test
  void othersAnswersAreNotBelieved() {
    run(0);
    assertThat(answer(address("192.0.2.2", 3478), SEEN)).as("another server").isFalse();
    questions.add(StunMessage.parse(StunWriter.request("0".repeat(24)).bytes(), 28).orElseThrow());
    assertThat(answer(SERVER, SEEN)).as("another question").isFalse();
    assertThat(ours.address()).isEmpty();
  }

  @Test
  void anErrorIsNoAnswerAndTheNextSendingMayHaveOne() {
    run(0);
    byte[] error = StunWriter.error(questions.getLast(), 500, "Server Error").bytes();
    assertThat(ours.takes(SERVER, StunMessage.parse(error, error.length).orElseThrow(), 1))
        .isTrue();
    assertThat(ours.settled()).isFalse();
    run(500);
    assertThat(answer(SERVER, SEEN)).isTrue();
    assertThat(ours.address()).contains(SEEN);
  }
}
