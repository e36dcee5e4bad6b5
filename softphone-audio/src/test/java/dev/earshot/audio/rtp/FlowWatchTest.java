package dev.earshot.audio.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowWatchTest {
  private static final long SECOND = 1_000_000_000L;

  private final FlowWatch watch = new FlowWatch();
  private long seconds;
  private long sent;
  private long received;
  private long reports;
  private int highest;
  private boolean expected = true;

  /** Lets seconds pass in which packets come and go, 50 a second. */
  private MediaFlow pass(int count, boolean sending, boolean receiving) {
    MediaFlow flow = MediaFlow.UNKNOWN;
    for (int i = 0; i < count; i++) {
      seconds++;
      sent += sending ? 50 : 0;
      received += receiving ? 50 : 0;
      flow = watch.step(seconds * SECOND, expected, sent, received, reports, highest);
    }
    return flow;
  }

  private void report(boolean heardUs) {
    reports++;
    highest = heardUs ? (int) sent + 1 : highest;
  }

  @Test
  void bothWaysIsSaidWhenBothAreProven() {
    assertThat(pass(3, true, true)).isEqualTo(MediaFlow.UNKNOWN);
    report(true);
    assertThat(pass(1, true, true)).isEqualTo(MediaFlow.BOTH_WAYS);
  }

  @Test
  void silenceOfThePeerIsNoticedAfterFiveSecondsAndItsEndAtOnce() {
    report(true);
    pass(3, true, true);
    assertThat(pass(4, true, false)).isNotEqualTo(MediaFlow.NOTHING_RECEIVED);
    assertThat(pass(1, true, false)).isEqualTo(MediaFlow.NOTHING_RECEIVED);
    assertThat(pass(1, true, true)).isNotEqualTo(MediaFlow.NOTHING_RECEIVED);
  }

  @Test
  void aPeerThatNeverSendsIsNoticedToo() {
    assertThat(pass(7, true, false)).isEqualTo(MediaFlow.NOTHING_RECEIVED);
  }

  @Test
  void aPeerThatHearsNothingIsNoticedByItsReports() {
    pass(5, true, true);
    report(false);
    assertThat(pass(5, true, true)).isNotEqualTo(MediaFlow.NOTHING_ARRIVES);
    report(false);
    assertThat(pass(1, true, true)).isEqualTo(MediaFlow.NOTHING_ARRIVES);
    report(true);
    assertThat(pass(1, true, true)).isEqualTo(MediaFlow.BOTH_WAYS);
  }

  @Test
  void bothCanFail() {
    for (int i = 0; i < 2; i++) {
      pass(5, true, false);
      report(false);
    }
    assertThat(pass(1, true, false)).isEqualTo(MediaFlow.NEITHER_WAY);
  }

  @Test
  void pausesByAgreementAreNoFault() {
    report(true);
    pass(2, true, true);
    expected = false;
    assertThat(pass(60, true, false)).isEqualTo(MediaFlow.BOTH_WAYS);
    expected = true;
    assertThat(pass(4, true, false)).isEqualTo(MediaFlow.BOTH_WAYS);
    assertThat(pass(2, true, false)).isEqualTo(MediaFlow.NOTHING_RECEIVED);
  }

  @Test
  void reportsWithoutNewsAreNoFaultWhileWeSayNothing() {
    report(true);
    pass(5, true, true);
    for (int i = 0; i < 5; i++) {
      report(false);
      pass(5, false, true);
    }
    assertThat(pass(1, false, true)).isEqualTo(MediaFlow.BOTH_WAYS);
  }
}
