package dev.earshot.audio.focus.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Packs packets into the pages of one logical Ogg stream (RFC 3533 6). A page ends with a packet;
 * packets must fit into it. One thread.
 */
final class OggPages implements AutoCloseable {
  private static final int HEADER_BYTES = 27;
  private static final int MOST_SEGMENTS = 255;
  private static final int BEGIN = 2;
  private static final int END = 4;

  /** CRC-32 with the polynomial 0x04C11DB7, not reflected, initially zero. */
  private static final int[] CRC = crcTable();

  private final OutputStream out;
  private final int serial;
  private final byte[] lacing = new byte[MOST_SEGMENTS];
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int segments;
  private int packets;
  private int page;

  OggPages(OutputStream out, int serial) {
    this.out = out;
    this.serial = serial;
  }

  /** Packets that wait to be {@linkplain #flush flushed}. */
  int packets() {
    return packets;
  }

  /**
   * @throws IllegalStateException if there is no room in the page
   */
  void add(byte[] packet) {
    int needed = packet.length / 255 + 1;
    if (segments + needed > MOST_SEGMENTS) {
      throw new IllegalStateException("an Ogg page holds no more than 255 segments");
    }
    for (int left = packet.length; left >= 255; left -= 255) {
      lacing[segments++] = (byte) 255;
    }
    lacing[segments++] = (byte) (packet.length % 255);
    body.writeBytes(packet);
    packets++;
  }

  /** Writes what waits as one page, even if nothing does. */
  void flush(long granulePosition, boolean last) throws IOException {
    byte[] payload = body.toByteArray();
    ByteBuffer bytes =
        ByteBuffer.allocate(HEADER_BYTES + segments + payload.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("OggS".getBytes(StandardCharsets.US_ASCII))
            .put((byte) 0) // version
            .put((byte) ((page == 0 ? BEGIN : 0) | (last ? END : 0)))
            .putLong(granulePosition)
            .putInt(serial)
            .putInt(page++)
            .putInt(0)
            .put((byte) segments)
            .put(lacing, 0, segments)
            .put(payload);
    bytes.putInt(22, checksum(bytes.array()));
    out.write(bytes.array());
    body.reset();
    segments = 0;
    packets = 0;
  }

  static int checksum(byte[] bytes) {
    int crc = 0;
    for (byte each : bytes) {
      crc = (crc << 8) ^ CRC[((crc >>> 24) ^ each) & 0xFF];
    }
    return crc;
  }

  private static int[] crcTable() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc << 1) ^ (crc < 0 ? 0x04C11DB7 : 0);
      }
      table[i] = crc;
    }
    return table;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
