package dev.earshot.audio.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.SipRequest;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is granted to a caller (RFC 4028 9 with table 2). */
class SessionPolicyTest {
  private static final SessionPolicy POLICY =
      new SessionPolicy(Duration.ofSeconds(1_800), Duration.ofSeconds(90));

  @ParameterizedTest(name = "{0} {1} {2} -> {3}")
  @CsvSource({
    "'', '', '', 1800;refresher=uas",
    "timer, '', '', 1800;refresher=uac",
    "'100rel, timer', '', '', 1800;refresher=uac",
    "timer, 600, '', 600;refresher=uac",
    "timer, 600;refresher=uas, '', 600;refresher=uas",
    "timer, '600 ; Refresher=UAS', '', 600;refresher=uas",
    "timer, 3600, '', 1800;refresher=uac",
    "timer, 3600, 2000, 2000;refresher=uac",
    "timer, 100, 90, 100;refresher=uac",
    "'', 100, '', 100;refresher=uas",
    "'', 100;refresher=uac, '', 100;refresher=uas",
    "'', 5, '', 90;refresher=uas",
    "timer, garbage, '', 1800;refresher=uac",
    "timer, 99999999999, '', 1800;refresher=uac"
  })
  void aCallerGetsWhatHeAskedForWithinBounds(
      String supported, String expires, String least, String granted) {
    assertThat(POLICY.grant(invite(supported, expires, least)).toString()).isEqualTo(granted);
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource({
    "timer, 89, true",
    "timer, 0, true",
    "timer, 90, false",
    "timer, '', false",
    "timer, -1, false",
    "'', 5, false"
  })
  void tooShortAnIntervalIsRefusedIfTheCallerCanAskAgain(
      String supported, String expires, boolean refused) {
    assertThat(POLICY.refusal(invite(supported, expires, "")).isPresent()).isEqualTo(refused);
  }

  private static SipRequest invite(String supported, String expires, String least) {
    Headers headers = Headers.NONE.with("Supported", supported);
    headers = expires.isEmpty() ? headers : headers.with("Session-Expires", expires);
    headers = least.isEmpty() ? headers : headers.with("Min-SE", least);
    return new SipRequest("INVITE", "sip:a@b", headers.with("To", "<sip:a@b>"), "");
  }
}
