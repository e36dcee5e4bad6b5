package dev.earshot.audio.rtp;

/**
 * A view of one RTP packet (RFC 3550 5.1) in a byte array that belongs to somebody else. Reused for
 * every packet: {@link #parse} moves it. Sequence is 0 to 65535; timestamp and SSRC are 32 bits in
 * an int. Not thread-safe.
 */
public final class RtpPacket {
  public static final int HEADER_BYTES = 12;

  private static final int VERSION = 2;

  private byte[] data = new byte[HEADER_BYTES];
  private int payloadOffset;
  private int payloadLength;

  public RtpPacket() {}

  /**
   * Looks at the first {@code length} bytes.
   *
   * @return false if this is no well-formed RTP packet; the view is then as before
   */
  public boolean parse(byte[] bytes, int length) {
    if (length < HEADER_BYTES || length > bytes.length || (bytes[0] >> 6 & 3) != VERSION) {
      return false;
    }
    int start = HEADER_BYTES + 4 * (bytes[0] & 15);
    if ((bytes[0] & 0x10) != 0) {
      if (start + 4 > length) {
        return false;
      }
      start += 4 + 4 * Bytes.get16(bytes, start + 2);
    }
    int padding = (bytes[0] & 0x20) != 0 ? Bytes.get8(bytes, length - 1) : 0;
    boolean paddingIsValid = (bytes[0] & 0x20) == 0 || padding > 0;
    if (!paddingIsValid || start + padding > length) {
      return false;
    }
    data = bytes;
    payloadOffset = start;
    payloadLength = length - start - padding;
    return true;
  }

  /** Writes a header without CSRC and extension; the payload follows at {@link #HEADER_BYTES}. */
  public static void writeHeader(
      byte[] data, boolean marker, int payloadType, int sequence, int timestamp, int ssrc) {
    data[0] = (byte) (VERSION << 6);
    data[1] = (byte) ((marker ? 0x80 : 0) | (payloadType & 0x7F));
    Bytes.put16(data, 2, sequence);
    Bytes.put32(data, 4, timestamp);
    Bytes.put32(data, 8, ssrc);
  }

  public boolean marker() {
    return (data[1] & 0x80) != 0;
  }

  public int payloadType() {
    return data[1] & 0x7F;
  }

  public int sequence() {
    return Bytes.get16(data, 2);
  }

  public int timestamp() {
    return Bytes.get32(data, 4);
  }

  public int ssrc() {
    return Bytes.get32(data, 8);
  }

  /** The array that holds the packet; the payload lies at {@link #payloadOffset}. */
  public byte[] data() {
    return data;
  }

  public int payloadOffset() {
    return payloadOffset;
  }

  public int payloadLength() {
    return payloadLength;
  }
}
