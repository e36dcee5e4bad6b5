package dev.earshot.audio.srtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Unsigned big-endian numbers in byte arrays. */
final class Octets {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private Octets() {}

  static int get8(byte[] data, int at) {
    return data[at] & 0xFF;
  }

  static int get16(byte[] data, int at) {
    return (data[at] & 0xFF) << 8 | data[at + 1] & 0xFF;
  }

  static int get32(byte[] data, int at) {
    return (int) INT.get(data, at);
  }

  static long get64(byte[] data, int at) {
    return (long) LONG.get(data, at);
  }

  static void put32(byte[] data, int at, int value) {
    INT.set(data, at, value);
  }

  static void put64(byte[] data, int at, long value) {
    LONG.set(data, at, value);
  }

  /** Compares in a time that does not tell where the difference is. */
  static boolean areEqual(byte[] one, int oneAt, byte[] other, int otherAt, int length) {
    int difference = 0;
    for (int i = 0; i < length; i++) {
      difference |= one[oneAt + i] ^ other[otherAt + i];
    }
    return difference == 0;
  }
}
