package dev.earshot.audio.jitter;

/**
 * Plays the stored packets in order: decodes, conceals what is missing, keeps what a tick leaves
 * over. Knows where in the stream it is, but not what time it is.
 */
final class Playout {
  private static final int CAPACITY = 64;
  private static final int LONGEST_PACKET_MILLIS = 120;

  /** A repeated pitch period or two, before concealment fades: a stretch like any other. */
  private static final int LONGEST_STRETCH_MILLIS = 20;

  /** A codec's concealment has faded out by then. */
  private static final int LONGEST_BRIDGE_MILLIS = 100;

  /** Comfort noise ends if the peer is silent for so long. */
  private static final int LONGEST_PAUSE_MILLIS = 30_000;

  /** Far beyond every threshold, far from overflow: a peer may be silent for days. */
  private static final int LONG_DRY = 1 << 30;

  private final PayloadDecoder decoder;
  private final JitterCounts counts;
  private final PacketStore store = new PacketStore(CAPACITY);
  private final int[] scratch;
  private final SampleQueue queue;
  private final Concealment concealment;
  private final TimeScale timeScale;
  private final Gaps gaps;
  private final int perMilli;

  /** The stream's next sample to be heard. */
  private long position;

  /** Position after the last real sample decoded. */
  private long decodedEnd;

  /** RTP sequence number and payload type of the last packet decoded; the type is -1 if none. */
  private int lastSequence;

  private int lastType = -1;

  /** Samples by which the codec itself has bridged the present gap. */
  private int bridgedSamples;

  private final RecentPositions decoded = new RecentPositions();

  /** Samples since the store ran dry, 0 if it did not. */
  private int dry;

  Playout(int sampleRate, PayloadDecoder decoder, JitterCounts counts) {
    this.decoder = decoder;
    this.counts = counts;
    scratch = new int[LONGEST_PACKET_MILLIS * (sampleRate / 1000)];
    queue = new SampleQueue(4 * scratch.length);
    concealment = new Concealment(sampleRate);
    timeScale = new TimeScale(sampleRate);
    gaps = new Gaps(counts);
    perMilli = sampleRate / 1000;
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

  /** Whether a packet of this position or a later one was decoded already. */
  boolean isPast(long at) {
    return at < decodedEnd;
  }

  /** Whether one of the last packets decoded had this position. */
  boolean hasDecoded(long at) {
    return decoded.contains(at);
  }

  int dry() {
    return dry;
  }

  /** Whether nothing at all is left, so that the stream may go on anywhere. */
  boolean isEmpty() {
    return isDrained() && store.isEmpty();
  }

  /** Whether nothing decoded is left. */
  boolean isDrained() {
    return dry > 0 && queue.size() == 0;
  }

  int depth() {
    return store.isEmpty() ? queue.size() : (int) Math.max(0, store.end() - position);
  }

  /** Forgets all; what comes next is faded in over what was heard last. */
  void clear() {
    concealment.openSeam();
    gaps.end(Gaps.Cause.LOSS);
    lastType = -1;
    store.clear();
    queue.clear();
    dry = 0;
  }

  /** Starts with the newest packet that fills a tick: what came before has piled up unheard. */
  void start(int tick) {
    position = Math.max(store.firstPosition(), store.end() - Math.max(tick, store.lastSamples()));
    decodedEnd = Long.MIN_VALUE;
    decoded.clear();
    dropBefore(position);
  }

  /** Goes on at this position instead; only if {@link #isDrained()}. */
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
    gaps.endTick();
    queue.take(frame, frame.length);
    position += frame.length;
    return heard || dry == 0;
  }

  /** Fills a gap before the next packet, or all that is wanted if there is none. */
  private boolean conceal(int wanted) {
    boolean gap = !store.isEmpty();
    long room = gap ? store.firstPosition() - needed() : wanted;
    int recovered = gap && isAfterLoss() ? recover(room) : 0;
    if (recovered > 0) {
      counts.recoveredSamples.add(recovered);
      return invented(recovered, 0);
    }
    int missing = (int) Math.min(wanted, room);
    boolean heard = true;
    int bridged = bridge(missing);
    if (bridged == 0) {
      heard = !concealment.isSilent();
      concealment.conceal(scratch, 0, missing);
    }
    if (heard) {
      gaps.add(missing);
    }
    invented(Math.max(bridged, missing), gap ? 0 : missing);
    return heard;
  }

  private boolean invented(int samples, int missing) {
    queue.append(scratch, 0, samples);
    counts.inventedSamples.add(samples);
    dry = missing == 0 ? 0 : Math.min(dry + missing, LONG_DRY);
    return true;
  }

  /** Whether packets are missing between the last one decoded and the next one. */
  private boolean isAfterLoss() {
    return lastType >= 0 && (store.firstSequence() - lastSequence & 0xFFFF) != 1;
  }

  /** The whole gap at once from the packet after it, if that is next to it. */
  private int recover(long gap) {
    boolean fits = gap >= store.firstSamples() && gap <= scratch.length;
    int samples = fits ? store.recoverFirst(decoder, scratch, (int) gap) : 0;
    concealment.accept(scratch, 0, samples);
    return samples;
  }

  /** The codec's own concealment, for as long as it makes sense. */
  private int bridge(int missing) {
    boolean pausing = lastType >= 0 && decoder.isPausing(lastType);
    int most = (pausing ? LONGEST_PAUSE_MILLIS : LONGEST_BRIDGE_MILLIS) * perMilli;
    if (lastType < 0 || bridgedSamples >= most) {
      return 0;
    }
    int samples = decoder.conceal(lastType, scratch, missing);
    if (samples > 0) {
      bridgedSamples += samples;
      concealment.accept(scratch, 0, samples);
    }
    return samples;
  }

  /** No packet is missing; so the peer paused, or this packet is late. */
  private Gaps.Cause causeOfGap(long skipped) {
    if (store.firstPosition() > decodedEnd) {
      return Gaps.Cause.PAUSE;
    }
    boolean whole = skipped <= 0 && gaps.samples() <= LONGEST_STRETCH_MILLIS * perMilli;
    return whole ? Gaps.Cause.WAIT : Gaps.Cause.LOSS;
  }

  private void decodeFirst() {
    long skipped = needed() - store.firstPosition();
    gaps.end(isAfterLoss() ? Gaps.Cause.LOSS : causeOfGap(skipped));
    lastSequence = store.firstSequence();
    lastType = store.firstPayloadType();
    bridgedSamples = 0;
    decoded.add(store.firstPosition());
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
