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
  private static final int CAPACITY = 64;
  private static final int MOST_DELAY_MILLIS = 400;
  private static final int LONGEST_PACKET_MILLIS = 120;

  /** Lateness beyond the best for which a dry buffer always waits. */
  private static final int EAGER_MILLIS = 40;

  /** A dry buffer for so long is a stall. */
  private static final int STALL_MILLIS = 100;

  /** Packets that stay late for so long after a stall come from a stream that really is later. */
  private static final int BELIEVE_LATE_MILLIS = 60;

  private static final int JUMP_MILLIS = 3000;
  private static final int ADJUST_MILLIS = 60;
  private static final int PATIENCE_MILLIS = 1000;

  /** Far beyond every threshold, far from overflow: a peer may be silent for days. */
  private static final int LONG_DRY = 1 << 30;

  private final PayloadDecoder decoder;
  private final int perMilli;
  private final PacketStore store = new PacketStore(CAPACITY);
  private final SampleQueue queue;
  private final int[] scratch;
  private final Concealment concealment;
  private final Lateness lateness;
  private final TimeScale timeScale;
  private final JitterCounts counts = new JitterCounts();

  private boolean anyReceived;
  private boolean primed;
  private long lastTimestamp;
  private long clock;
  private long position;

  /** Position after the last real sample decoded. */
  private long decodedEnd;

  /** Samples since the buffer ran dry, 0 if it did not. */
  private int dry;

  private long lateSince;
  private long consideredAt;
  private long adjustedAt;

  public JitterBuffer(int sampleRate, PayloadDecoder decoder) {
    this.decoder = decoder;
    perMilli = sampleRate / 1000;
    scratch = new int[LONGEST_PACKET_MILLIS * perMilli];
    queue = new SampleQueue(4 * scratch.length);
    concealment = new Concealment(sampleRate);
    lateness = new Lateness(sampleRate);
    timeScale = new TimeScale(sampleRate);
  }

  public JitterCounts counts() {
    return counts;
  }

  /** Begins anew with the next packet: another source, or a queue that overflowed. */
  public void restart() {
    if (primed) {
      concealment.openSeam();
    }
    store.clear();
    queue.clear();
    lateness.clear();
    primed = false;
    anyReceived = false;
    dry = 0;
    lateSince = -1;
  }

  /** Takes a packet before the tick is pulled. The payload is copied. */
  public void put(
      int timestamp, boolean marker, int payloadType, byte[] data, int offset, int length) {
    int samples = decoder.samples(payloadType, length);
    if (samples <= 0 || samples > scratch.length || !PacketStore.holds(length)) {
      counts.unusable.increment();
      return;
    }
    long at = unwrap(timestamp);
    if (primed) {
      long late = position + queue.size() - at;
      if (late > 0 && !admits(at, samples, late, marker)) {
        return;
      }
      if (late <= 0) {
        lateSince = -1;
      }
    }
    if (store.contains(at)) {
      counts.duplicate.increment();
      return;
    }
    if (store.isFull()) {
      counts.droppedSamples.add(store.firstSamples());
      store.removeFirst();
    }
    if (primed) {
      lateness.add(clock, clock - at);
    }
    store.insert(at, samples, payloadType, data, offset, length);
  }

  /** 32-bit timestamps as positions that never wrap; a jump is a new beginning. */
  private long unwrap(int timestamp) {
    long at = lastTimestamp + (timestamp - (int) lastTimestamp);
    if (anyReceived && Math.abs(at - lastTimestamp) > (long) JUMP_MILLIS * perMilli) {
      boolean silenceBefore = at > lastTimestamp && dry > 0;
      if (!silenceBefore) {
        counts.restarts.increment();
        restart();
      }
    }
    anyReceived = true;
    lastTimestamp = at;
    return at;
  }

  /** Decides about a packet whose beginning should have been heard already. */
  private boolean admits(long at, int samples, long late, boolean marker) {
    if (at < decodedEnd) {
      counts.duplicate.increment();
      return false;
    }
    boolean isDry = dry > 0 && store.isEmpty() && queue.size() == 0;
    boolean stalled = dry > STALL_MILLIS * perMilli;
    if (isDry && (marker || !stalled) && mayWait(clock - at, marker)) {
      position = at;
      counts.waitedSamples.add(late);
      return true;
    }
    if (stalled && staysLate()) {
      counts.restarts.increment();
      restart();
      anyReceived = true;
      return true;
    }
    if (!stalled) {
      lateness.add(clock, clock - at);
    }
    if (late >= samples) {
      counts.late.increment();
      return false;
    }
    return true;
  }

  private boolean mayWait(long latenessNow, boolean marker) {
    if (lateness.isEmpty()) {
      return true;
    }
    long best = lateness.least();
    long eager = (long) (marker ? MOST_DELAY_MILLIS : EAGER_MILLIS) * perMilli;
    long bound = Math.max(best + eager, lateness.target(clock));
    return latenessNow <= Math.min(bound, best + (long) MOST_DELAY_MILLIS * perMilli);
  }

  private boolean staysLate() {
    if (lateSince < 0) {
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
    int count = frame.length;
    if (!primed) {
      if (store.isEmpty()) {
        return false;
      }
      prime(count);
    }
    adapt(count);
    counts.depth(depth());
    boolean heard = render(count);
    queue.take(frame, count);
    clock += count;
    position += count;
    return heard;
  }

  /** Starts with the newest packet that fills a tick: what came before has piled up unheard. */
  private void prime(int count) {
    primed = true;
    position = Math.max(store.firstPosition(), store.end() - Math.max(count, store.lastSamples()));
    decodedEnd = Long.MIN_VALUE;
    lateness.add(clock, clock - position);
    adjustedAt = clock;
    consideredAt = clock;
    dropBefore(position);
  }

  private void dropBefore(long wanted) {
    while (!store.isEmpty() && store.firstPosition() + store.firstSamples() <= wanted) {
      counts.droppedSamples.add(store.firstSamples());
      store.removeFirst();
    }
  }

  private int depth() {
    return store.isEmpty() ? queue.size() : (int) Math.max(0, store.end() - position);
  }

  /** Brings the delay towards the target, by at most one stretch of speech per call. */
  private void adapt(int count) {
    if (clock - consideredAt < (long) ADJUST_MILLIS * perMilli || lateness.isEmpty()) {
      return;
    }
    consideredAt = clock;
    boolean shifted = lateness.takeShift(clock);
    long excess = clock - position - lateness.target(clock);
    if (shifted || excess > (long) MOST_DELAY_MILLIS * perMilli) {
      catchUp(excess);
      return;
    }
    if (dry > 0 || Math.abs(excess) < timeScale.shortest()) {
      adjustedAt = dry > 0 ? clock : adjustedAt;
      return;
    }
    decodeAhead(count + timeScale.longest() + timeScale.overlap());
    boolean force = clock - adjustedAt > (long) PATIENCE_MILLIS * perMilli;
    if (excess > 0) {
      int spare = (int) Math.min(excess, queue.size() - count);
      int cut = timeScale.cut(queue, spare, force);
      position += cut;
      counts.cutSamples.add(cut);
      adjustedAt = cut > 0 ? clock : adjustedAt;
    } else {
      int added = timeScale.stretch(queue, (int) -excess, force);
      position -= added;
      counts.stretchedSamples.add(added);
      adjustedAt = added > 0 ? clock : adjustedAt;
    }
  }

  private void catchUp(long excess) {
    adjustedAt = clock;
    if (excess <= 0) {
      return;
    }
    counts.shifts.increment();
    int queued = (int) Math.min(excess, queue.size());
    queue.skip(queued);
    counts.droppedSamples.add(queued);
    position += excess;
    dropBefore(position);
    concealment.openSeam();
  }

  private void decodeAhead(int wanted) {
    while (queue.size() < wanted
        && !store.isEmpty()
        && store.firstPosition() <= position + queue.size()
        && queue.room() >= scratch.length) {
      decodeFirst();
    }
  }

  private boolean render(int count) {
    boolean heard = false;
    while (queue.size() < count) {
      long needed = position + queue.size();
      if (!store.isEmpty() && store.firstPosition() <= needed) {
        decodeFirst();
        heard = true;
      } else {
        heard |= conceal(count - queue.size(), needed);
      }
    }
    return heard || dry == 0;
  }

  /** Fills a gap before the next packet, or all that is wanted if there is none. */
  private boolean conceal(int wanted, long needed) {
    int missing = store.isEmpty() ? wanted : (int) Math.min(wanted, store.firstPosition() - needed);
    boolean heard = !concealment.isSilent();
    concealment.conceal(scratch, 0, missing);
    queue.append(scratch, 0, missing);
    dry = store.isEmpty() ? Math.min(dry + missing, LONG_DRY) : 0;
    if (heard) {
      counts.concealedTicks.increment();
      counts.concealedSamples.add(missing);
    }
    return heard;
  }

  private void decodeFirst() {
    int skipped = (int) (position + queue.size() - store.firstPosition());
    int samples = store.decodeFirst(decoder, scratch);
    long end = store.firstPosition() + samples;
    store.removeFirst();
    if (skipped >= samples) {
      counts.late.increment();
      return;
    }
    concealment.accept(scratch, skipped, samples - skipped);
    queue.append(scratch, skipped, samples - skipped);
    decodedEnd = end;
    dry = 0;
    counts.played.increment();
  }
}
