package dev.earshot.audio.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An ear is believed only where it is, and only about the whisper that it watches. */
class EarStepTest {
  private static final int MILLIS = 4_000;

  private final EarStep ear = new EarStep();
  private final int[] room = Speaker.says(1, MILLIS);
  private final int[] ours = Speaker.says(2, MILLIS);

  private Finding run(int watch, int[] said, int[] own, int[] heard, boolean comes) {
    Finding finding = Finding.NOTHING;
    for (int at = 0; at < said.length; at += LeakDetector.STEP) {
      finding = ear.step(watch, step(said, at), step(own, at), step(heard, at), comes);
    }
    return finding;
  }

  private static int[] step(int[] samples, int at) {
    return java.util.Arrays.copyOfRange(samples, at, at + LeakDetector.STEP);
  }

  @Test
  void anEarThatHearsWhatWeHearProvesThatWeAreNotHeard() {
    assertThat(run(1, ours, room, Lab.late(room, 30, -2), true)).isEqualTo(Finding.ABSENT);
    assertThat(ear.inRoom()).isTrue();
  }

  @Test
  void itMayBeAheadOfUs() {
    run(0, ours, Lab.late(room, 90, 0), room, true);
    assertThat(ear.inRoom()).isTrue();
  }

  @Test
  void anEarInAnotherRoomProvesNothing() {
    assertThat(run(1, ours, room, Speaker.says(3, MILLIS), true)).isEqualTo(Finding.NOTHING);
    assertThat(ear.inRoom()).isFalse();
  }

  @Test
  void anEarToWhichNothingComesProvesNothing() {
    run(0, ours, room, room, true);
    assertThat(run(1, ours, room, room, false)).isEqualTo(Finding.NOTHING);
  }

  @Test
  void whereverItIsALeakIsALeak() {
    assertThat(run(1, ours, new int[ours.length], Lab.late(ours, 120, 0), true))
        .isEqualTo(Finding.LEAK);
  }

  @Test
  void nothingIsLookedForUnlessWeWhisper() {
    assertThat(run(0, ours, room, Lab.mix(room, Lab.late(ours, 120, 0)), true))
        .isEqualTo(Finding.NOTHING);
  }

  @Test
  void anotherWhisperBeginsWithoutTheFindingsOfTheLast() {
    run(1, ours, room, room, true);
    assertThat(ear.finding(1)).isEqualTo(Finding.ABSENT);
    assertThat(ear.finding(2)).isEqualTo(Finding.NOTHING);
    run(2, new int[ours.length], room, room, true);
    assertThat(ear.finding(2)).isEqualTo(Finding.NOTHING);
  }
}
