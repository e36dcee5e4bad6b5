package dev.earshot.audio.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
