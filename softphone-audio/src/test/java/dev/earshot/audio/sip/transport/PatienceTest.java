package dev.earshot.audio.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a peer may let a connection wait, in virtual time. */
class PatienceTest {
  private static final TransportLimits LIMITS = TransportLimits.DEFAULT;
  private static final Duration EVERY = Duration.ofSeconds(100);
  private static final Frame MESSAGE = new Frame.Message(new byte[0]);
  private static final Frame NOTHING = new Frame.Incomplete();

  private static long at(int seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  private static Optional<String> why(Patience patience, int seconds) {
    return patience.exhausted(true, LIMITS, at(seconds));
  }

  @Test
  void whatIsNotEstablishedInTimeIsGivenUp() {
    Patience patience = new Patience(true, 0);
    assertThat(patience.exhausted(false, LIMITS, at(10))).isEmpty();
    assertThat(patience.exhausted(false, LIMITS, at(11))).contains("no connection in time");
  }

  @Test
  void aPeerThatConnectsAndSaysNothingIsGivenUp() {
    Patience patience = new Patience(false, 0);
    assertThat(why(patience, 20)).isEmpty();
    assertThat(why(patience, 21)).contains("no whole message in time");
  }

  @Test
  void aMessageThatDripsInIsGivenUpHoweverOftenAByteComes() {
    Patience patience = new Patience(false, 0);
    patience.heard(at(1));
    patience.framed(MESSAGE, false, at(1));
    for (int second = 30; second <= 51; second++) {
      patience.heard(at(second));
      patience.framed(NOTHING, true, at(second));
      assertThat(why(patience, second).isPresent()).isEqualTo(second > 50);
    }
  }

  @Test
  void dripsInsteadOfAFirstMessageAreNoExcuse() {
    Patience patience = new Patience(false, 0);
    for (int second = 1; second <= 21; second++) {
      patience.heard(at(second));
      patience.framed(NOTHING, true, at(second));
    }
    assertThat(why(patience, 21)).contains("no whole message in time");
  }

  @Test
  void wholeMessagesKeepAPeerWelcomeUntilItIsIdle() {
    Patience patience = new Patience(false, 0);
    for (int second = 1; second < 1_000; second += 15) {
      patience.heard(at(second));
      patience.framed(MESSAGE, true, at(second));
      patience.framed(MESSAGE, false, at(second));
      assertThat(why(patience, second)).isEmpty();
    }
    assertThat(why(patience, 991 + 600)).isEmpty();
    assertThat(why(patience, 991 + 601)).contains("idle");
  }

  @Test
  void aKeepAliveIsAskedOnlyOnConnectionsOfOursThatAreQuiet() {
    Patience ours = new Patience(true, 0);
    assertThat(ours.asks(EVERY, at(100))).isFalse();
    assertThat(ours.asks(EVERY, at(101))).isTrue();
    ours.asked(at(101));
    assertThat(ours.asks(EVERY, at(102))).isFalse();
    ours.spoken(at(102));
    ours.heard(at(102));
    assertThat(ours.asks(EVERY, at(200))).isFalse();
    assertThat(new Patience(false, 0).asks(EVERY, at(101))).isFalse();
  }

  @Test
  void onlyAPeerThatEverAnsweredIsJudgedByItsAnswers() {
    Patience mute = new Patience(true, 0);
    mute.asked(at(101));
    assertThat(why(mute, 590)).isEmpty();
    assertThat(why(mute, 601)).contains("idle");

    Patience polite = new Patience(true, 0);
    polite.asked(at(101));
    polite.heard(at(102));
    polite.answered();
    polite.asked(at(203));
    assertThat(why(polite, 213)).isEmpty();
    assertThat(why(polite, 214)).contains("no answer to a keep-alive");
    polite.heard(at(214));
    assertThat(why(polite, 800)).isEmpty();
  }
}
