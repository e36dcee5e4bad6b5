package dev.earshot.audio.rtp;

/** Unsigned big-endian numbers in byte arrays. */
final class Bytes {
  private Bytes() {}

  static int get8(byte[] data, int at) {
    return data[at] & 0xFF;
  }

  static int get16(byte[] data, int at) {
    return ((data[at] & 0xFF) << 8) | (data[at + 1] & 0xFF);
  }

  static int get32(byte[] data, int at) {
    return (get16(data, at) << 16) | get16(data, at + 2);
  }

  static void put16(byte[] data, int at, int value) {
    data[at] = (byte) (value >> 8);
    data[at + 1] = (byte) value;
  }

  static void put32(byte[] data, int at, int value) {
    put16(data, at, value >>> 16);
    put16(data, at + 2, value);
  }
}
