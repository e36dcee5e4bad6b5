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
  private int start;
  private int payloadOffset;
  private int payloadLength;

  public RtpPacket() {}

  /** As {@link #parse(byte[], int, int)} from the beginning of the array. */
  public boolean parse(byte[] bytes, int length) {
    return parse(bytes, 0, length);
  }

  /**
   * Looks at {@code length} bytes from {@code from} on.
   *
   * @return false if this is no well-formed RTP packet; the view is then as before
   */
  public boolean parse(byte[] bytes, int from, int length) {
    if (length < HEADER_BYTES
        || length > bytes.length - from
        || (bytes[from] >> 6 & 3) != VERSION) {
      return false;
    }
    int first = bytes[from];
    int header = HEADER_BYTES + 4 * (first & 15);
    if ((first & 0x10) != 0) {
      if (header + 4 > length) {
        return false;
      }
      header += 4 + 4 * Bytes.get16(bytes, from + header + 2);
    }
    int padding = (first & 0x20) != 0 ? Bytes.get8(bytes, from + length - 1) : 0;
    boolean paddingIsValid = (first & 0x20) == 0 || padding > 0;
    if (!paddingIsValid || header + padding > length) {
      return false;
    }
    data = bytes;
    start = from;
    payloadOffset = from + header;
    payloadLength = length - header - padding;
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
    return (data[start + 1] & 0x80) != 0;
  }

  public int payloadType() {
    return data[start + 1] & 0x7F;
  }

  public int sequence() {
    return Bytes.get16(data, start + 2);
  }

  public int timestamp() {
    return Bytes.get32(data, start + 4);
  }

  public int ssrc() {
    return Bytes.get32(data, start + 8);
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
