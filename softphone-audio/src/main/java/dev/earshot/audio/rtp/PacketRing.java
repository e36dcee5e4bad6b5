package dev.earshot.audio.rtp;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Packets on their way from the {@code rtp} to the {@code mix} thread: bounded, one writer, one
 * reader, preallocated. When full, the newest packet is refused: a reader so late must discard
 * everything anyway.
 */
final class PacketRing {
  static final int SLOT_BYTES = 1500;

  private final byte[][] slots;
  private final int[] lengths;
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicInteger read = new AtomicInteger();

  /**
   * @param capacity packets, a power of two
   */
  PacketRing(int capacity) {
    slots = new byte[capacity][SLOT_BYTES];
    lengths = new int[capacity];
  }

  /** Writer: copies a packet in; false if the ring is full or the packet too long. */
  boolean offer(byte[] data, int length) {
    int at = written.getPlain();
    if (at - read.getAcquire() == slots.length || length > SLOT_BYTES) {
      return false;
    }
    int slot = at & slots.length - 1;
    System.arraycopy(data, 0, slots[slot], 0, length);
    lengths[slot] = length;
    written.setRelease(at + 1);
    return true;
  }

  /** Reader: whether {@link #head()} is a packet. */
  boolean isEmpty() {
    return read.getPlain() == written.getAcquire();
  }

  /** Reader: the oldest packet, valid until {@link #release()}. */
  byte[] head() {
    return slots[read.getPlain() & slots.length - 1];
  }

  /** Reader: bytes of {@link #head()}. */
  int headLength() {
    return lengths[read.getPlain() & slots.length - 1];
  }

  /** Reader: gives the oldest packet's slot back. */
  void release() {
    read.setRelease(read.getPlain() + 1);
  }
}
