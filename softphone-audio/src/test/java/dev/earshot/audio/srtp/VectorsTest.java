package dev.earshot.audio.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the standards. */
class VectorsTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final String SALT = "f0f1f2f3f4f5f6f7f8f9fafbfcfd";
  private static final String KEY_128 = "2b7e151628aed2a6abf7158809cf4f3c";
  private static final String KEY_256 =
      "57f82fe3613fd170a85ec93c40b1f0922ec4cb0dc025b58272147cc438944a98";
  private static final String GCM_KEY =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  private static final String GCM_SALT = "517569642070726f2071756f";
  private static final String RTP_HEADER = "8040f17b8041f8d35501a0b2";
  private static final String RTP_TEXT =
      "47616c6c696120657374206f6d6e69732064697669736120696e207061727465732074726573";
  private static final String REPORT =
      "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61"
          + "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef";

  private static byte[] bytes(String hex) {
    return HEX.parseHex(hex);
  }

  /** RFC 3711 B.2 and RFC 6188 7.1: blocks of the key stream by their number. */
  @ParameterizedTest
  @CsvSource({
    KEY_128 + ", 0, e03ead0935c95e80e166b16dd92b4eb4",
    KEY_128 + ", 1, d23513162b02d0f72a43a2fe4a5f97ab",
    KEY_128 + ", 2, 41e95b3bb0a2e8dd477901e4fca894c0",
    KEY_128 + ", 65279, ec8cdf7398607cb0f2d21675ea9ea1e4",
    KEY_128 + ", 65280, 362b7c3c6773516318a077d7fc5073ae",
    KEY_128 + ", 65281, 6a2cc3787889374fbeb4c81b17ba6c44",
    KEY_256 + ", 0, 92bdd28a93c3f52511c677d08b5515a4",
    KEY_256 + ", 1, 9da71b2378a854f67050756ded165bac",
    KEY_256 + ", 2, 63c4868b7096d88421b563b8c94c9a31",
    KEY_256 + ", 65279, cea518c90fd91ced9cbb18c078a54711",
    KEY_256 + ", 65280, 3dbc4814f4da5f00a08772b63c6a046d",
    KEY_256 + ", 65281, 6eb246913062a16891433e97dd01a57f"
  })
  void theKeyStreamIsThatOfTheStandard(String key, int block, String expected) {
    byte[] stream = new byte[16 * (block + 1)];
    byte[] start = bytes(SALT + "0000");
    new CounterStream(bytes(key))
        .apply(stream, 0, stream.length, Octets.get64(start, 0), Octets.get64(start, 8));
    assertThat(HEX.formatHex(stream, 16 * block, 16 * block + 16)).isEqualTo(expected);
  }

  /** RFC 3711 B.3. */
  @Test
  void sessionKeysAreThoseOfTheStandard() {
    KeyDerivation keys =
        derivation(
            CryptoSuite.AES_CM_128_HMAC_SHA1_80,
            "e1f97a0d3e018be0d64fa32c06de4139" + "0ec675ad498afeebb6960b3aabe6");
    assertThat(HEX.formatHex(keys.encryptionKey())).isEqualTo("c61e7a93744f39ee10734afe3ff7a087");
    assertThat(HEX.formatHex(keys.salt())).isEqualTo("30cbbc08863d8c85d49db34a9ae1");
    assertThat(HEX.formatHex(keys.authenticationKey()))
        .isEqualTo("cebe321f6ff7716b6fd4ab49af256a156d38baa4");
  }

  /** RFC 6188 7.2. */
  @Test
  void sessionKeysOf256BitsAreThoseOfTheStandard() {
    KeyDerivation keys =
        derivation(
            CryptoSuite.AES_256_CM_HMAC_SHA1_80,
            "f0f04914b513f2763a1b1fa130f10e2998f6f6e43e4309d1e622a0e332b9f1b6"
                + "3b04803de51ee7c96423ab5b78d2");
    assertThat(HEX.formatHex(keys.encryptionKey()))
        .isEqualTo("5ba1064e30ec51613cad926c5a28ef731ec7fb397f70a960653caf06554cd8c4");
    assertThat(HEX.formatHex(keys.salt())).isEqualTo("fa31791685ca444a9e07c6c64e93");
    assertThat(HEX.formatHex(keys.authenticationKey()))
        .isEqualTo("fd9c32d39ed5fbb5a9dc96b30818454d1313dc05");
  }

  private static KeyDerivation derivation(CryptoSuite suite, String keyAndSalt) {
    return new KeyDerivation(MasterKey.of(suite, bytes(keyAndSalt)).orElseThrow(), false);
  }

  /** RFC 7714 16.1.1 and 16.2.1. */
  @ParameterizedTest
  @CsvSource({
    "16, f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833"
        + "899d7f27beb16a9152cf765ee4390cce",
    "32, 32b1de78a822fe12ef9f78fa332e33aab18012389a58e2f3b50b2a0276ffae0f1ba63799b87b"
        + "7aa3db36dfffd6b0f9bb7878d7a76c13"
  })
  void mediaInGcmIsThatOfTheStandard(int keyBytes, String expected) {
    byte[] packet = bytes(RTP_HEADER + RTP_TEXT + "00".repeat(16));
    GcmTransform gcm = gcm(keyBytes, false);
    gcm.seal(packet, 12, 50, 0x5501a0b2, 0xf17b, 0, 50);
    assertThat(HEX.formatHex(packet)).isEqualTo(RTP_HEADER + expected);
    assertThat(gcm.open(packet, 12, 50, 0x5501a0b2, 0xf17b, 0, 50)).isTrue();
    assertThat(HEX.formatHex(packet, 0, 50)).isEqualTo(RTP_HEADER + RTP_TEXT);
  }

  /** RFC 7714 17.1 and 17.2, with the plain text that its results belong to. */
  @ParameterizedTest
  @CsvSource({
    "16, 63e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda4ce09b4686303ded0bb9275b"
        + "c84aa45896cf4d2fc5abf87245d9eade",
    "32, d50ae4d1f5ce5d304ba297e47d470c282c3ece5dbffe0a50a2eaa5c1110555be8415f658c61de0476f1b6fad"
        + "1d1eb30c4446839f57ff6f6cb26ac3be"
  })
  void reportsInGcmAreThoseOfTheStandard(int keyBytes, String expected) {
    byte[] packet = bytes(REPORT + "00".repeat(16));
    GcmTransform gcm = gcm(keyBytes, true);
    gcm.seal(packet, 8, 52, 0x4d617273, 0x5d4, 0x800005d4, 52);
    assertThat(HEX.formatHex(packet)).isEqualTo("81c8000d4d617273" + expected);
    assertThat(gcm.open(packet, 8, 52, 0x4d617273, 0x5d4, 0x800005d4, 52)).isTrue();
    assertThat(HEX.formatHex(packet, 0, 52)).isEqualTo(REPORT);
  }

  private static GcmTransform gcm(int keyBytes, boolean reports) {
    return new GcmTransform(bytes(GCM_KEY.substring(0, 2 * keyBytes)), bytes(GCM_SALT), reports);
  }
}
