package dev.earshot.app.simulate.laml;

import static dev.earshot.app.simulate.laml.LamlClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What applications are told, in which fields, and how it is signed; spec chapter 6. */
@Timeout(60)
class CallbacksTest {
  private static final Map<String, String> SIGNED =
      Map.of(
          "CallSid", "b3877c40-da60-4998-90ad-b792e98472ca",
          "ConferenceSid", "43bb71ee-553f-4074-bb20-8e2747647cce",
          "FriendlyName", "room-1",
          "StatusCallbackEvent", "participant-join");

  @Test
  void theSignatureIsThatOfTheSpecification() {
    Secret key = new Secret("PSK_test_key");
    assertThat(Signature.of(key, "https://console.example.com/conf-events", SIGNED))
        .isEqualTo("cX25P/ObAW5eB5P6xe5LufYfqzo=");
    assertThat(Signature.of(key, "https://console.example.com:443/conf-events", SIGNED))
        .isEqualTo("XhmbQe0D9EMsU0cPcUbqmi4CVkg=");
  }

  private static String flow(Application application, String path) {
    return "<Response><Dial><Conference statusCallback=\""
        + application.url(path)
        + "\" statusCallbackEvent=\"start end join leave mute hold speaker\""
        + " beep=\"false\">billing</Conference></Dial></Response>";
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void everythingIsToldAtTheFirstParticipantsAddressAlone(Dialect dialect) throws IOException {
    try (Application application = new Application()) {
      // Each call names another address; the first one counts.
      application.documents =
          asked -> flow(application, "/told-" + asked.form().getOrDefault("From", "").length());
      LamlConfig config = Lab.told(Lab.config(dialect), "", application.url("/flow"), "");
      try (Lab lab = Lab.open(config)) {
        String conference = lab.conference();
        String path = lab.path(conference, lab.supervisorSid);
        lab.rest.post(path, "Muted=true");
        lab.rest.post(path, "Muted=false");
        lab.rest.post(path, "Hold=true");
        lab.rest.post(path, "Hold=false");
        lab.simulator.hangUp(lab.supervisorSid);
        until("who left is told", () -> application.events().contains("participant-leave"));
        until("speech is told", () -> application.events().contains("participant-speech-start"));
        lab.rest.post("Conferences/" + conference + ".json", "Status=completed");
        until("the end is told", () -> application.events().contains("conference-end"));
      }
      assertThat(application.events())
          .containsSubsequence(
              "participant-join",
              "participant-join",
              "conference-start",
              "participant-join",
              "participant-mute",
              "participant-unmute",
              "participant-hold",
              "participant-unhold",
              "participant-leave",
              "participant-leave",
              "participant-leave",
              "conference-end");
      assertToldAtOneAddress(application, dialect);
    }
  }

  private static void assertToldAtOneAddress(Application application, Dialect dialect) {
    String first = "/told-" + "sip:anna@example.org".length();
    List<Application.Asked> told =
        application.asked.stream().filter(asked -> !asked.event().isEmpty()).toList();
    assertThat(told).allMatch(asked -> asked.path().equals(first) && asked.method().equals("POST"));
    for (Application.Asked asked : told) {
      String signature =
          Signature.of(new Secret("PSK_test_key"), application.url(first), asked.form());
      assertThat(asked.signature())
          .containsExactly(dialect.twilio() ? "null" : signature, signature);
    }
    Application.Asked mute =
        told.stream().filter(a -> a.event().equals("participant-mute")).findFirst().orElseThrow();
    Map<String, String> fields = new LinkedHashMap<>(mute.form());
    assertThat(fields)
        .containsEntry("Muted", "true")
        .containsEntry("Hold", "false")
        .containsEntry("FriendlyName", "billing")
        .containsEntry("StartConferenceOnEnter", "true")
        .containsEntry("EndConferenceOnExit", "false")
        .containsKeys("AccountSid", "CallSid", "ConferenceSid");
    assertThat(fields.getOrDefault("Timestamp", ""))
        .matches(
            "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d \\+0000");
    // No word of coaching on SignalWire; a sequence and the coaching on Twilio.
    assertThat(fields.containsKey("Coaching")).isEqualTo(dialect.twilio());
    assertThat(fields.containsKey("SequenceNumber")).isEqualTo(dialect.twilio());
    if (dialect.twilio()) {
      assertThat(told).extracting(a -> Integer.parseInt(a.field("SequenceNumber"))).isSorted();
    }
  }

  @Test
  void onlyWhatWasSubscribedToIsTold() throws IOException {
    try (Application application = new Application()) {
      application.documents =
          _ ->
              flow(application, "/told").replace("start end join leave mute hold speaker", "leave");
      LamlConfig config =
          Lab.told(Lab.config(Dialect.SIGNALWIRE), "", application.url("/flow"), "");
      try (Lab lab = Lab.open(config)) {
        lab.conference();
        lab.simulator.hangUp(lab.supervisorSid);
        until("who left is told", () -> !application.events().isEmpty());
        lab.simulator.hangUp(lab.customerSid);
        until("who left is told", () -> application.events().size() == 2);
      }
      assertThat(application.events()).containsOnly("participant-leave");
    }
  }
}
