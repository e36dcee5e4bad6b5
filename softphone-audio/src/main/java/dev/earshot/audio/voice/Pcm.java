package dev.earshot.audio.voice;

/** Frames as the native code wants them: 16 bits, little-endian. No allocation. */
final class Pcm {
  private Pcm() {}

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
