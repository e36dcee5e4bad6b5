package dev.earshot.app.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.phone.MediaSecurity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What a profile says about SignalWire or Twilio, and every mistake in it. */
class SignalWireReaderTest {
  private static final String SIP =
      ",'sip':{'domain':'acme.example','user':'m','password':'env:P'}";
  private static final String ACCOUNT =
      "'baseUrl':'https://acme.signalwire.com','accountSid':'720796a0-8ee9-4350-83bd-2d07a3121f1e',"
          + "'token':'env:T'";
  private static final String TWILIO =
      "'dialect':'twilio','accountSid':'AC" + "0".repeat(32) + "','token':'env:T'";

  private final Mistakes mistakes = new Mistakes();

  private SignalWireTarget read(String section) {
    String json = "{'kind':'signalwire','signalwire':{" + section + "}" + SIP + "}";
    return (SignalWireTarget)
        ProfileReader.read(
                Path.of("p.json"), new JsonMapper().readTree(json.replace('\'', '"')), mistakes)
            .target();
  }

  @Test
  void theShortestProfileIsEncryptedAndTrustsNoCaller() {
    SignalWireTarget target = read(ACCOUNT + ",'dial':'sip:earshot@acme.example'");
    assertThat(mistakes.found()).isEmpty();
    assertThat(target.sip().servers().transport()).isEqualTo("tls");
    assertThat(target.sip().servers().registrar().getPort()).isEqualTo(5061);
    assertThat(target.sip().media().encryption()).isEqualTo(MediaSecurity.Policy.REQUIRED);
    assertThat(target.account().entry()).isEqualTo(SignalWireTarget.Entry.DIAL);
    assertThat(target.account().user()).isEqualTo(target.account().sid());
    assertThat(target.poll()).isEqualTo(Duration.ofSeconds(2));
    assertThat(target.roles())
        .isEqualTo(
            new SignalWireTarget.Roles(
                List.of(), List.of(), List.of(), List.of(), false, Optional.empty()));
    assertThat(target.endpoint()).isEmpty();
  }

  @Test
  void twilioHasItsOwnAddressAndMayCallUsIntoTheConference() {
    SignalWireTarget target =
        read(TWILIO + ",'user':'SK1','entry':'add','callerId':'+15551234567'");
    assertThat(mistakes.found()).isEmpty();
    assertThat(target.account().baseUrl()).hasToString("https://api.twilio.com");
    assertThat(target.account().user()).isEqualTo("SK1");
    assertThat(target.account().entry()).isEqualTo(SignalWireTarget.Entry.ADD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A | /signalwire/dial is missing",
        "A,'dial':'earshot' | /signalwire/dial must be sip:USER@HOST, not: 'earshot'",
        "A,'entry':'call' | /signalwire/callerId is missing",
        "A,'entry':'call','callerId':'+15551234567' | /signalwire/endpoint is missing",
        "A,'entry':'call','callerId':'0555' | /signalwire/callerId must be a number as",
        "A,'entry':'add','callerId':'+15551234567' | /signalwire/entry add is for Twilio",
        "A,'dial':'sip:x@y','roles':{'agents':['a b']} | /signalwire/roles/agents/0 must be a"
            + " number",
        "A,'dial':'sip:x@y','roles':{'firstCaller':'me'} | /signalwire/roles/firstCaller must be"
            + " one of agent, customer, not: 'me'",
        "A,'dial':'sip:x@y','endpoint':{'listen':'127.0.0.1:0','publicUrl':'http://c.example'} |"
            + " /signalwire/endpoint/signingKey is missing",
        "A,'dial':'sip:x@y','pollSeconds':0 | /signalwire/pollSeconds must be a whole number from"
            + " 1",
        "A,'dial':'sip:x@y','tokn':'env:X' | /signalwire/tokn is not known here",
      })
  void aMistakeIsNamedByItsPlace(String section, String mistake) {
    read(section.replaceFirst("^A", ACCOUNT));
    assertThat(mistakes.found()).anyMatch(line -> line.startsWith(mistake));
  }

  @Test
  void anAccountOfTheOtherSystemIsNone() {
    read(ACCOUNT.replace("720796a0", "AC0") + ",'dial':'sip:x@y'");
    assertThat(mistakes.found()).singleElement().asString().startsWith("/signalwire/accountSid");
  }
}
