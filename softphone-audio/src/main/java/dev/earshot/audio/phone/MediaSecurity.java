package dev.earshot.audio.phone;

import dev.earshot.audio.srtp.CryptoSuite;
import java.util.List;

/**
 * Whether media is encrypted (SRTP), and how the keys are agreed on.
 *
 * @param policy what is demanded of the peer
 * @param keyings what we can do; offers use the first, answers follow the offer
 * @param suites accepted, in order of preference; offers name the first {@value #OFFERED}
 */
public record MediaSecurity(Policy policy, List<Keying> keyings, List<CryptoSuite> suites) {
  /** Media in the clear; encrypted offers are refused. */
  public static final MediaSecurity OFF = of(Policy.OFF);

  /** More would make an INVITE too long for a datagram. */
  static final int OFFERED = 3;

  /** What is demanded of the peer. */
  public enum Policy {
    OFF,
    /** Encrypted if the peer can; in the clear otherwise. */
    OPTIONAL,
    /** No call without. */
    REQUIRED
  }

  /** How keys are agreed on. */
  public enum Keying {
    /** In the descriptions (RFC 4568): as secret as the signalling. */
    SDES,
    /** By a handshake on the media's own path (RFC 5763). */
    DTLS
  }

  /** Which keyings are done, the one of our offers first. */
  public enum Keyings {
    SDES_DTLS(Keying.SDES, Keying.DTLS),
    DTLS_SDES(Keying.DTLS, Keying.SDES),
    SDES(Keying.SDES),
    DTLS(Keying.DTLS);

    private final List<Keying> order;

    Keyings(Keying... order) {
      this.order = List.of(order);
    }
  }

  /**
   * @throws IllegalArgumentException if there is a policy without means
   */
  public MediaSecurity {
    keyings = List.copyOf(keyings);
    suites = List.copyOf(suites);
    if (policy != Policy.OFF && (keyings.isEmpty() || suites.isEmpty())) {
      throw new IllegalArgumentException("encryption needs a way to agree on keys and a suite");
    }
  }

  /** With every keying and every suite. */
  public static MediaSecurity of(Policy policy) {
    return of(policy, Keyings.SDES_DTLS);
  }

  /** With these keyings and every suite. */
  public static MediaSecurity of(Policy policy, Keyings keyings) {
    return new MediaSecurity(policy, keyings.order, List.of(CryptoSuite.values()));
  }

  /** The same with one keying only. */
  public MediaSecurity by(Keying only) {
    return new MediaSecurity(policy, List.of(only), suites);
  }

  /**
   * A refusal of our call, with what may be behind it: whoever cannot encrypt has no better words
   * for it than 488 (RFC 3261 21.4.26), 606 or 415.
   */
  String explain(int status, String reason) {
    boolean encryption =
        policy == Policy.REQUIRED && (status == 488 || status == 606 || status == 415);
    return status
        + " "
        + reason
        + (encryption ? ": encryption is required here, perhaps the other side does none" : "");
  }

  /** How many suites an offer names; none if it offers a handshake. */
  int offered() {
    return keyings.getFirst() == Keying.SDES ? Math.min(suites.size(), OFFERED) : 0;
  }

  boolean can(Keying keying) {
    return policy != Policy.OFF && keyings.contains(keying);
  }
}
