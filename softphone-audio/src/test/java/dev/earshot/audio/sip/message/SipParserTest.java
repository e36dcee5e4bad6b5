package dev.earshot.audio.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Parsed;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipParserTest {
  private final SipParser parser = new SipParser(MessageLimits.DEFAULT);

  private static final String OPTIONS =
      """
      OPTIONS sip:room@example.org SIP/2.0
      Via: SIP/2.0/UDP 10.0.0.3:5060;branch=z9hG4bKx
      From: <sip:a@example.org>;tag=1
      To: <sip:room@example.org>
      Call-ID: c@10.0.0.3
      CSeq: 7 OPTIONS
      """;

  private Parsed<SipMessage> parse(String lines, String body) {
    String text = lines.replace("\n", "\r\n") + "\r\n" + body;
    return parser.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private SipMessage ok(String lines, String body) {
    Parsed<SipMessage> parsed = parse(lines, body);
    assertThat(parsed).isInstanceOf(Parsed.Ok.class);
    return ((Parsed.Ok<SipMessage>) parsed).value();
  }

  private String reason(String lines) {
    Parsed<SipMessage> parsed = parse(lines, "");
    assertThat(parsed).isInstanceOf(Parsed.Rejected.class);
    return ((Parsed.Rejected<SipMessage>) parsed).reason();
  }

  @Test
  void aRequestIsReadIntoItsParts() {
    SipRequest request = (SipRequest) ok(OPTIONS + "Content-Length: 4\n", "bodyANDMORE");
    assertThat(request.method()).isEqualTo("OPTIONS");
    assertThat(request.uri()).isEqualTo("sip:room@example.org");
    assertThat(request.cseq()).isEqualTo(new CSeq(7, "OPTIONS"));
    assertThat(request.callId()).isEqualTo("c@10.0.0.3");
    assertThat(request.fromTag()).isEqualTo("1");
    assertThat(request.toTag()).isEmpty();
    assertThat(request.via().branch()).isEqualTo("z9hG4bKx");
    assertThat(request.body()).isEqualTo("body");
  }

  @Test
  void withoutContentLengthTheBodyReachesToTheEndOfTheDatagram() {
    assertThat(ok(OPTIONS, "all of it").body()).isEqualTo("all of it");
  }

  @ParameterizedTest
  @CsvSource({
    "SIP/2.0 200 OK, 200, OK",
    "SIP/2.0 180 Ringing and more, 180, Ringing and more",
    "'SIP/2.0 404 ', 404, ''",
    "SIP/2.0 404, 404, ''",
    "sip/2.0 699 = 2**3 * 19**2, 699, = 2**3 * 19**2",
    "SIP/2.0 200 \u00d6K, 200, \u00d6K",
  })
  void aStatusLineIsRead(String line, int status, String reason) {
    SipResponse response =
        (SipResponse) ok(OPTIONS.replace("OPTIONS sip:room@example.org SIP/2.0", line), "");
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.reason()).isEqualTo(reason);
  }

  @Test
  void compactFoldedAndOddlySpelledFieldsAreTheSame() {
    SipMessage odd =
        ok(
            """
            OPTIONS sip:room@example.org SIP/2.0
            v:SIP/2.0/UDP 10.0.0.3:5060
              ;branch=z9hG4bKx
            f   :
             <sip:a@example.org>;\ttag=1
            TO: <sip:room@example.org>
            i: c@10.0.0.3
            cSEQ: 7
               OPTIONS
            s:
            K: 100rel
            """,
            "");
    SipMessage plain = ok(OPTIONS, "");
    assertThat(odd.via()).isEqualTo(plain.via());
    assertThat(odd.from()).isEqualTo(plain.from());
    assertThat(odd.cseq()).isEqualTo(plain.cseq());
    assertThat(odd.headers().first("Subject")).contains("");
    assertThat(odd.headers().first("supported")).contains("100rel");
  }

  @Test
  void listsAreTheSameRepeatedOrWithCommas() {
    SipMessage message =
        ok(
            OPTIONS
                + """
                Route: <sip:a,b;lr>, "x, \\"y" <sip:c>;p="q,r"
                Via: SIP/2.0/TCP second , SIP/2.0/TCP third
                route: <sip:d>,, <sip:e>
                """,
            "");
    assertThat(message.headers().elements("Route"))
        .containsExactly("<sip:a,b;lr>", "\"x, \\\"y\" <sip:c>;p=\"q,r\"", "<sip:d>", "<sip:e>");
    assertThat(message.headers().elements("Via")).hasSize(3);
  }

  @ParameterizedTest(name = "{1} instead of {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CSeq: 7 OPTIONS          | CSeq: -1 OPTIONS          | malformed number in CSeq
          CSeq: 7 OPTIONS          | CSeq: 2147483648 OPTIONS  | malformed number in CSeq
          CSeq: 7 OPTIONS          | CSeq: 7                   | malformed method in CSeq
          CSeq: 7 OPTIONS          | X: y                      | missing CSeq
          Call-ID: c@10.0.0.3      | Call-ID: a b              | malformed Call-ID
          Call-ID: c@10.0.0.3      | Call-ID:                  | malformed Call-ID
          From: <sip:a@example.org>| From: <sip:a@example.org  | malformed From
          From: <sip:a@example.org>| From: "a <sip:a@b.c>      | malformed From
          From: <sip:a@example.org>| From: a@b                 | malformed From
          From: <sip:a@example.org>| To: <sip:z>; X: y         | missing From
          To: <sip:room@example.org>| From: <sip:z@z>          | more than one From
          UDP 10.0.0.3:5060        | UDP                       | malformed protocol in Via
          UDP 10.0.0.3:5060        | UDP 10.0.0.3:0            | malformed sent-by in Via
          UDP 10.0.0.3:5060        | UDP 10.0.0.3:70000        | malformed sent-by in Via
          UDP 10.0.0.3:5060        | UDP a b:1                 | malformed sent-by in Via
          SIP/2.0/UDP              | SIP/3.0/UDP               | malformed protocol in Via
          ;branch=                 | ;a="b                     | malformed parameter value
          Via: SIP                 | X: SIP                    | missing Via
          Call-ID:                 | Call ID:                  | line is not a header field
          Call-ID:                 | : x                       | line is not a header field
          OPTIONS sip:room         | OPTIONS  sip:room         | malformed start line
          example.org SIP/2.0      | example.org;x y SIP/2.0   | malformed start line
          example.org SIP/2.0      | example.org SIP/2         | malformed start line
          example.org SIP/2.0      | example.org HTTP/1.1      | malformed start line
          OPTIONS sip:             | OPT{ONS sip:              | malformed start line
          OPTIONS sip:room         | OPTIONS room              | malformed request URI
          sip:room@example.org SIP | <sip:room@example.org> SIP| malformed request URI
          """)
  void whatIsBrokenIsRefusedWithItsName(String original, String broken, String reason) {
    assertThat(OPTIONS).contains(original);
    assertThat(reason(OPTIONS.replaceFirst(java.util.regex.Pattern.quote(original), broken)))
        .isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, malformed Content-Length",
    "99999999999, malformed Content-Length",
    "1e3, malformed Content-Length",
    "'', malformed Content-Length",
  })
  void aMalformedLengthIsRefused(String length, String reason) {
    assertThat(reason(OPTIONS + "Content-Length: " + length + "\n")).isEqualTo(reason);
  }

  @Test
  void lengthsThatDisagreeAreRefused() {
    assertThat(reason(OPTIONS + "l: 0\nContent-Length: 1\n"))
        .isEqualTo("several Content-Length fields");
  }

  @Test
  void controlCharactersAreRefusedWhereverTheyStand() {
    for (String control : new String[] {"\0", "\r", "\n", "\u0007", "\u007f"}) {
      String text =
          OPTIONS.replace("\n", "\r\n").replace("c@10.0.0.3", "c" + control + "x") + "\r\n";
      assertThat(parser.parse(text.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(Parsed.Rejected.class);
    }
  }

  @Test
  void sizesAreBounded() {
    assertThat(reason(OPTIONS + "X: " + "y".repeat(8_200) + "\n"))
        .isEqualTo("header field too long");
    assertThat(reason(OPTIONS + "X: a\n".repeat(124))).isEqualTo("too many header fields");
    assertThat(reason(OPTIONS + ("X: " + "y".repeat(8_000) + "\n").repeat(5)))
        .isEqualTo("header fields too long altogether");
    assertThat(reason(OPTIONS.replace("room@", "r".repeat(8_200) + "@")))
        .isEqualTo("start line too long");
    assertThat(reason(OPTIONS + "X: a" + "\n b".repeat(3_000) + "\n"))
        .isEqualTo("header field too long");
    SipParser small = new SipParser(new MessageLimits(9_000, 128, 8_192, 32_768, 3));
    assertThat(
            small.parse(
                (OPTIONS.replace("\n", "\r\n") + "\r\nbody").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Parsed.Rejected<>("body too long", OPTIONS.length() + 8));
  }

  @Test
  void aMessageWithoutEndOfHeadIsRefused() {
    assertThat(parser.parse(OPTIONS.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Parsed.Rejected.class);
    assertThat(parser.parse(new byte[0])).isInstanceOf(Parsed.Rejected.class);
    assertThat(parser.parse("\r\n\r\n".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Parsed.Rejected.class);
  }

  @Test
  void whatIsPrintedSaysTheLengthOfTheBodyInBytes() {
    SipRequest request = (SipRequest) ok(OPTIONS + "Content-Length: 2\n", "\u00f6");
    assertThat(new String(request.bytes(), StandardCharsets.UTF_8))
        .endsWith("CSeq: 7 OPTIONS\r\nContent-Length: 2\r\n\r\n\u00f6");
  }

  @Test
  void aReasonPhraseStaysOneLine() {
    SipRequest request = (SipRequest) ok(OPTIONS, "");
    assertThat(SipResponse.to(request, 480, "no\r\nX-Evil: yes").startLine())
        .isEqualTo("SIP/2.0 480 no X-Evil: yes");
  }
}
