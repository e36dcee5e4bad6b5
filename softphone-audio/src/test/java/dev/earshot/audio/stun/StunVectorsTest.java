package dev.earshot.audio.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test vectors of RFC 5769. */
class StunVectorsTest {
  private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";
  private static final String HEAD = "2112a442 b7e7a701bc34d686fa87dfae";

  /** 2.1. */
  private static final String REQUEST =
      "00010058"
          + HEAD
          + "80220010 5354554e207465737420636c69656e74"
          + "00240004 6e0001ff"
          + "80290008 932ff9b151263b36"
          + "00060009 6576746a3a68367659202020"
          + "00080014 9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
          + "80280004 e57a3bcf";

  /** 2.2. */
  private static final String IPV4_RESPONSE =
      "0101003c"
          + HEAD
          + "8022000b 7465737420766563746f7220"
          + "00200008 0001a147e112a643"
          + "00080014 2b91f599fd9e90c38c7489f92af9ba53f06be7d7"
          + "80280004 c07d4c96";

  /** 2.3. */
  private static final String IPV6_RESPONSE =
      "01010048"
          + HEAD
          + "8022000b 7465737420766563746f7220"
          + "00200014 0002a1470113a9faa5d3f179bc25f4b5be d2b9d9"
          + "00080014 a382954e4be67bf11784c97c8292c275bfe3ed41"
          + "80280004 c8fb0b4c";

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static StunMessage parsed(String hex) {
    byte[] data = bytes(hex);
    return StunMessage.parse(data, data.length).orElseThrow();
  }

  @Test
  void theRequestIsRead() {
    StunMessage request = parsed(REQUEST);
    assertThat(request.kind()).isEqualTo(StunMessage.Kind.REQUEST);
    assertThat(request.transaction()).isEqualTo("b7e7a701bc34d686fa87dfae");
    assertThat(request.username()).contains("evtj:h6vY");
    assertThat(request.priority()).hasValue(0x6e0001ffL);
    assertThat(request.controlled()).hasValue(0x932ff9b151263b36L);
    assertThat(request.controlling()).isEmpty();
    assertThat(request.nominates()).isFalse();
    assertThat(request.isUnderstood()).isTrue();
    assertThat(request.isSignedBy(PASSWORD)).isTrue();
    assertThat(request.isSignedBy(PASSWORD + "x")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    IPV4_RESPONSE + ", 192.0.2.1",
    IPV6_RESPONSE + ", 2001:db8:1234:5678:11:2233:4455:6677"
  })
  void theResponsesAreRead(String hex, String address) throws Exception {
    StunMessage response = parsed(hex);
    assertThat(response.kind()).isEqualTo(StunMessage.Kind.SUCCESS);
    assertThat(response.mappedAddress().orElseThrow().getAddress())
        .isEqualTo(java.net.InetAddress.ofLiteral(address));
    assertThat(response.mappedAddress().orElseThrow().getPort()).isEqualTo(32_853);
    assertThat(response.isSignedBy(PASSWORD)).isTrue();
  }

  /** One byte changed anywhere, and the message is none any more. */
  @Test
  void aDamagedMessageIsNotRead() {
    byte[] data = bytes(IPV4_RESPONSE);
    for (int at = 0; at < data.length; at++) {
      byte[] damaged = data.clone();
      damaged[at] ^= 0x04;
      assertThat(StunMessage.parse(damaged, damaged.length).filter(StunMessage::hasFingerprint))
          .as("byte %d", at)
          .isEmpty();
    }
  }
}
