package dev.earshot.audio.stun;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Writes one STUN message of the Binding method, attribute by attribute. Owned by one thread. */
public final class StunWriter {
  private static final int REQUEST = 0x0001;
  private static final int SUCCESS = 0x0101;
  private static final int ERROR = 0x0111;

  /** Ours hold far less. */
  private static final int MOST_BYTES = 548;

  private final ByteBuffer out = ByteBuffer.allocate(MOST_BYTES);

  private StunWriter(int type, String transaction) {
    byte[] number = HexFormat.of().parseHex(transaction);
    out.putShort((short) type).putShort((short) 0).putInt(StunCode.MAGIC);
    out.put(number, 0, StunCode.TRANSACTION_BYTES);
  }

  /**
   * @param transaction 24 hexadecimal digits that nobody can guess
   */
  public static StunWriter request(String transaction) {
    return new StunWriter(REQUEST, transaction);
  }

  /** Answers a request: it came from there. */
  public static StunWriter success(StunMessage request, InetSocketAddress source) {
    StunWriter writer = new StunWriter(SUCCESS, request.transaction());
    byte[] mask = Arrays.copyOfRange(writer.out.array(), 4, StunCode.HEADER_BYTES);
    return writer.add(StunAttribute.XOR_MAPPED_ADDRESS, StunCode.address(source, mask));
  }

  /**
   * Refuses a request.
   *
   * @param code for example 487 (RFC 8445 7.3.1.1)
   */
  public static StunWriter error(StunMessage request, int code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    ByteBuffer value = ByteBuffer.allocate(4 + text.length);
    value.putShort((short) 0).put((byte) (code / 100)).put((byte) (code % 100)).put(text);
    return new StunWriter(ERROR, request.transaction())
        .add(StunAttribute.ERROR_CODE, value.array());
  }

  public StunWriter username(String name) {
    return add(StunAttribute.USERNAME, name.getBytes(StandardCharsets.UTF_8));
  }

  public StunWriter priority(long priority) {
    return add(StunAttribute.PRIORITY, ByteBuffer.allocate(4).putInt((int) priority).array());
  }

  /** Says who decides, with the number that settles a quarrel (RFC 8445 7.1.3). */
  public StunWriter role(boolean controlling, long tieBreaker) {
    return add(
        controlling ? StunAttribute.ICE_CONTROLLING : StunAttribute.ICE_CONTROLLED,
        ByteBuffer.allocate(8).putLong(tieBreaker).array());
  }

  public StunWriter useCandidate() {
    return add(StunAttribute.USE_CANDIDATE, new byte[0]);
  }

  private StunWriter add(int type, byte[] value) {
    out.putShort((short) type).putShort((short) value.length).put(value);
    out.put(new byte[-value.length & 3]);
    return this;
  }

  /** Signs what stands there by a short-term password; only a fingerprint may follow. */
  public StunWriter signedBy(String password) {
    byte[] key = password.getBytes(StandardCharsets.UTF_8);
    return add(
        StunAttribute.MESSAGE_INTEGRITY, StunCode.signature(out.array(), out.position(), key));
  }

  /** The message, closed by a fingerprint, so that it is known among other protocols. */
  public byte[] bytes() {
    int before = out.position();
    out.putShort(2, (short) (before - StunCode.HEADER_BYTES + 8));
    add(
        StunAttribute.FINGERPRINT,
        ByteBuffer.allocate(4).putInt(StunCode.fingerprint(out.array(), before)).array());
    return Arrays.copyOf(out.array(), out.position());
  }
}
