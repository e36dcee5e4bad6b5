package dev.earshot.audio.device;

/** 16-bit little-endian samples and frames, as sound cards want them. No allocation. */
final class Pcm16 {
  private Pcm16() {}

  static void decode(byte[] bytes, int[] frame) {
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (short) ((bytes[2 * i] & 0xFF) | bytes[2 * i + 1] << 8);
    }
  }

  /** Clips what exceeds the 16-bit range. */
  static void encode(int[] frame, byte[] bytes) {
    for (int i = 0; i < frame.length; i++) {
      int sample = Math.max(-32768, Math.min(32767, frame[i]));
      bytes[2 * i] = (byte) sample;
      bytes[2 * i + 1] = (byte) (sample >> 8);
    }
  }
}
