package dev.earshot.app.backend.signalwire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Documents and signatures to the byte. */
class LamlDocumentsTest {
  private static final Map<String, String> FORM =
      Map.of(
          "CallSid", "b3877c40-da60-4998-90ad-b792e98472ca",
          "ConferenceSid", "43bb71ee-553f-4074-bb20-8e2747647cce",
          "FriendlyName", "room-1",
          "StatusCallbackEvent", "participant-join");

  @Test
  void w29TheDocumentOfOurLegIsExactlyThis() {
    assertThat(
            LamlDocuments.supervisor(
                "https://sidecar/after", "room-1", Optional.of("AGENT_CALL_SID")))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response><Dial action="https://sidecar/after"><Conference muted="true" beep="false" \
            startConferenceOnEnter="false" endConferenceOnExit="false" coach="AGENT_CALL_SID">\
            room-1</Conference></Dial></Response>\
            """);
    assertThat(LamlDocuments.supervisor("https://x/after?a=1&b=2", "A&B <\"C\">", Optional.empty()))
        .contains("action=\"https://x/after?a=1&amp;b=2\"")
        .contains("endConferenceOnExit=\"false\">A&amp;B &lt;&quot;C&quot;&gt;</Conference>")
        .doesNotContain("coach");
  }

  @Test
  void w30NobodysComingIsToldByABeep() {
    List<String> documents =
        List.of(
            LamlDocuments.supervisor("https://x/after", "r", Optional.empty()),
            LamlDocuments.supervisor("https://x/after", "r", Optional.of("c")),
            LamlDocuments.caller("r", true, false, "https://x/status"),
            LamlDocuments.caller("r", false, true, "https://x/status"));
    assertThat(documents).allMatch(document -> document.contains(" beep=\"false\""));
  }

  @Test
  void whoeverComesFirstNamesTheReceiverOfCallbacks() {
    assertThat(LamlDocuments.caller("desk", false, true, "https://x/status"))
        .endsWith(
            "<Response><Dial><Conference beep=\"false\" startConferenceOnEnter=\"false\""
                + " endConferenceOnExit=\"true\" statusCallback=\"https://x/status\""
                + " statusCallbackEvent=\"start end join leave mute hold speaker\">desk"
                + "</Conference></Dial></Response>");
  }

  @Test
  void w26AndW27ASignatureCountsWithThePortAndWithout() {
    CallbackSignature check = new CallbackSignature(new Secret("PSK_test_key"));
    URI url = URI.create("https://console.example.com/conf-events");
    URI withPort = URI.create("https://console.example.com:443/conf-events");
    for (String right : List.of("cX25P/ObAW5eB5P6xe5LufYfqzo=", "XhmbQe0D9EMsU0cPcUbqmi4CVkg=")) {
      assertThat(check.isRight(url, FORM, right)).isTrue();
      assertThat(check.isRight(withPort, FORM, right)).isTrue();
      assertThat(check.isRight(URI.create(url + "?x=1"), FORM, right)).isFalse();
      assertThat(new CallbackSignature(new Secret("other")).isRight(url, FORM, right)).isFalse();
    }
    assertThat(check.isRight(url, FORM, "")).isFalse();
  }
}
