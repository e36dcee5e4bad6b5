package dev.earshot.audio.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How our side can protect media, and whether it insists.
 *
 * @param required whether media without protection is refused
 * @param cryptos our keys, in order of preference; the first {@code offered} of them stand in
 *     offers
 * @param offered how many keys an offer names: each makes the message longer
 * @param fingerprint of our certificate, if we can do DTLS; asked for only when it is told
 * @param setup our role in offers: {@code actpass}, or the one already agreed on
 * @param protocol of offers, if the call has settled on one
 */
public record LocalSecurity(
    boolean required,
    List<CryptoLine> cryptos,
    int offered,
    Optional<Supplier<Fingerprint>> fingerprint,
    String setup,
    Optional<String> protocol) {
  /** Media goes in the clear, and nothing else is understood. */
  public static final LocalSecurity NONE = of(false, List.of(), 0, Optional.empty());

  private static final String PLAIN = "RTP/AVP";
  private static final String SDES = "RTP/SAVP";
  private static final String DTLS = "UDP/TLS/RTP/SAVP";

  public LocalSecurity {
    cryptos = List.copyOf(cryptos);
  }

  /** Before anything is agreed. */
  public static LocalSecurity of(
      boolean required,
      List<CryptoLine> cryptos,
      int offered,
      Optional<Supplier<Fingerprint>> fingerprint) {
    return new LocalSecurity(required, cryptos, offered, fingerprint, "actpass", Optional.empty());
  }

  /** Whether we can protect anything. */
  boolean able() {
    return !cryptos.isEmpty() || fingerprint.isPresent();
  }

  /**
   * The same after an agreement: further offers repeat it, and what was protected once stays
   * protected.
   */
  public LocalSecurity after(Agreement agreed) {
    Optional<String> settled = Optional.of(agreed.protocol());
    return switch (agreed.security()) {
      case Security.Plain _ ->
          new LocalSecurity(required, cryptos, 0, fingerprint, setup, Optional.of(PLAIN));
      case Security.Sdes(CryptoLine ours, _) ->
          new LocalSecurity(true, List.of(ours), 1, Optional.empty(), setup, settled);
      case Security.Dtls(_, boolean client) ->
          new LocalSecurity(
              true, List.of(), 0, fingerprint, client ? "active" : "passive", settled);
    };
  }

  String offerProtocol() {
    return protocol.orElseGet(
        () -> {
          if (!required) {
            return PLAIN;
          }
          return offered > 0 ? SDES : DTLS;
        });
  }

  /** What an offer says of it: with both means of agreeing on keys, the one of its protocol. */
  List<Attribute> offer() {
    List<Attribute> attributes = new ArrayList<>();
    boolean plain = offerProtocol().equals(PLAIN);
    cryptos.stream().limit(offered).map(CryptoLine::attribute).forEach(attributes::add);
    if (fingerprint.isPresent() && offered == 0 && !(plain && protocol.isPresent())) {
      attributes.addAll(dtls(setup));
    }
    return attributes;
  }

  /** What an answer says of it. */
  List<Attribute> answer(Security agreed) {
    return switch (agreed) {
      case Security.Plain _ -> List.of();
      case Security.Sdes(CryptoLine ours, _) -> List.of(ours.attribute());
      case Security.Dtls(_, boolean client) -> dtls(client ? "active" : "passive");
    };
  }

  private List<Attribute> dtls(String role) {
    return List.of(
        fingerprint.orElseThrow().get().attribute(), new Attribute(SecurityRules.SETUP, role));
  }
}
