package dev.earshot.audio.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.SipRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How gateways write a digit into an INFO. */
class DigitBodyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Signal=5\\r\\nDuration=160\\r\\n | 5
          Signal= 5\\nDuration= 160        | 5
          signal = *                       | *
          Signal=#                         | #
          Duration=100\\r\\nSignal=a       | A
          Signal=10\\r\\n                  | *
          Signal=11                        | #
          Signal=15                        | D
          d=7                              | 7
          7                                | 7
          ' 12 '                           | A
          """)
  void aDigitIsReadHoweverItIsWritten(String body, char digit) {
    String text = body.replace("\\r", "\r").replace("\\n", "\n");
    assertThat(DigitBody.digit(text)).contains(digit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Signal=", "Signal=16", "Signal=!", "Signal=123", "x", "Duration=5"})
  void whatIsNoDigitIsNone(String body) {
    assertThat(DigitBody.digit(body)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "application/dtmf-relay, true",
    "Application/DTMF ;x=y, true",
    "application/dtmf-relay2, false",
    "application/sdp, false",
    "'', false"
  })
  void theTypeSaysWhetherItIsADigit(String type, boolean is) {
    SipRequest info = new SipRequest("INFO", "sip:x", Headers.NONE, "").withBody(type, "5");
    assertThat(DigitBody.isIn(info)).isEqualTo(is);
  }

  @Test
  void whatWeWriteWeRead() {
    for (char digit : "0123456789*#ABCD".toCharArray()) {
      assertThat(DigitBody.digit(DigitBody.relay(digit))).contains(digit);
    }
  }
}
