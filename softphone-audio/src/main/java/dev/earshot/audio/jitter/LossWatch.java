package dev.earshot.audio.jitter;

/**
 * Follows the sequence numbers of what is decoded: how packets get lost, and the delay that is
 * worth having because of it: a gap both sides of which are known is filled far better (and a
 * codec's redundancy lies in the packet behind the gap), so the packet after a loss should be there
 * when the lost one is due. Time is a position in samples.
 */
final class LossWatch {
  /** After so long, a loss counts for a third. */
  private static final double MEMORY_MILLIS = 10_000;

  /** One loss is forgotten after 12 s. */
  private static final double FORGOTTEN = 0.3;

  /** So many packets in a row were no loss but a stall. */
  private static final int STALL_PACKETS = 12;

  private static final int MOST_PACKETS = 2;
  private static final int NONE = -1;

  private final JitterCounts counts;
  private final double memory;
  private double losses;
  private double packets;
  private long at;

  /** RTP sequence number of the last packet decoded. */
  private int last = NONE;

  LossWatch(int sampleRate, JitterCounts counts) {
    this.counts = counts;
    memory = MEMORY_MILLIS * sampleRate / 1000;
  }

  void clear() {
    losses = 0;
    packets = 0;
    last = NONE;
  }

  /** Whether any packet was decoded yet. */
  boolean isFollowing() {
    return last != NONE;
  }

  /** Packets missing between the last one decoded and this one. */
  int before(int sequence) {
    return last == NONE ? 0 : sequence - last - 1 & 0xFFFF;
  }

  /** The packet with this number is decoded. */
  void follow(int sequence, long position) {
    int lost = before(sequence);
    if (lost > 0 && lost <= STALL_PACKETS) {
      fadeUntil(position);
      counts.missing.add(lost);
      counts.missingRuns.increment();
      losses++;
      packets += Math.min(lost, MOST_PACKETS);
    }
    last = sequence;
  }

  /** One of the packets that were missing came after all: it was late, which is another matter. */
  void forgiveOne() {
    double kept = packets <= 1 ? 0 : 1 - 1 / packets;
    losses *= kept;
    packets *= kept;
  }

  /** How many packets should wait behind the one that is due. */
  int packetsAhead(long position) {
    fadeUntil(position);
    return losses < FORGOTTEN ? 0 : (int) Math.round(packets / losses);
  }

  private void fadeUntil(long position) {
    double fade = Math.exp(Math.min(0, at - position) / memory);
    losses *= fade;
    packets *= fade;
    at = position;
  }
}
