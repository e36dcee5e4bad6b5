package dev.earshot.audio.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageLogTest {
  @Test
  void credentialsAreMaskedAndNothingElse() {
    String message =
        "REGISTER sip:a SIP/2.0\r\nAuthorization: Digest response=\"x\"\r\n"
            + "Proxy-Authorization: Digest response=\"y\"\r\nX: Authorization: z\r\n\r\n";
    assertThat(MessageLog.masked(message))
        .isEqualTo(
            "REGISTER sip:a SIP/2.0\r\nAuthorization: ****\r\n"
                + "Proxy-Authorization: ****\r\nX: Authorization: z\r\n\r\n");
  }

  @Test
  void carelessSpellingHidesCredentialsToo() {
    assertThat(
            MessageLog.masked(
                "authorization : Digest\r\n response=\"x\",\r\n\tnonce=\"y\"\r\nTo: a\r\n"))
        .isEqualTo("authorization : ****\r\nTo: a\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "application/dtmf-relay, Signal=5, ****",
    "application/dtmf; x=y, 5, ****",
    "application/sdp, a=x, a=x"
  })
  void digitsAreMasked(String type, String body, String shown) {
    String head = "INFO sip:a SIP/2.0\r\nContent-Type: " + type + "\r\nTo: b\r\n\r\n";
    assertThat(MessageLog.masked(head + body)).isEqualTo(head + shown);
  }

  @Test
  void keysOfTheMediaAreMasked() {
    String sdp =
        "m=audio 9 RTP/SAVP 0\r\n"
            + "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:c2VjcmV0/+=|2^20|1:4;inline:b2xk=="
            + " KDR=0\r\n"
            + "k=base64:aGVsbG8=\r\n"
            + "a=ice-ufrag:abc\r\n"
            + "a=ice-pwd:hidden+/\r\n"
            + "a=key-mgmt:mikey AQAFgM0X\r\n"
            + "a=fingerprint:sha-256 AA:BB\r\n";
    assertThat(MessageLog.masked(sdp))
        .isEqualTo(
            "m=audio 9 RTP/SAVP 0\r\n"
                + "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:****|2^20|1:4;inline:**** KDR=0\r\n"
                + "k=****\r\na=ice-ufrag:abc\r\na=ice-pwd:****\r\n"
                + "a=key-mgmt:mikey ****\r\na=fingerprint:sha-256 AA:BB\r\n");
  }
}
