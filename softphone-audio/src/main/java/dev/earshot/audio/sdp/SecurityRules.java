package dev.earshot.audio.sdp;

import dev.earshot.audio.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether and how a peer's media line can be protected (RFC 4568 5.1, RFC 5763 5). A line in the
 * clear may offer protection all the same; then it is taken if we can.
 */
final class SecurityRules {
  static final String SETUP = "setup";

  private static final List<String> PLAIN = List.of("RTP/AVP", "RTP/AVPF");
  private static final List<String> SDES = List.of("RTP/SAVP", "RTP/SAVPF");
  private static final List<String> DTLS = List.of("UDP/TLS/RTP/SAVP", "UDP/TLS/RTP/SAVPF");

  private final LocalSecurity local;
  private final boolean answering;

  /**
   * @param answering whether the peer's description is an offer; otherwise it answers ours
   */
  SecurityRules(LocalSecurity local, boolean answering) {
    this.local = local;
    this.answering = answering;
  }

  /** How the line is protected, or why that does not do. */
  Parsed<Security> agree(SessionDescription sdp, MediaDescription media) {
    String protocol = media.protocol();
    boolean plain = PLAIN.contains(protocol);
    if (!plain && !(local.able() && (SDES.contains(protocol) || DTLS.contains(protocol)))) {
      return rejected("media protocol is not RTP/AVP: " + protocol);
    }
    Optional<Security> security =
        DTLS.contains(protocol) ? dtls(sdp, media) : sdes(media).or(() -> dtls(sdp, media));
    if (security.isPresent()) {
      return new Parsed.Ok<>(security.get());
    }
    if (plain && !local.required()) {
      return new Parsed.Ok<>(new Security.Plain());
    }
    return rejected(plain ? "encryption is required, and the peer does none" : what(media));
  }

  private static <T> Parsed<T> rejected(String reason) {
    return new Parsed.Rejected<>(reason, -1);
  }

  private static String what(MediaDescription media) {
    List<CryptoLine> lines = lines(media);
    if (DTLS.contains(media.protocol()) || lines.isEmpty()) {
      return "no usable keys for " + media.protocol();
    }
    return "no common crypto suite: "
        + lines.stream().limit(8).map(CryptoLine::suite).collect(Collectors.joining(", "));
  }

  private static List<CryptoLine> lines(MediaDescription media) {
    return media.attributes().stream()
        .filter(attribute -> attribute.name().equals(CryptoLine.ATTRIBUTE))
        .flatMap(attribute -> CryptoLine.parse(attribute.value()).stream())
        .toList();
  }

  /** The offer's order decides; an answer names one of our lines by its tag. */
  private Optional<Security> sdes(MediaDescription media) {
    for (CryptoLine theirs : lines(media)) {
      for (CryptoLine ours : local.cryptos()) {
        if (ours.fits(theirs) && (answering || ours.tag() == theirs.tag())) {
          return Optional.of(new Security.Sdes(ours.withTag(theirs.tag()), theirs));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Security> dtls(SessionDescription sdp, MediaDescription media) {
    List<Fingerprint> theirs = new ArrayList<>();
    Stream.of(media.attributes(), sdp.attributes())
        .map(SecurityRules::fingerprints)
        .filter(found -> theirs.isEmpty())
        .forEach(theirs::addAll);
    Optional<Boolean> client =
        client(media.attribute(SETUP).or(() -> sdp.attribute(SETUP)).orElse("").strip());
    return local.fingerprint().isEmpty() || theirs.isEmpty()
        ? Optional.empty()
        : client.map(begins -> new Security.Dtls(theirs, begins));
  }

  private static List<Fingerprint> fingerprints(List<Attribute> attributes) {
    return attributes.stream()
        .filter(attribute -> attribute.name().equals(Fingerprint.ATTRIBUTE))
        .flatMap(attribute -> Fingerprint.parse(attribute.value()).stream())
        .toList();
  }

  /** Whether we begin the handshake, by the peer's role (RFC 5763 5); empty if nobody may. */
  private Optional<Boolean> client(String theirs) {
    return switch (theirs) {
      case "active" -> local.setup().equals("active") ? Optional.empty() : Optional.of(false);
      case "passive" -> local.setup().equals("passive") ? Optional.empty() : Optional.of(true);
      // RFC 5763 5: who answers should begin; a settled role stays.
      case "actpass" ->
          answering ? Optional.of(!local.setup().equals("passive")) : Optional.empty();
      default -> Optional.empty();
    };
  }
}
