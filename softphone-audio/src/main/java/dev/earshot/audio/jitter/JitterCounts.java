package dev.earshot.audio.jitter;

import dev.earshot.audio.Counter;

/**
 * Every decision of a jitter buffer, counted. Packets unless the name says samples. Any thread may
 * read.
 */
public final class JitterCounts {
  final Counter played = new Counter();
  final Counter late = new Counter();
  final Counter duplicate = new Counter();
  final Counter unusable = new Counter();
  final Counter restarts = new Counter();
  final Counter shifts = new Counter();
  final Counter inventedSamples = new Counter();
  final Counter pausedSamples = new Counter();
  final Counter bridgedSamples = new Counter();
  final Counter recovered = new Counter();
  final Counter recoveredSamples = new Counter();
  final Counter missing = new Counter();
  final Counter missingRuns = new Counter();
  final Counter concealedTicks = new Counter();
  final Counter concealedSamples = new Counter();
  final Counter waitedSamples = new Counter();
  final Counter cutSamples = new Counter();
  final Counter stretchedSamples = new Counter();
  final Counter droppedSamples = new Counter();
  private volatile int depthSamples;

  JitterCounts() {}

  void depth(int samples) {
    depthSamples = samples;
  }

  /** Packets of which at least a part was played. */
  public long played() {
    return played.count();
  }

  /** Packets that came after their time and were dropped. */
  public long late() {
    return late.count();
  }

  public long duplicate() {
    return duplicate.count();
  }

  /** Packets without audio, or longer than any sensible one. */
  public long unusable() {
    return unusable.count();
  }

  /** New beginnings, because the stream jumped. */
  public long restarts() {
    return restarts.count();
  }

  /** Times all packets suddenly came earlier and the excess was dropped. */
  public long shifts() {
    return shifts.count();
  }

  /** Samples played that no packet brought in time, for whatever reason. */
  public long inventedSamples() {
    return inventedSamples.count();
  }

  /** Those of the samples invented while the peer sent nothing because nothing was said. */
  public long pausedSamples() {
    return pausedSamples.count();
  }

  /** Those of the samples invented when what came after the gap was known already. */
  public long bridgedSamples() {
    return bridgedSamples.count();
  }

  /** Those of the samples invented that the redundancy of a later packet told. */
  public long recoveredSamples() {
    return recoveredSamples.count();
  }

  /** Packets that redundancy brought back. */
  public long recovered() {
    return recovered.count();
  }

  /** Packets that were not there when their time came, stalls left out. */
  public long missing() {
    return missing.count();
  }

  /** Rows of such packets. */
  public long missingRuns() {
    return missingRuns.count();
  }

  /** Ticks in which concealment of lost or late packets was heard; known when the next one came. */
  public long concealedTicks() {
    return concealedTicks.count();
  }

  public long concealedSamples() {
    return concealedSamples.count();
  }

  /** Delay gained by waiting for late packets. */
  public long waitedSamples() {
    return waitedSamples.count();
  }

  /** Delay lost by shortening speech. */
  public long cutSamples() {
    return cutSamples.count();
  }

  /** Delay gained by lengthening speech. */
  public long stretchedSamples() {
    return stretchedSamples.count();
  }

  /** Samples dropped to catch up after a stall. */
  public long droppedSamples() {
    return droppedSamples.count();
  }

  /** What lay in the buffer when the last tick was taken. */
  public int depthSamples() {
    return depthSamples;
  }
}
