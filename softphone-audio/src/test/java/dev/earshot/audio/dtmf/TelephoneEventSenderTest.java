package dev.earshot.audio.dtmf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelephoneEventSenderTest {
  private final byte[] payload = new byte[4];

  @Test
  void aDigitIsFivePacketsOfTwentyMillisecondsAndTwoMoreEnds() {
    TelephoneEventSender sender = new TelephoneEventSender(8000, 20);
    assertThat(sender.offer('5')).isTrue();

    assertThat(packets(sender, 12))
        .containsExactly(
            "0: first 5 160",
            "1: 5 320",
            "2: 5 480",
            "3: 5 640",
            "4: 5 end 800",
            "5: 5 end 800",
            "6: 5 end 800");
  }

  @ParameterizedTest
  @CsvSource({"8000, 10, 800", "16000, 20, 1600", "48000, 20, 4800", "48000, 40, 5760"})
  void durationsCountTheClockOfTheEvents(int clockRate, int packetMillis, int duration) {
    TelephoneEventSender sender = new TelephoneEventSender(clockRate, packetMillis);
    sender.offer('#');

    assertThat(packets(sender, 30)).last().asString().endsWith("11 end " + duration);
  }

  @Test
  void digitsAreSeparatedByAPauseInWhichVoiceFlows() {
    TelephoneEventSender sender = new TelephoneEventSender(8000, 20);
    sender.offer('1');
    sender.offer('2');
    List<String> packets = packets(sender, 30);

    assertThat(packets).hasSize(14);
    assertThat(packets.get(6)).startsWith("6: 1 end");
    assertThat(packets.get(7)).isEqualTo("10: first 2 160");
  }

  @Test
  void onlyDigitsAreTakenAndNotTooMany() {
    TelephoneEventSender sender = new TelephoneEventSender(8000, 20);

    assertThat(sender.offer('E')).isFalse();
    assertThat(sender.offer('a')).isFalse();
    for (int i = 0; i < 32; i++) {
      assertThat(sender.offer('D')).isTrue();
    }
    assertThat(sender.offer('D')).isFalse();
    assertThat(packets(sender, 1000)).hasSize(32 * 7).last().asString().contains(" 15 end");
    assertThat(sender.next()).isFalse();
    assertThat(sender.offer('D')).isTrue();
  }

  @Test
  void ourReceiverHearsEveryDigitOnceEvenIfPacketsAreLost() {
    TelephoneEventSender sender = new TelephoneEventSender(8000, 20);
    TelephoneEvents receiver = new TelephoneEvents();
    "1234567890*#ABCD".chars().forEach(digit -> sender.offer((char) digit));
    StringBuilder heard = new StringBuilder();
    for (int time = 0; time < 400; time++) {
      if (sender.next() && time % 3 != 0) {
        sender.write(payload, 0);
        int digit = receiver.onPacket(160 * (time - sender.packetsBehind()), payload, 0, 4);
        heard.append(digit == TelephoneEvents.NONE ? "" : (char) digit);
      }
    }

    assertThat(heard.toString()).isEqualTo("1234567890*#ABCD");
  }

  /** Packet time, event, end and duration of every packet; fixed timestamps are checked. */
  private List<String> packets(TelephoneEventSender sender, int times) {
    List<String> packets = new ArrayList<>();
    int began = 0;
    for (int time = 0; time < times; time++) {
      if (sender.next()) {
        sender.write(payload, 0);
        began = sender.isFirst() ? time : began;
        assertThat(time - sender.packetsBehind()).isEqualTo(began);
        int duration = (payload[2] & 0xFF) << 8 | payload[3] & 0xFF;
        String end = (payload[1] & 0x80) != 0 ? "end " : "";
        String first = sender.isFirst() ? "first " : "";
        packets.add(time + ": " + first + payload[0] + " " + end + duration);
      }
    }
    return packets;
  }
}
