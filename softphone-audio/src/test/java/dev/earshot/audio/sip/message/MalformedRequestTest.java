package dev.earshot.audio.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is broken is refused, if it says whom to answer, and never by repeating what is broken. */
class MalformedRequestTest {
  private static final String BROKEN =
      """
      OPTIONS sip:room@example.org SIP/2.0
      Via: SIP/2.0/UDP 10.0.0.3:5060;branch=z9hG4bKx;rport
      From: <sip:a@example.org>;tag=1
      To: <sip:room@example.org>
      Call-ID: c@10.0.0.3
      CSeq: none
      """;

  private final SipParser parser = new SipParser(MessageLimits.DEFAULT);

  private Optional<SipResponse> refusal(String text) {
    byte[] data = (text.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8);
    return parser.parse(data) instanceof Parsed.Rejected<SipMessage>(String reason, int position)
        ? parser.refusal(data, reason)
        : Optional.empty();
  }

  @Test
  void theAnswerSaysWhatIsWrongAndCanBeMatched() {
    SipResponse answer = refusal(BROKEN).orElseThrow();
    assertThat(answer.startLine()).isEqualTo("SIP/2.0 400 malformed number in CSeq");
    assertThat(answer.via().branch()).isEqualTo("z9hG4bKx");
    assertThat(answer.via().params().has("rport")).isTrue();
    assertThat(answer.callId()).isEqualTo("c@10.0.0.3");
    assertThat(answer.toTag()).isNotEmpty();
    assertThat(answer.body()).isEmpty();
    assertThat(refusal(BROKEN)).contains(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACK sip:room@example.org SIP/2.0",
        "SIP/2.0 200 OK",
        "sip:room@example.org SIP/2.0",
        "OPTIONS sip:room@example.org HTTP/1.1",
        "OPT{ONS sip:room@example.org SIP/2.0",
        " ",
      })
  void whatIsNoRequestOrAnAckIsNotAnswered(String startLine) {
    assertThat(refusal(BROKEN.replaceFirst(".*\n", startLine + "\n"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UDP", "SIP/2.0/UDP", "SIP/2.0/UDP a b c", "HTTP/1.1/TCP 10.0.0.3", ""})
  void whoNamesNoSenderIsNotAnswered(String via) {
    assertThat(refusal(BROKEN.replace("SIP/2.0/UDP 10.0.0.3:5060", via))).isEmpty();
  }

  @Test
  void theSenderIsFoundInABrokenViaOfAnotherVersion() {
    String other =
        BROKEN
            .replace("SIP/2.0/UDP 10.0.0.3:5060", "SIP/7.0/UDP 10.0.0.3:5060;x=\"")
            .replace("example.org SIP/2.0", "example.org SIP/7.0");
    SipResponse answer = refusal(other).orElseThrow();
    assertThat(answer.startLine()).isEqualTo("SIP/2.0 505 Version Not Supported");
    assertThat(answer.via().toString()).isEqualTo("SIP/2.0/UDP 10.0.0.3:5060;branch=z9hG4bKx");
  }

  @Test
  void aNameNeverHoldsControlCharacters() {
    NameAddr name =
        ((Parsed.Ok<NameAddr>) NameAddr.parse("\"a\\\u001b[2Jb\" <sip:a@example.org>")).value();
    assertThat(name.display()).isEqualTo("a\ufffd[2Jb");
  }
}
