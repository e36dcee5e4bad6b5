package dev.earshot.audio.jitter;

import java.util.Arrays;

/** Encoded packets that wait for their time, sorted by position. Bounded and preallocated. */
final class PacketStore {
  private static final int PAYLOAD_BYTES = 1500;

  /** A packet, or room for one. */
  private static final class Slot {
    private final byte[] data = new byte[PAYLOAD_BYTES];
    private long position;
    private int samples;
    private int sequence;
    private int payloadType;
    private int length;
  }

  /** First the used ones in order of position, then the free ones, that used last first. */
  private final Slot[] slots;

  private int size;

  PacketStore(int capacity) {
    slots = new Slot[capacity];
    Arrays.setAll(slots, _ -> new Slot());
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean isFull() {
    return size == slots.length;
  }

  /** Whether a packet of exactly this position waits. */
  boolean contains(long position) {
    for (int i = size - 1; i >= 0 && slots[i].position >= position; i--) {
      if (slots[i].position == position) {
        return true;
      }
    }
    return false;
  }

  /** Copies a payload in; there must be room, and none of this position yet. */
  void insert(
      long position,
      int count,
      int sequence,
      int payloadType,
      byte[] from,
      int offset,
      int length) {
    Slot slot = slots[size];
    int at = size;
    while (at > 0 && slots[at - 1].position > position) {
      slots[at] = slots[at - 1];
      at--;
    }
    slots[at] = slot;
    size++;
    slot.position = position;
    slot.samples = count;
    slot.sequence = sequence;
    slot.payloadType = payloadType;
    slot.length = length;
    System.arraycopy(from, offset, slot.data, 0, length);
  }

  static boolean holds(int length) {
    return length <= PAYLOAD_BYTES;
  }

  /** Position of the earliest packet. */
  long firstPosition() {
    return slots[0].position;
  }

  /** Samples of the earliest packet. */
  int firstSamples() {
    return slots[0].samples;
  }

  /** RTP sequence number of the earliest packet. */
  int firstSequence() {
    return slots[0].sequence;
  }

  int firstPayloadType() {
    return slots[0].payloadType;
  }

  /** Samples of the latest packet. */
  int lastSamples() {
    return slots[size - 1].samples;
  }

  /** Position after the last sample of the latest packet. */
  long end() {
    Slot last = slots[size - 1];
    return last.position + last.samples;
  }

  /** Decodes the earliest packet, which stays. */
  int decodeFirst(PayloadDecoder decoder, int[] into) {
    Slot slot = slots[0];
    return decoder.decode(slot.payloadType, slot.data, 0, slot.length, into);
  }

  /** Decodes what the earliest packet tells about the {@code count} samples before it. */
  int recoverFirst(PayloadDecoder decoder, int[] into, int count) {
    Slot slot = slots[0];
    return decoder.recover(slot.payloadType, slot.data, 0, slot.length, into, count);
  }

  void removeFirst() {
    Slot slot = slots[0];
    System.arraycopy(slots, 1, slots, 0, size - 1);
    size--;
    slots[size] = slot;
  }

  void clear() {
    size = 0;
  }
}
