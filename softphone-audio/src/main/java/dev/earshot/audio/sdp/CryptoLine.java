package dev.earshot.audio.sdp;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code a=crypto} line (RFC 4568): a key for what its writer sends. Lifetimes are read and
 * forgotten, because no call reaches 2^48 packets. Lines whose parameters would weaken the
 * protection, or name several keys, are not taken.
 *
 * @param tag number by which the answer refers to the line
 * @param suite for example {@code AES_CM_128_HMAC_SHA1_80}
 * @param key master key and salt in Base64 without padding: a secret
 * @param mkiBytes length of the key's name in every packet, 0 if none
 */
public record CryptoLine(int tag, String suite, String key, int mkiBytes) {
  static final String ATTRIBUTE = "crypto";

  private static final Pattern KEY =
      Pattern.compile(
          "inline:([A-Za-z0-9+/]{16,128})=*(?:\\|(?:2\\^\\d{1,2}|\\d{1,15}))?"
              + "(?:\\|\\d{1,19}:(\\d{1,3}))?");

  /** Longest MKI we step over; RFC 4568 6.1 allows 128. */
  private static final int MOST_MKI_BYTES = 128;

  /** The value of an attribute; empty if the line cannot be used. */
  static Optional<CryptoLine> parse(String value) {
    String[] parts = value.strip().split("\\s+", -1);
    if (parts.length < 3 || !harmless(List.of(parts).subList(3, parts.length))) {
      return Optional.empty();
    }
    Matcher key = KEY.matcher(parts[2]);
    if (!key.matches()) {
      return Optional.empty();
    }
    String mki = key.group(2) == null ? "0" : key.group(2);
    return Numbers.parse(parts[0], 999_999_999)
        .flatMap(
            tag ->
                Numbers.parse(mki, MOST_MKI_BYTES)
                    .map(bytes -> new CryptoLine(tag, parts[1], key.group(1), bytes)));
  }

  /** Session parameters (RFC 4568 6.3) that change nothing for us. */
  private static boolean harmless(List<String> parameters) {
    return parameters.stream()
        .allMatch(text -> text.startsWith("WSH=") || text.equals("KDR=0") || text.startsWith("-"));
  }

  /** Whether the peer's line can be answered with this one. */
  boolean fits(CryptoLine theirs) {
    return suite.equals(theirs.suite) && key.length() == theirs.key.length();
  }

  CryptoLine withTag(int number) {
    return new CryptoLine(number, suite, key, mkiBytes);
  }

  Attribute attribute() {
    String padding = "=".repeat(-key.length() & 3);
    return new Attribute(ATTRIBUTE, tag + " " + suite + " inline:" + key + padding);
  }

  @Override
  public String toString() {
    return tag + " " + suite + " ****";
  }
}
