package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.TonePort;

/** What every telephone must be able to do in a room. */
final class CallCourse {
  private static final double HOST = 875;
  private static final double SAID_ON_HOLD = 1325;

  private CallCourse() {}

  /**
   * The telephone and somebody in the room hear each other; on hold it hears nothing; resumed, they
   * hear each other again.
   */
  static void talkHoldResume(Telephone phone, FocusBench bench) {
    TonePort ear = bench.joinTone("host", HOST);
    assertTalk("before the hold", phone, ear);

    phone.hold();
    if (!phone.playsMusicOnHold()) {
      Ears.awaitSilence(ear, phone.hertz());
    }
    TonePort other = bench.joinTone("other", SAID_ON_HOLD);
    Await.until("something is said on hold", () -> other.length() > other.sampleRate() / 2);
    bench.focus.remove(bench.callSid("other"));
    bench.awaitMembers(2);

    int onHold = phone.heard().millis();
    phone.resume();
    Ears.awaitTone(ear, phone.hertz(), -12 - phone.codecGain());
    if (phone.recordsAfterHold()) {
      Await.until("it is sent to again", () -> phone.heard().millis() > onHold + 500);
      assertTalk("after the hold", phone, ear);
      Ears.assertNever(phone, SAID_ON_HOLD, 0);
    }
  }

  private static void assertTalk(String when, Telephone phone, TonePort ear) {
    Ears.awaitTone(ear, phone.hertz(), -12 - phone.codecGain());
    Ears.awaitTone(phone, HOST);
    Recording heard = phone.heard();
    double inPeersEar = heard.level(HOST, heard.millis() - 500, heard.millis());
    double inOurEar = Ears.levelNow(ear, phone.hertz());
    assertThat(inPeersEar - phone.codecGain()).as(when).isBetween(-13.0, -11.0);
    Figures.note(
        "%s %s: heard by us %.2f dBFS, by it %.2f dBFS", phone.name(), when, inOurEar, inPeersEar);
  }
}
