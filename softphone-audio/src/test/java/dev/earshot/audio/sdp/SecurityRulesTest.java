package dev.earshot.audio.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Parsed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityRulesTest {
  private static final String K128 = "A".repeat(40);
  private static final String KGCM = "B".repeat(38);
  private static final String K256 = "C".repeat(62);
  private static final String PRINT = "AB" + ":CD".repeat(31);
  private static final List<CryptoLine> OURS =
      List.of(
          new CryptoLine(1, "AEAD_AES_128_GCM", KGCM, 0),
          new CryptoLine(2, "AES_CM_128_HMAC_SHA1_80", K128, 0),
          new CryptoLine(3, "AES_256_CM_HMAC_SHA1_80", K256, 0));
  private static final Optional<Supplier<Fingerprint>> OUR_PRINT =
      Optional.of(() -> new Fingerprint("sha-256", PRINT));

  private static LocalSecurity policy(String name) {
    return switch (name) {
      case "off" -> LocalSecurity.NONE;
      case "sdes?" -> LocalSecurity.of(false, OURS, 2, Optional.empty());
      case "sdes!" -> LocalSecurity.of(true, OURS, 2, Optional.empty());
      case "dtls?" -> LocalSecurity.of(false, List.of(), 0, OUR_PRINT);
      case "dtls!" -> LocalSecurity.of(true, List.of(), 0, OUR_PRINT);
      default -> LocalSecurity.of(name.endsWith("!"), OURS, 2, OUR_PRINT);
    };
  }

  private static MediaDescription media(String protocol, String attributes) {
    String text =
        attributes
            .replace("c128", "crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + K128)
            .replace("c256", "crypto:7 AES_256_CM_HMAC_SHA1_80 inline:" + K256 + "==")
            .replace("cgcm", "crypto:2 AEAD_AES_128_GCM inline:" + KGCM + "==")
            .replace("print", "fingerprint:SHA-256 " + PRINT.toLowerCase(Locale.ROOT));
    List<Attribute> list =
        List.of(text.split(";", -1)).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(line -> line.split(":", 2))
            .map(parts -> new Attribute(parts[0], parts.length < 2 ? "" : parts[1]))
            .toList();
    return new MediaDescription("audio", 5000, protocol, List.of("0"), Optional.empty(), list);
  }

  private static String outcome(LocalSecurity local, boolean answering, MediaDescription media) {
    SessionDescription sdp =
        new SessionDescription(
            Origin.ours(1, 1, "192.0.2.1"), "-", Optional.empty(), List.of(), List.of(media));
    return switch (new SecurityRules(local, answering).agree(sdp, media)) {
      case Parsed.Rejected<Security>(var reason, _) -> reason;
      case Parsed.Ok<Security>(Security.Plain _) -> "plain";
      case Parsed.Ok<Security>(Security.Sdes(var ours, var theirs)) ->
          "sdes " + ours.tag() + " " + theirs.suite();
      case Parsed.Ok<Security>(Security.Dtls(_, boolean client)) ->
          client ? "dtls client" : "dtls server";
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "off   | RTP/AVP           | c128                  | plain",
        "off   | RTP/SAVP          | c128                  | media protocol is not RTP/AVP:"
            + " RTP/SAVP",
        "off   | UDP/TLS/RTP/SAVPF | print; setup:actpass  | media protocol is not RTP/AVP:"
            + " UDP/TLS/RTP/SAVPF",
        "sdes? | RTP/AVP           | ''                    | plain",
        "sdes? | RTP/AVP           | c128                  | sdes 1 AES_CM_128_HMAC_SHA1_80",
        "sdes? | RTP/SAVP          | c128; cgcm            | sdes 1 AES_CM_128_HMAC_SHA1_80",
        "sdes? | RTP/SAVPF         | cgcm; c128            | sdes 2 AEAD_AES_128_GCM",
        "sdes? | RTP/SAVP          | c256                  | sdes 7 AES_256_CM_HMAC_SHA1_80",
        "sdes? | RTP/SAVP          | crypto:1 F8_128_HMAC_SHA1_80"
            + " inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz | no common crypto suite:"
            + " F8_128_HMAC_SHA1_80",
        "sdes? | RTP/SAVP          | ''                    | no usable keys for RTP/SAVP",
        "sdes? | RTP/SAVP          | print; setup:active   | no usable keys for RTP/SAVP",
        "sdes? | UDP/TLS/RTP/SAVP  | print; setup:active   | no usable keys for UDP/TLS/RTP/SAVP",
        "sdes! | RTP/AVP           | ''                    | 'encryption is required, and the peer"
            + " does none'",
        "sdes! | RTP/AVP           | c128                  | sdes 1 AES_CM_128_HMAC_SHA1_80",
        "sdes! | RTP/AVP           | crypto:1 AES_CM_128_HMAC_SHA1_80 inline:short | 'encryption is"
            + " required, and the peer does none'",
        "dtls! | UDP/TLS/RTP/SAVPF | print; setup:actpass  | dtls client",
        "dtls! | UDP/TLS/RTP/SAVPF | print; setup:active   | dtls server",
        "dtls! | UDP/TLS/RTP/SAVP  | print; setup:passive  | dtls client",
        "dtls! | UDP/TLS/RTP/SAVP  | print; setup:holdconn | no usable keys for UDP/TLS/RTP/SAVP",
        "dtls! | UDP/TLS/RTP/SAVP  | setup:actpass         | no usable keys for UDP/TLS/RTP/SAVP",
        "dtls! | RTP/SAVP          | c128                  | 'no common crypto suite:"
            + " AES_CM_128_HMAC_SHA1_80'",
        "dtls? | RTP/AVP           | print; setup:actpass  | dtls client",
        "both! | RTP/SAVPF         | print; setup:actpass  | dtls client",
        "both? | RTP/SAVP          | c128; print; setup:actpass | sdes 1 AES_CM_128_HMAC_SHA1_80",
        "both? | UDP/TLS/RTP/SAVP  | c128; print; setup:actpass | dtls client",
        "both? | RTP/AVP           | ''                    | plain",
        "both! | RTP/AVP           | ''                    | 'encryption is required, and the peer"
            + " does none'",
        "both! | TCP/RTP/AVP       | c128                  | media protocol is not RTP/AVP:"
            + " TCP/RTP/AVP",
      })
  void offersAreAnsweredByPolicy(String policy, String protocol, String lines, String outcome) {
    assertThat(outcome(policy(policy), true, media(protocol, lines))).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sdes? | RTP/AVP  | ''   | plain",
        "sdes? | RTP/AVP  | cgcm | plain",
        "sdes? | RTP/AVP  | crypto:2 AES_CM_128_HMAC_SHA1_80 inline:KEY | sdes 2"
            + " AES_CM_128_HMAC_SHA1_80",
        "sdes! | RTP/SAVP | crypto:2 AES_CM_128_HMAC_SHA1_80 inline:KEY | sdes 2"
            + " AES_CM_128_HMAC_SHA1_80",
        "sdes! | RTP/SAVP | c128 | no common crypto suite: AES_CM_128_HMAC_SHA1_80",
        "sdes! | RTP/AVP  | ''   | 'encryption is required, and the peer does none'",
        "dtls! | UDP/TLS/RTP/SAVP | print; setup:active  | dtls server",
        "dtls! | UDP/TLS/RTP/SAVP | print; setup:passive | dtls client",
        "dtls! | UDP/TLS/RTP/SAVP | print; setup:actpass | no usable keys for UDP/TLS/RTP/SAVP",
        "dtls! | RTP/AVP  | ''   | 'encryption is required, and the peer does none'",
      })
  void answersMustNameOneOfOurLines(String policy, String protocol, String lines, String outcome) {
    assertThat(outcome(policy(policy), false, media(protocol, lines.replace("KEY", K128))))
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "1 S inline:KEY ! 0",
        "1 S inline:KEY|2^20 ! 0",
        "1 S inline:KEY|1048576|1:4 ! 4",
        "1 S inline:KEY|1:2 ! 2",
        "1 S inline:KEY|2^20 WSH=64 KDR=0 -new ! 0",
        "1 S inline:KEY|2^20|1:300 ! refused",
        "1 S inline:KEY UNENCRYPTED_SRTP ! refused",
        "1 S inline:KEY UNAUTHENTICATED_SRTP ! refused",
        "1 S inline:KEY KDR=4 ! refused",
        "1 S inline:KEY|2^20|1:4;inline:KEY|2:4 ! refused",
        "1 S uri:KEY ! refused",
        "x S inline:KEY ! refused",
        "1 S ! refused",
      })
  void cryptoLinesAreReadWithTheirOddities(String line, String outcome) {
    String text = line.replace("KEY", K128);
    assertThat(CryptoLine.parse(text).map(parsed -> "" + parsed.mkiBytes()).orElse("refused"))
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "off, RTP/AVP, 0, false",
    "sdes?, RTP/AVP, 2, false",
    "sdes!, RTP/SAVP, 2, false",
    "dtls!, UDP/TLS/RTP/SAVP, 0, true",
    "both!, RTP/SAVP, 2, false"
  })
  void anOfferShowsThePolicy(String policy, String protocol, int keys, boolean print) {
    LocalMedia local =
        new LocalMedia(
            "192.0.2.7",
            4000,
            List.of(PayloadFormat.of(0, "PCMU", 8000)),
            20,
            Direction.SENDRECV,
            policy(policy));
    MediaDescription media =
        OfferAnswer.offer(Origin.ours(1, 1, "192.0.2.7"), local).media().getFirst();
    assertThat(media.protocol()).isEqualTo(protocol);
    assertThat(media.attributes().stream().filter(a -> a.name().equals("crypto"))).hasSize(keys);
    assertThat(media.has("fingerprint")).isEqualTo(print);
    assertThat(media.attribute("setup"))
        .isEqualTo(print ? Optional.of("actpass") : Optional.empty());
  }

  @Test
  void aKeyIsNeverPrinted() {
    assertThat(OURS.getFirst().toString()).isEqualTo("1 AEAD_AES_128_GCM ****");
    assertThat(new Security.Sdes(OURS.getFirst(), OURS.get(1)).toString())
        .doesNotContain(K128, KGCM);
  }
}
