package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** linphonec as a member of a room. */
@Tag("interop")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class LinphoneInteropTest {
  private static final double PEER = 425;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"PCMU (8000)", "PCMA (8000)", "G722 (8000)", "opus (48000)"})
  void itTalksHoldsResumesAndHangsUp(String codec) throws Exception {
    try (FocusBench bench = new FocusBench("PCMU", "PCMA", "G722", "opus")) {
      try (Linphone phone = Linphone.call(folder, "linphone", codec, PEER, bench.room(""))) {
        CallCourse.talkHoldResume(phone, bench);
        phone.hangUp();
        bench.awaitMembers(1);
      }
    }
  }

  @Test
  void theFocusHangsUp() throws Exception {
    try (FocusBench bench = new FocusBench("PCMU");
        Linphone phone = Linphone.call(folder, "linphone", "PCMU (8000)", PEER, bench.room(""))) {
      assertThat(bench.focus.remove(bench.callSid("linphone"))).isTrue();
      phone.awaitEnd();
      bench.awaitEmpty();
    }
  }

  @Test
  void itsDigitsArrive() throws Exception {
    try (FocusBench bench = new FocusBench("PCMU");
        Linphone phone = Linphone.call(folder, "linphone", "PCMU (8000)", PEER, bench.room(""))) {
      phone.dial("1590*#");
      bench.awaitDigits("linphone", "1590*#");
    }
  }
}
