package dev.earshot.audio.codec;

/** Reads how long an Opus packet lasts from its first bytes (RFC 6716 3.1 and 3.2). */
final class OpusPacket {
  /** Durations of the four SILK configurations of each band, in units of 2.5 ms. */
  private static final int[] SILK = {4, 8, 16, 24};

  private static final int LONGEST = 48; // 120 ms

  private OpusPacket() {}

  /** Units of 2.5 ms; 0 if the bytes are no packet. */
  static int units(byte[] data, int offset, int length) {
    if (length < 1) {
      return 0;
    }
    int first = data[offset] & 0xFF;
    int frames = frames(first, data, offset, length);
    int units = frames * frameUnits(first >> 3);
    return units <= LONGEST ? units : 0;
  }

  private static int frames(int first, byte[] data, int offset, int length) {
    return switch (first & 3) {
      case 0 -> 1;
      case 1, 2 -> 2;
      default -> length < 2 ? 0 : data[offset + 1] & 0x3F;
    };
  }

  private static int frameUnits(int configuration) {
    if (configuration < 12) {
      return SILK[configuration & 3];
    }
    return configuration < 16 ? 4 << (configuration & 1) : 1 << (configuration & 3);
  }
}
