package dev.earshot.audio.jitter;

/**
 * Plays the stored packets in order: decodes, conceals what is missing, keeps what a tick leaves
 * over. Knows where in the stream it is, but not what time it is.
 */
final class Playout {
  private static final int CAPACITY = 64;
  private static final int LONGEST_PACKET_MILLIS = 120;

  /** Far beyond every threshold, far from overflow: a peer may be silent for days. */
  private static final int LONG_DRY = 1 << 30;

  private final PayloadDecoder decoder;
  private final JitterCounts counts;
  private final PacketStore store = new PacketStore(CAPACITY);
  private final int[] scratch;
  private final SampleQueue queue;
  private final Concealment concealment;
  private final TimeScale timeScale;

  /** The stream's next sample to be heard. */
  private long position;

  /** Position after the last real sample decoded. */
  private long decodedEnd;

  /** Samples since the store ran dry, 0 if it did not. */
  private int dry;

  Playout(int sampleRate, PayloadDecoder decoder, JitterCounts counts) {
    this.decoder = decoder;
    this.counts = counts;
    scratch = new int[LONGEST_PACKET_MILLIS * (sampleRate / 1000)];
    queue = new SampleQueue(4 * scratch.length);
    concealment = new Concealment(sampleRate);
    timeScale = new TimeScale(sampleRate);
  }

  PacketStore store() {
    return store;
  }

  /** Longest packet that can be played. */
  int longestPacket() {
    return scratch.length;
  }

  long position() {
    return position;
  }

  /** Position of the first sample that is neither played nor decoded nor concealed yet. */
  long needed() {
    return position + queue.size();
  }

  /** Whether a packet of this position was decoded already. */
  boolean isPast(long at) {
    return at < decodedEnd;
  }

  int dry() {
    return dry;
  }

  /** Whether nothing at all is left, so that the stream may go on anywhere. */
  boolean isEmpty() {
    return dry > 0 && store.isEmpty() && queue.size() == 0;
  }

  int depth() {
    return store.isEmpty() ? queue.size() : (int) Math.max(0, store.end() - position);
  }

  /** Forgets all; what comes next is faded in over what was heard last. */
  void clear() {
    concealment.openSeam();
    store.clear();
    queue.clear();
    dry = 0;
  }

  /** Starts with the newest packet that fills a tick: what came before has piled up unheard. */
  void start(int tick) {
    position = Math.max(store.firstPosition(), store.end() - Math.max(tick, store.lastSamples()));
    decodedEnd = Long.MIN_VALUE;
    dropBefore(position);
  }

  /** Goes on at this position instead; only if {@link #isEmpty()}. */
  void moveTo(long at) {
    position = at;
  }

  /** Gives up the next {@code samples}. */
  void drop(int samples) {
    int queued = Math.min(samples, queue.size());
    queue.skip(queued);
    counts.droppedSamples.add(queued);
    position += samples;
    dropBefore(position);
    concealment.openSeam();
  }

  /** Gives up the earliest packet if there is no room for another. */
  void makeRoom() {
    if (store.isFull()) {
      counts.droppedSamples.add(store.firstSamples());
      store.removeFirst();
    }
  }

  private void dropBefore(long wanted) {
    while (!store.isEmpty() && store.firstPosition() + store.firstSamples() <= wanted) {
      counts.droppedSamples.add(store.firstSamples());
      store.removeFirst();
    }
  }

  /** Least change of delay that is worth a cut. */
  int leastChange() {
    return timeScale.shortest();
  }

  /** Plays faster once, by at most {@code most} samples but so that a tick remains. */
  boolean shorten(int tick, long most, boolean force) {
    decodeAhead(tick);
    int cut = timeScale.cut(queue, (int) Math.min(most, queue.size() - tick), force);
    position += cut;
    counts.cutSamples.add(cut);
    return cut > 0;
  }

  /** Plays slower once, by at most {@code most} samples. */
  boolean lengthen(int tick, long most, boolean force) {
    decodeAhead(tick);
    int added = timeScale.stretch(queue, (int) Math.min(most, timeScale.longest()), force);
    position -= added;
    counts.stretchedSamples.add(added);
    return added > 0;
  }

  private void decodeAhead(int tick) {
    int wanted = tick + timeScale.longest() + timeScale.overlap();
    while (queue.size() < wanted && isNextThere() && queue.room() >= scratch.length) {
      decodeFirst();
    }
  }

  private boolean isNextThere() {
    return !store.isEmpty() && store.firstPosition() <= needed();
  }

  /**
   * Fills a tick.
   *
   * @return false if it is silent because nothing came for so long
   */
  boolean play(int[] frame) {
    boolean heard = false;
    while (queue.size() < frame.length) {
      if (isNextThere()) {
        decodeFirst();
        heard = true;
      } else {
        heard |= conceal(frame.length - queue.size());
      }
    }
    queue.take(frame, frame.length);
    position += frame.length;
    return heard || dry == 0;
  }

  /** Fills a gap before the next packet, or all that is wanted if there is none. */
  private boolean conceal(int wanted) {
    boolean gap = !store.isEmpty();
    int missing = gap ? (int) Math.min(wanted, store.firstPosition() - needed()) : wanted;
    boolean heard = !concealment.isSilent();
    concealment.conceal(scratch, 0, missing);
    queue.append(scratch, 0, missing);
    dry = gap ? 0 : Math.min(dry + missing, LONG_DRY);
    if (heard) {
      counts.concealedTicks.increment();
      counts.concealedSamples.add(missing);
    }
    return heard;
  }

  private void decodeFirst() {
    long skipped = needed() - store.firstPosition();
    int samples = store.decodeFirst(decoder, scratch);
    long end = store.firstPosition() + samples;
    store.removeFirst();
    if (skipped >= samples) {
      counts.late.increment();
      return;
    }
    int kept = (int) (samples - skipped);
    concealment.accept(scratch, samples - kept, kept);
    queue.append(scratch, samples - kept, kept);
    decodedEnd = end;
    dry = 0;
    counts.played.increment();
  }
}
