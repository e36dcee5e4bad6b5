package dev.earshot.audio.jitter;

/** Encoded packets that wait for their time, sorted by position. Bounded and preallocated. */
final class PacketStore {
  private static final int PAYLOAD_BYTES = 1500;

  private final byte[][] data;
  private final int[] lengths;
  private final int[] payloadTypes;
  private final int[] sequences;
  private final long[] positions;
  private final int[] samples;

  /** Slot numbers: first the used ones in order of position, then the free ones. */
  private final int[] order;

  private int size;

  PacketStore(int capacity) {
    data = new byte[capacity][PAYLOAD_BYTES];
    lengths = new int[capacity];
    payloadTypes = new int[capacity];
    sequences = new int[capacity];
    positions = new long[capacity];
    samples = new int[capacity];
    order = new int[capacity];
    for (int i = 0; i < capacity; i++) {
      order[i] = i;
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean isFull() {
    return size == order.length;
  }

  /** Whether a packet of exactly this position waits. */
  boolean contains(long position) {
    for (int i = size - 1; i >= 0 && positions[order[i]] >= position; i--) {
      if (positions[order[i]] == position) {
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
    int slot = order[size];
    int at = size;
    while (at > 0 && positions[order[at - 1]] > position) {
      order[at] = order[at - 1];
      at--;
    }
    order[at] = slot;
    size++;
    positions[slot] = position;
    samples[slot] = count;
    sequences[slot] = sequence;
    payloadTypes[slot] = payloadType;
    lengths[slot] = length;
    System.arraycopy(from, offset, data[slot], 0, length);
  }

  static boolean holds(int length) {
    return length <= PAYLOAD_BYTES;
  }

  /** Position of the earliest packet. */
  long firstPosition() {
    return positions[order[0]];
  }

  /** Samples of the earliest packet. */
  int firstSamples() {
    return samples[order[0]];
  }

  /** RTP sequence number of the earliest packet. */
  int firstSequence() {
    return sequences[order[0]];
  }

  int firstPayloadType() {
    return payloadTypes[order[0]];
  }

  /** Samples of the latest packet. */
  int lastSamples() {
    return samples[order[size - 1]];
  }

  /** Position after the last sample of the latest packet. */
  long end() {
    int last = order[size - 1];
    return positions[last] + samples[last];
  }

  /** Decodes the earliest packet, which stays. */
  int decodeFirst(PayloadDecoder decoder, int[] into) {
    int slot = order[0];
    return decoder.decode(payloadTypes[slot], data[slot], 0, lengths[slot], into);
  }

  /** Decodes what the earliest packet tells about the {@code count} samples before it. */
  int recoverFirst(PayloadDecoder decoder, int[] into, int count) {
    int slot = order[0];
    return decoder.recover(payloadTypes[slot], data[slot], 0, lengths[slot], into, count);
  }

  void removeFirst() {
    int slot = order[0];
    System.arraycopy(order, 1, order, 0, size - 1);
    size--;
    order[size] = slot;
  }

  void clear() {
    size = 0;
  }
}
