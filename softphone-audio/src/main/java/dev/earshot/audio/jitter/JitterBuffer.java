package dev.earshot.audio.jitter;

/**
 * Turns packets that come unevenly into a steady stream of ticks, as late as necessary and as early
 * as possible. Ticks and packets may have any durations.
 *
 * <p>Time is counted in samples. {@code clock} counts what was pulled; {@code position} is the
 * stream's next sample to be heard; their difference is the delay. The lateness of a packet is the
 * clock at its arrival minus its own position: it is in time if its lateness is not above the
 * delay. So phase, tick rate and packet duration need no thought of their own: a stream that
 * arrives regularly, in whatever phase, gets exactly the delay it needs and is played at the next
 * tick.
 *
 * <ul>
 *   <li>Delay grows at once when the buffer ran dry and the missing packet then comes a little
 *       late: what was concealed meanwhile stays, nothing is lost. It also grows by stretching
 *       speech.
 *   <li>It shrinks slowly, by cutting a pitch period where that is hardly heard.
 *   <li>After a stall of the network, what is stale is dropped; after a stall of ours, what piled
 *       up.
 * </ul>
 *
 * <p>Owned by the mix thread; no allocation after construction.
 */
public final class JitterBuffer {
  private static final int MOST_DELAY_MILLIS = 400;

  /** Lateness beyond the best for which an empty buffer always waits. */
  private static final int EAGER_MILLIS = 40;

  /** A dry buffer for so long is a stall. */
  private static final int STALL_MILLIS = 100;

  /** Packets that stay late for so long after a stall come from a stream that really is later. */
  private static final int BELIEVE_LATE_MILLIS = 60;

  private static final int JUMP_MILLIS = 3000;
  private static final int ADJUST_MILLIS = 60;
  private static final long NEVER = -1;

  private final PayloadDecoder decoder;
  private final int sampleRate;
  private final int perMilli;
  private final JitterCounts counts = new JitterCounts();
  private final Playout playout;
  private final PacketStore store;
  private final Lateness lateness;
  private final DelayPolicy policy;

  private boolean anyReceived;
  private boolean started;
  private long lastTimestamp;
  private int clockRate;
  private long clock;
  private long lateSince = NEVER;
  private long consideredAt;

  /** Delay to aim at, as it was considered last. */
  private long wanted;

  public JitterBuffer(int sampleRate, PayloadDecoder decoder) {
    this.decoder = decoder;
    this.sampleRate = sampleRate;
    perMilli = sampleRate / 1000;
    playout = new Playout(sampleRate, decoder, counts);
    store = playout.store();
    lateness = new Lateness(sampleRate);
    policy = new DelayPolicy(sampleRate, lateness);
  }

  public JitterCounts counts() {
    return counts;
  }

  /** Begins anew with the next packet: another source, or a queue that overflowed. */
  public void restart() {
    if (started) {
      policy.restart(clock);
    }
    playout.clear();
    lateness.clear();
    started = false;
    anyReceived = false;
    lateSince = NEVER;
  }

  /** Begins anew later; nothing of what was heard is heard again, not even in a gap. */
  public void forget() {
    restart();
    playout.forget();
  }

  /** Takes a packet before the tick is pulled. The payload is copied. */
  public void put(
      int sequence,
      int timestamp,
      boolean marker,
      int payloadType,
      byte[] data,
      int offset,
      int length) {
    int samples = decoder.samples(payloadType, data, offset, length);
    if (samples <= 0 || samples > playout.longestPacket() || !PacketStore.holds(length)) {
      counts.unusable.increment();
      return;
    }
    long at = position(timestamp, decoder.clockRate(payloadType));
    if (started && !admits(at, samples, marker)) {
      return;
    }
    if (store.contains(at)) {
      counts.duplicate.increment();
      return;
    }
    playout.makeRoom();
    if (started) {
      lateness.add(clock, clock - at);
    }
    store.insert(at, samples, sequence, payloadType, data, offset, length);
  }

  /** 32-bit timestamps as positions that never wrap; a jump or another clock begins anew. */
  private long position(int timestamp, int rate) {
    long unwrapped = lastTimestamp + (timestamp - (int) lastTimestamp);
    boolean jumped = Math.abs(unwrapped - lastTimestamp) > (long) JUMP_MILLIS * (rate / 1000);
    boolean afterSilence = unwrapped > lastTimestamp && playout.dry() > 0;
    if (anyReceived && ((jumped && !afterSilence) || rate != clockRate)) {
      counts.restarts.increment();
      restart();
    }
    anyReceived = true;
    lastTimestamp = unwrapped;
    clockRate = rate;
    return Math.floorDiv(unwrapped * sampleRate, rate);
  }

  /** Decides about a packet, whose beginning may be due already. */
  private boolean admits(long at, int samples, boolean marker) {
    long late = playout.needed() - at;
    if (late <= 0) {
      lateSince = NEVER;
      return true;
    }
    boolean stalled = playout.dry() > STALL_MILLIS * perMilli;
    if (playout.isPast(at)) {
      return playout.hasDecoded(at) ? duplicate() : refuse(at, stalled);
    }
    if (playout.isEmpty() && (marker || !stalled) && mayWait(clock - at, marker)) {
      playout.moveTo(at);
      counts.waitedSamples.add(late);
      return true;
    }
    if (stalled && staysLate()) {
      counts.restarts.increment();
      restart();
      anyReceived = true;
      return true;
    }
    return late < samples || refuse(at, stalled);
  }

  private boolean duplicate() {
    counts.duplicate.increment();
    return false;
  }

  /** A packet all of which should have been heard already. */
  private boolean refuse(long at, boolean stalled) {
    if (!stalled) {
      lateness.add(clock, clock - at);
      playout.wasLate();
    }
    counts.late.increment();
    return false;
  }

  private boolean mayWait(long latenessNow, boolean marker) {
    if (lateness.isEmpty()) {
      return true;
    }
    long best = lateness.least();
    long most = best + (long) MOST_DELAY_MILLIS * perMilli;
    long eager = marker ? most : best + (long) EAGER_MILLIS * perMilli;
    return latenessNow <= Math.min(most, Math.max(eager, wanted));
  }

  private boolean staysLate() {
    if (lateSince == NEVER) {
      lateSince = clock;
    }
    return clock - lateSince >= (long) BELIEVE_LATE_MILLIS * perMilli;
  }

  /**
   * Takes the next tick.
   *
   * @return false if there is nothing to hear: nothing ever came, or nothing for so long that the
   *     concealment has faded out; the frame is then undefined
   */
  public boolean pull(int[] frame) {
    if (!started && store.isEmpty()) {
      playout.forget();
      return false;
    }
    if (!started) {
      start(frame.length);
    }
    adapt(frame.length);
    counts.depth(playout.depth());
    boolean heard = playout.play(frame);
    clock += frame.length;
    return heard;
  }

  /** Nothing is heard just now: the delay may grow without any stretching. */
  private void waitIf(boolean tooEarly, long samples) {
    if (tooEarly && playout.isDrained()) {
      playout.moveTo(playout.position() - samples);
      counts.waitedSamples.add(samples);
    }
  }

  private void start(int tick) {
    playout.start(tick);
    lateness.add(clock, clock - playout.position());
    playout.waitFor(policy.start(clock));
    consideredAt = clock;
    wanted = clock - playout.position();
    started = true;
  }

  /** Brings the delay towards the target, by at most one stretch of sound per call. */
  private void adapt(int tick) {
    if (lateness.isEmpty()) {
      return;
    }
    boolean considers = clock - consideredAt >= (long) ADJUST_MILLIS * perMilli;
    if (considers) {
      consider();
    }
    long excess = clock - playout.position() - wanted;
    if (playout.dry() > 0) {
      waitIf(considers && excess < 0, -excess);
      policy.content(clock);
    } else if (Math.abs(excess) < playout.leastChange()) {
      policy.content(clock);
    } else {
      Urgency urgency =
          considers ? policy.urgency(clock, excess, playout.lookAhead()) : Urgency.IN_PAUSES;
      boolean adjusted =
          excess > 0
              ? playout.shorten(tick, excess, urgency)
              : playout.lengthen(tick, -excess, urgency);
      if (adjusted) {
        policy.content(clock);
      }
    }
  }

  /** Looks at the network anew. */
  private void consider() {
    consideredAt = clock;
    boolean shifted = lateness.takeShift(clock);
    wanted = policy.target(clock, playout.lookAhead());
    long excess = clock - playout.position() - wanted;
    if (excess > 0 && (shifted || excess > (long) MOST_DELAY_MILLIS * perMilli)) {
      counts.shifts.increment();
      playout.drop((int) Math.min(excess, Integer.MAX_VALUE));
      policy.content(clock);
    }
  }
}
