package dev.earshot.audio.stun;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A STUN message as it was received (RFC 8489 5), well-formed and, if it carries a fingerprint,
 * intact. Immutable.
 */
public final class StunMessage {
  private static final int BINDING = 1;
  private static final int MOST_ATTRIBUTES = 32;

  /** What a message is for. */
  public enum Kind {
    REQUEST,
    INDICATION,
    SUCCESS,
    ERROR
  }

  private record Field(int type, int at, int length) {}

  private final byte[] raw;
  private final List<Field> fields;

  private StunMessage(byte[] raw, List<Field> fields) {
    this.raw = raw;
    this.fields = List.copyOf(fields);
  }

  /** Reads a message of the Binding method; empty if it is none, or broken. */
  public static Optional<StunMessage> parse(byte[] data, int length) {
    if (length < StunCode.HEADER_BYTES || length % 4 != 0 || (data[0] & 0xC0) != 0) {
      return Optional.empty();
    }
    byte[] raw = Arrays.copyOf(data, length);
    ByteBuffer in = ByteBuffer.wrap(raw);
    boolean whole =
        in.getShort(2) == length - StunCode.HEADER_BYTES
            && in.getInt(4) == StunCode.MAGIC
            && method(in.getShort(0)) == BINDING;
    return whole
        ? fields(in).map(found -> new StunMessage(raw, found)).filter(StunMessage::isIntact)
        : Optional.empty();
  }

  /** RFC 8489 5: the bits of the class lie between those of the method. */
  private static int method(int type) {
    return type & 0xF | (type & 0xE0) >> 1 | (type & 0x3E00) >> 2;
  }

  private static Optional<List<Field>> fields(ByteBuffer in) {
    List<Field> fields = new ArrayList<>();
    int at = StunCode.HEADER_BYTES;
    while (at < in.limit()) {
      int length = in.getShort(at + 2) & 0xFFFF;
      int end = at + 4 + (length + 3 & ~3);
      if (end > in.limit() || fields.size() == MOST_ATTRIBUTES) {
        return Optional.empty();
      }
      fields.add(new Field(in.getShort(at) & 0xFFFF, at + 4, length));
      at = end;
    }
    return Optional.of(fields);
  }

  /** A fingerprint must be right and the last attribute. */
  private boolean isIntact() {
    Optional<Field> print = field(StunAttribute.FINGERPRINT);
    return print
        .map(
            field ->
                field.length == 4
                    && field.at + 4 == raw.length
                    && ByteBuffer.wrap(raw).getInt(field.at)
                        == StunCode.fingerprint(raw, field.at - 4))
        .orElse(true);
  }

  private Optional<Field> field(int type) {
    return fields.stream().filter(field -> field.type == type).findFirst();
  }

  /** What comes behind the signature is nobody's word (RFC 8489 14.5), the fingerprint excepted. */
  private Optional<byte[]> value(int type) {
    int signature = field(StunAttribute.MESSAGE_INTEGRITY).map(Field::at).orElse(Integer.MAX_VALUE);
    return field(type)
        .filter(field -> field.at < signature)
        .map(field -> Arrays.copyOfRange(raw, field.at, field.at + field.length));
  }

  public Kind kind() {
    int type = ByteBuffer.wrap(raw).getShort(0);
    return Kind.values()[(type & 0x10) >> 4 | (type & 0x100) >> 7];
  }

  /** Number of the transaction, in hexadecimal. */
  public String transaction() {
    return HexFormat.of().formatHex(raw, 8, StunCode.HEADER_BYTES);
  }

  /** As another end of the network saw the sender of the request. */
  public Optional<InetSocketAddress> mappedAddress() {
    byte[] mask = Arrays.copyOfRange(raw, 4, StunCode.HEADER_BYTES);
    return value(StunAttribute.XOR_MAPPED_ADDRESS)
        .flatMap(value -> StunCode.address(value, mask))
        .or(
            () ->
                value(StunAttribute.MAPPED_ADDRESS)
                    .flatMap(value -> StunCode.address(value, new byte[mask.length])));
  }

  public Optional<String> username() {
    return value(StunAttribute.USERNAME).map(text -> new String(text, StandardCharsets.UTF_8));
  }

  /** Of an error, for example 487. */
  public OptionalInt errorCode() {
    return value(StunAttribute.ERROR_CODE)
        .filter(value -> value.length >= 4)
        .map(value -> OptionalInt.of((value[2] & 7) * 100 + (value[3] & 0xFF)))
        .orElse(OptionalInt.empty());
  }

  /** Of the candidate that the sender of a check would learn by it (RFC 8445 7.1.1). */
  public OptionalLong priority() {
    return value(StunAttribute.PRIORITY)
        .filter(value -> value.length == 4)
        .map(value -> OptionalLong.of(ByteBuffer.wrap(value).getInt() & 0xFFFFFFFFL))
        .orElse(OptionalLong.empty());
  }

  /** The sender's tie-breaker if it says that it decides; else empty. */
  public OptionalLong controlling() {
    return number(StunAttribute.ICE_CONTROLLING);
  }

  /** The sender's tie-breaker if it says that we decide; else empty. */
  public OptionalLong controlled() {
    return number(StunAttribute.ICE_CONTROLLED);
  }

  private OptionalLong number(int type) {
    return value(type)
        .filter(value -> value.length == 8)
        .map(value -> OptionalLong.of(ByteBuffer.wrap(value).getLong()))
        .orElse(OptionalLong.empty());
  }

  /** Whether the sender, who decides, has decided for this way. */
  public boolean nominates() {
    return value(StunAttribute.USE_CANDIDATE).isPresent();
  }

  public boolean hasFingerprint() {
    return field(StunAttribute.FINGERPRINT).isPresent();
  }

  /** Whether it can be processed: whoever reads must understand these (RFC 8489 6.3.1). */
  public boolean isUnderstood() {
    return fields.stream().allMatch(field -> StunAttribute.isUnderstood(field.type));
  }

  /** Whether it carries a signature by that short-term password (RFC 8489 9.1.3). */
  public boolean isSignedBy(String password) {
    byte[] key = password.getBytes(StandardCharsets.UTF_8);
    return field(StunAttribute.MESSAGE_INTEGRITY)
        .filter(field -> field.length == StunCode.SIGNATURE_BYTES)
        .filter(
            field ->
                MessageDigest.isEqual(
                    StunCode.signature(raw, field.at - 4, key),
                    Arrays.copyOfRange(raw, field.at, field.at + field.length)))
        .isPresent();
  }
}
