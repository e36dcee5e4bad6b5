package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** baresip as a member of a room. */
@Tag("interop")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class BaresipInteropTest {
  private static final double PEER = 425;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "PCMU/8000/1, udp",
    "PCMA/8000/1, udp",
    "PCMU/8000/1, tcp",
    "G722/16000/1, udp",
    "opus/48000/2, udp"
  })
  void itTalksHoldsResumesAndHangsUp(String codec, String transport) throws Exception {
    try (FocusBench bench = new FocusBench("PCMU", "PCMA", "G722", "opus")) {
      String room = bench.room(";transport=" + transport);
      try (Baresip phone = Baresip.call(folder, "baresip", codec, PEER, room)) {
        CallCourse.talkHoldResume(phone, bench);
        int received = phone.packetsReceived();
        Await.until("it is sent to again", () -> phone.packetsReceived() > received + 20);
        phone.hangUp();
        bench.awaitMembers(1);
      }
    }
  }

  @Test
  void theFocusHangsUp() throws Exception {
    try (FocusBench bench = new FocusBench("PCMU");
        Baresip phone = Baresip.call(folder, "baresip", "PCMU/8000/1", PEER, bench.room(""))) {
      assertThat(bench.focus.remove(bench.callSid("baresip"))).isTrue();
      phone.awaitEnd();
      bench.awaitEmpty();
    }
  }

  @Test
  void itsDigitsArrive() throws Exception {
    try (FocusBench bench = new FocusBench("PCMU");
        Baresip phone = Baresip.call(folder, "baresip", "PCMU/8000/1", PEER, bench.room(""))) {
      phone.dial("1590*#");
      bench.awaitDigits("baresip", "1590*#");
    }
  }
}
