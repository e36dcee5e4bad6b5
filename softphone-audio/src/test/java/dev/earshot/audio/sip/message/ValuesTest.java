package dev.earshot.audio.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SIP URIs, addresses, Via and challenges by themselves. */
class ValuesTest {
  private static <T> T ok(Parsed<T> parsed) {
    assertThat(parsed).isInstanceOf(Parsed.Ok.class);
    return ((Parsed.Ok<T>) parsed).value();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sip:room@example.org                  | room          | example.org | -1
          SIP:example.org:5070                  |               | example.org | 5070
          sips:a:secret@10.0.0.1:5061;transport=tcp | a:secret  | 10.0.0.1    | 5061
          sip:a@[2001:db8::1]:5060;lr           | a             | [2001:db8::1] | 5060
          sip:a@[::1]                           | a             | [::1]       | -1
          sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@example.com | 1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it) | example.com | -1
          sip:user;par=u%40example.net@example.com | user;par=u%40example.net | example.com | -1
          sip:%00@example.com                   | %00           | example.com | -1
          """)
  void aUriIsReadAndPrintedAgain(String text, String user, String host, int port) {
    SipUri uri = ok(SipUri.parse(text));
    assertThat(uri.user()).isEqualTo(user == null ? "" : user);
    assertThat(uri.host()).isEqualTo(host);
    assertThat(uri.port()).isEqualTo(port);
    assertThat(ok(SipUri.parse(uri.toString()))).isEqualTo(uri);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sip",
        "sip:",
        "tel:+1",
        "sip:@host",
        "sip:a@",
        "sip:a@host:",
        "sip:a@host:0",
        "sip:a@host:x",
        "sip:a@ho st",
        "sip:a@host:65536",
        "sip:a@[::1",
        "sip:a@[]",
        "sip:a@[gg::]",
        "sip:a@h;x=\"",
        "sip:a@<h>",
        "sip:a@h\r\nX: y",
        "sip:a@h\u0000",
      })
  void aBrokenUriIsRefused(String text) {
    assertThat(SipUri.parse(text)).isInstanceOf(Parsed.Rejected.class);
  }

  @Test
  void parametersAndHeadersOfAUriAreKeptApart() {
    SipUri uri = ok(SipUri.parse("sip:a@h;Member-Tag=Agent;lr?Subject=x&y=z"));
    assertThat(uri.params().value("member-tag")).contains("Agent");
    assertThat(uri.params().has("lr")).isTrue();
    assertThat(uri.headers()).isEqualTo("Subject=x&y=z");
    assertThat(uri.withoutHeaders()).hasToString("sip:a@h;member-tag=Agent;lr");
    assertThat(uri.withParams(Params.NONE).withoutHeaders()).hasToString("sip:a@h");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <sip:a@b>;tag=1                  |             | sip:a@b       | 1
          sip:a@b;tag=1                    |             | sip:a@b       | 1
          sip:a@b                          |             | sip:a@b       |
          Anna B <sip:a@b;x=y>;tag=2       | Anna B      | sip:a@b;x=y   | 2
          "Anna, \\"B\\" <x>" <sip:a@b>    | Anna, "B" <x> | sip:a@b     |
          "" <tel:+49>;tag=3               |             | tel:+49       | 3
          <sip:a@b> ; tag = 4 ; x="a;b"    |             | sip:a@b       | 4
          <sip:a,b@c?d=e>                  |             | sip:a,b@c?d=e |
          """)
  void anAddressIsReadAndPrintedAgain(String text, String display, String uri, String tag) {
    NameAddr address = ok(NameAddr.parse(text));
    assertThat(address.display()).isEqualTo(display == null ? "" : display);
    assertThat(address.uri()).isEqualTo(uri);
    assertThat(address.tag().orElse(null)).isEqualTo(tag);
    assertThat(ok(NameAddr.parse(address.toString()))).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "a", "<>", "<sip:a@b", "\"x <sip:a@b>", "<sip:a@b>x", "<sip:a b>", "sip:a@b?x=y",
        "sip:a@b,sip:c@d", "<sip:a@b>;tag=\"", "<sip:a@b>;=x", "sip:a>b@c", "sip:a<b@c",
            "<sip:\"a@b>", ":@b", "<sip:a@b>;a b=c",
      })
  void aBrokenAddressIsRefused(String text) {
    assertThat(NameAddr.parse(text)).isInstanceOf(Parsed.Rejected.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'SIP / 2.0 / UDP 192.0.2.2;branch=390skdjuw', UDP, 192.0.2.2, -1",
    "SIP/2.0/tcp spindle.example.com:5070, TCP, spindle.example.com, 5070",
    "'SIP/2.0/TLS [2001:db8::9:1]:5061;branch=z9hG4bKas3', TLS, [2001:db8::9:1], 5061",
    "'SIP  /\t2.0/UDP   host : 5060 ; rport', UDP, host, 5060",
  })
  void aViaIsReadAndPrintedAgain(String text, String transport, String host, int port) {
    Via via = ok(Via.parse(text.replace('\t', ' ')));
    assertThat(via.transport()).isEqualTo(transport);
    assertThat(via.host()).isEqualTo(host);
    assertThat(via.port()).isEqualTo(port);
    assertThat(ok(Via.parse(via.toString()))).isEqualTo(via);
  }

  @Test
  void aChallengeIsReadWithItsQuotedCommas() {
    Challenge challenge =
        ok(
            Challenge.parse(
                "digest realm=\"a, \\\"b\\\"\", NONCE=\"n=\", qop=\"auth,auth-int\", stale=TRUE"));
    assertThat(challenge.scheme()).isEqualTo("digest");
    assertThat(challenge.param("realm")).contains("a, \"b\"");
    assertThat(challenge.param("nonce")).contains("n=");
    assertThat(challenge.param("qop")).contains("auth,auth-int");
    assertThat(challenge.param("missing")).isEmpty();
    assertThat(Challenge.parse("Digest realm")).isInstanceOf(Parsed.Rejected.class);
    assertThat(Challenge.parse("\"Digest\" a=b")).isInstanceOf(Parsed.Rejected.class);
  }
}
