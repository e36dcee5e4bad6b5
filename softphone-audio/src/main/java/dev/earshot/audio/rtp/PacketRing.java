package dev.earshot.audio.rtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Packets on their way from the {@code rtp} to the {@code mix} thread: bounded, one writer, one
 * reader, preallocated. When full, the newest packet is refused: a reader so late must discard
 * everything anyway.
 *
 * <p>Packets lie one after the other, each behind its length, so that a call touches little memory;
 * with hundreds of calls it is memory that costs. One that does not fit before the end of the array
 * begins at its start.
 */
final class PacketRing {
  static final int LONGEST_PACKET = 1500;

  private static final int PREFIX = 2;

  /** In place of a length: the rest of the array is not used. */
  private static final int SKIP = 0xFFFF;

  private static final VarHandle WRITTEN = handle("written");
  private static final VarHandle READ = handle("read");
  private static final VarHandle REFUSED = handle("refused");

  private final byte[] bytes;

  /** Bytes ever written; the writer's. */
  private int written;

  /** Bytes ever read; the reader's. */
  private int read;

  /** Packets that found no room; the writer's. */
  private int refused;

  /**
   * @param capacity bytes, a power of two and at least twice the longest packet
   */
  PacketRing(int capacity) {
    bytes = new byte[capacity];
  }

  private static VarHandle handle(String field) {
    try {
      return MethodHandles.lookup().findVarHandle(PacketRing.class, field, int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Writer: copies a packet in; false if there is no room for it or it is too long. */
  boolean offer(byte[] data, int length) {
    int at = written;
    int place = at & bytes.length - 1;
    int need = size(length);
    int skipped = place + need > bytes.length ? bytes.length - place : 0;
    int used = at - (int) READ.getAcquire(this);
    if (length > LONGEST_PACKET || used + skipped + need > bytes.length) {
      REFUSED.setOpaque(this, refused + 1);
      return false;
    }
    if (skipped > 0) {
      Bytes.put16(bytes, place, SKIP);
      place = 0;
    }
    Bytes.put16(bytes, place, length);
    System.arraycopy(data, 0, bytes, place + PREFIX, length);
    WRITTEN.setRelease(this, at + skipped + need);
    return true;
  }

  /** With its length, on an even address, so that a length never lies across the end. */
  private static int size(int length) {
    return PREFIX + length + (length & 1);
  }

  /** Any thread: packets refused so far. */
  int refused() {
    return (int) REFUSED.getOpaque(this);
  }

  /** Reader: whether there is no packet. */
  boolean isEmpty() {
    return read == (int) WRITTEN.getAcquire(this);
  }

  /** Reader: moves {@code view} to the oldest packet, valid until {@link #release}. */
  boolean head(RtpPacket view) {
    int place = headPlace();
    return view.parse(bytes, place + PREFIX, Bytes.get16(bytes, place));
  }

  /** Reader: gives the oldest packet's room back. */
  void release() {
    int place = headPlace();
    int skipped = place == (read & bytes.length - 1) ? 0 : bytes.length - (read & bytes.length - 1);
    READ.setRelease(this, read + skipped + size(Bytes.get16(bytes, place)));
  }

  private int headPlace() {
    int place = read & bytes.length - 1;
    return Bytes.get16(bytes, place) == SKIP ? 0 : place;
  }
}
