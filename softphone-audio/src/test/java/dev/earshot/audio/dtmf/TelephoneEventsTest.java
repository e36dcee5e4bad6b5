package dev.earshot.audio.dtmf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelephoneEventsTest {
  private final TelephoneEvents events = new TelephoneEvents();
  private final StringBuilder digits = new StringBuilder();

  @Test
  void aDigitRingsOnceHoweverManyPacketsTellIt() {
    send(1000, 5, false, 160);
    send(1000, 5, false, 320);
    send(1000, 5, true, 480);
    send(1000, 5, true, 480);
    send(1000, 5, true, 480);

    assertThat(digits).hasToString("5");
  }

  @Test
  void theSameDigitTwiceRingsTwice() {
    send(1000, 1, true, 480);
    send(2000, 1, false, 160);

    assertThat(digits).hasToString("11");
  }

  @Test
  void aDigitOfWhichOnlyOneEndPacketArrivesRings() {
    send(1000, 11, true, 480);

    assertThat(digits).hasToString("#");
  }

  @Test
  void packetsOfAnEventThatIsOverAreIgnored() {
    send(1000, 1, true, 480);
    send(2000, 2, false, 160);
    send(1000, 1, true, 480);
    send(2000, 2, true, 480);

    assertThat(digits).hasToString("12");
  }

  @Test
  void aDigitHeldForLongGoesOnWithANewTimestamp() {
    send(1000, 3, false, 0xFFFF);
    send(1000 + 0xFFFF, 3, false, 160);

    assertThat(digits).hasToString("3");
  }

  @Test
  void aNewStreamHasTimestampsOfItsOwn() {
    send(2_000_000_000, 1, true, 480);
    events.restart();
    send(5, 2, false, 160);

    assertThat(digits).hasToString("12");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "9, 9", "10, *", "11, #", "12, A", "15, D"})
  void eventsStandForTheKeysOfATelephone(int event, String key) {
    send(1, event, false, 160);

    assertThat(digits).hasToString(key);
  }

  @Test
  void otherEventsAndShortPacketsAreIgnored() {
    send(1, 16, false, 160);
    send(2, 200, false, 160);
    assertThat(events.onPacket(3, new byte[3], 0, 3)).isEqualTo(TelephoneEvents.NONE);
    assertThat(digits).isEmpty();
  }

  private void send(int timestamp, int event, boolean end, int duration) {
    byte[] data = {
      99, (byte) event, (byte) (end ? 0x8A : 10), (byte) (duration >> 8), (byte) duration
    };
    int digit = events.onPacket(timestamp, data, 1, 4);
    if (digit != TelephoneEvents.NONE) {
      digits.append((char) digit);
    }
  }
}
