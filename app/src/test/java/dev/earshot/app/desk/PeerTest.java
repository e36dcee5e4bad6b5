package dev.earshot.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From fields as people read them. */
class PeerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Anna\" <sip:anna@example.org>;tag=x | Anna (anna@example.org)",
        "Anna Novak <sips:anna@example.org;transport=tls>;tag=x | Anna Novak (anna@example.org)",
        "<sip:anna@example.org>;tag=x | anna@example.org",
        "\"\" <sip:anna@example.org> | anna@example.org",
        "\"An \\\"x\\\" na\" <sip:a@b> | An \"x\" na (a@b)",
        "sip:anna@example.org;tag=x | anna@example.org",
        "sip:anna@example.org?Subject=x | anna@example.org",
        "nonsense | nonsense",
      })
  void aFromFieldIsNameAndAddress(String from, String name) {
    assertThat(Peer.name(from)).isEqualTo(name);
  }

  @Test
  void whatIsTooLongIsCutAndControlCharactersAreNot() {
    assertThat(Peer.name("sip:" + "x".repeat(500) + "@b")).hasSize(80).endsWith("…");
    assertThat(Peer.name("sip:a\u0007b@c")).isEqualTo("a_b@c");
  }
}
