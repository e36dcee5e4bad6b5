package dev.earshot.audio.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Parsed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whatever comes in, the parser answers with a value, and what it takes it can print. */
class ParserFuzzTest {
  private static final List<String> SEEDS =
      List.of(
          """
          INVITE sip:vivekg@chair-dnrc.example.com;unknownparam SIP/2.0
          TO :
           sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n
          from   : "J Rosenberg \\\\\\""       <sip:jdrosen@example.com>
            ;
            tag = 98asjd8
          MaX-fOrWaRdS: 0068
          Call-ID: wsinv.ndaksdj@192.0.2.1
          cseq: 0009
            INVITE
          Via  : SIP  /   2.0
           /UDP
              192.0.2.2;branch=390skdjuw
          NewFangledHeader:   newfangled value
           continued newfangled value
          UnknownHeaderWithUnusualValue: ;;,,;;,;
          Content-Type: application/sdp
          Route:
           <sip:services.example.com;lr;unknownwith=value;unknown-no-value>
          v:  SIP  / 2.0  / TCP     spindle.example.com   ;
            branch  =   z9hG4bK9ikj8  ,
           SIP  /    2.0   / UDP  192.168.255.111   ; branch=
           z9hG4bK30239
          m:"Quoted string \\"\\"" <sip:jdrosen@example.com> ; newparam =
                newvalue ;
            secondparam ; q = 0.33

          v=0
          """,
          """
          SIP/2.0 401 Unauthorized
          Via: SIP/2.0/UDP 10.0.0.3:5060;branch=z9hG4bKx;rport=5060;received=10.0.0.3
          From: "Mara" <sip:a@example.org>;tag=1
          To: <sip:room@example.org>;tag=abc
          Call-ID: c@10.0.0.3
          CSeq: 7 REGISTER
          Contact: <sip:a@[2001:db8::1]:5060;transport=tcp>;expires=30, <sip:b@c>
          WWW-Authenticate: Digest realm="a, b", nonce="x", qop="auth", algorithm=SHA-256
          Content-Length: 0

          """);
  private static final String[] PIECES = {
    "\r\n",
    "\r\n ",
    "\n",
    "\r",
    ":",
    ";",
    ",",
    "\"",
    "\\",
    "<",
    ">",
    "=",
    "[",
    "]",
    "@",
    "\0",
    "\t",
    "SIP/2.0",
    "Via: ",
    "l: 5\r\n",
    "Content-Length: -1\r\n",
    "\u00e9",
    "(",
    ")",
    "%",
    "2147483648"
  };

  private final SipParser parser = new SipParser(MessageLimits.DEFAULT);

  @Test
  void theSeedsThemselvesAreTaken() {
    for (String seed : SEEDS) {
      assertThat(parser.parse(wire(seed))).isInstanceOf(Parsed.Ok.class);
    }
  }

  @Property(tries = 20_000)
  void aMutatedMessageIsTakenOrRefusedButNeverThrows(@ForAll long seed) {
    check(mutate(new Random(seed)));
  }

  @Property(tries = 2_000)
  void noiseIsRefused(@ForAll @Size(max = 300) byte[] noise) {
    check(noise);
  }

  private void check(byte[] input) {
    if (parser.parse(input) instanceof Parsed.Ok<SipMessage>(SipMessage message)) {
      readEverything(message);
      Parsed<SipMessage> again = parser.parse(message.bytes());
      assertThat(again).isInstanceOf(Parsed.Ok.class);
      SipMessage reread = ((Parsed.Ok<SipMessage>) again).value();
      assertThat(reread.startLine()).isEqualTo(message.startLine());
      assertThat(reread.body()).isEqualTo(message.body());
      assertThat(reread.headers().without("Content-Length"))
          .isEqualTo(message.headers().without("Content-Length"));
      assertThat(reread.bytes()).isEqualTo(message.bytes());
    }
  }

  /** The fields that every layer above reads without asking. */
  private static void readEverything(SipMessage message) {
    assertThat(message.via().toString()).doesNotContain("\r", "\n");
    assertThat(message.from().toString()).doesNotContain("\r", "\n");
    assertThat(message.to().toString()).doesNotContain("\r", "\n");
    assertThat(message.cseq().number()).isBetween(0L, (long) Integer.MAX_VALUE);
    assertThat(message.callId()).isNotEmpty();
    if (message instanceof SipRequest request) {
      SipResponse answer = SipResponse.to(request, 400).tagged("t");
      assertThat(answer.toTag()).isNotEmpty();
      for (Header field : answer.headers().fields()) {
        assertThat(field.value()).doesNotContain("\r", "\n");
      }
    }
  }

  private static byte[] wire(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] mutate(Random random) {
    byte[] bytes = wire(SEEDS.get(random.nextInt(SEEDS.size())));
    for (int i = random.nextInt(5); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      int length = random.nextInt(Math.min(40, bytes.length - at));
      byte[] piece =
          switch (random.nextInt(4)) {
            case 0 -> new byte[] {(byte) random.nextInt(256)};
            case 1 -> PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
            case 2 ->
                PIECES[random.nextInt(PIECES.length)]
                    .repeat(random.nextInt(300))
                    .getBytes(StandardCharsets.UTF_8);
            default -> new byte[0];
          };
      ByteArrayOutputStream mutated = new ByteArrayOutputStream();
      mutated.write(bytes, 0, at);
      mutated.writeBytes(piece);
      mutated.write(bytes, at + length, bytes.length - at - length);
      bytes = mutated.toByteArray();
    }
    return bytes;
  }
}
