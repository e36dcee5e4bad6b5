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

  /** What the earliest packet holds, once it is decoded. */
  private final int[] decodedSamples;

  private final SampleQueue queue;
  private final GapFiller filler;
  private final LossWatch losses;
  private final TimeScale timeScale;
  private final Gaps gaps;

  /** The stream's next sample to be heard. */
  private long position;

  /** Position after the last real sample decoded. */
  private long decodedEnd;

  /** Samples of the last packet. */
  private int packetSamples;

  private final RecentPositions decoded = new RecentPositions();

  /** Samples since the store ran dry, 0 if it did not. */
  private int dry;

  Playout(int sampleRate, PayloadDecoder decoder, JitterCounts counts) {
    this.decoder = decoder;
    this.counts = counts;
    decodedSamples = new int[LONGEST_PACKET_MILLIS * (sampleRate / 1000)];
    queue = new SampleQueue(4 * decodedSamples.length);
    filler = new GapFiller(sampleRate, decoder, store, counts);
    losses = new LossWatch(sampleRate, counts);
    timeScale = new TimeScale(sampleRate);
    gaps = new Gaps(sampleRate, counts);
  }

  PacketStore store() {
    return store;
  }

  /** Longest packet that can be played. */
  int longestPacket() {
    return decodedSamples.length;
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

  /** Delay that is worth having because packets get lost. */
  int lookAhead() {
    return losses.packetsAhead(position) * packetSamples;
  }

  /** A packet came after its time. */
  void wasLate() {
    losses.forgiveOne();
  }

  /** Forgets all; what comes next is faded in over what was heard last. */
  void clear() {
    filler.restart();
    losses.clear();
    gaps.end(true, false, true);
    store.clear();
    queue.clear();
    dry = 0;
  }

  /** Nothing that was heard may be heard again. */
  void forget() {
    filler.forget();
  }

  /**
   * Starts with the newest packet that fills a tick: what came before has piled up unheard. It is
   * heard once {@link #waitFor} has passed.
   */
  void start(int tick) {
    position = Math.max(store.firstPosition(), store.end() - Math.max(tick, store.lastSamples()));
    decodedEnd = Long.MIN_VALUE;
    decoded.clear();
    dropBefore(position);
  }

  /** Silence comes first. */
  void waitFor(int samples) {
    position -= samples;
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
    filler.openSeam();
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
  boolean shorten(int tick, long most, Urgency urgency) {
    decodeAhead(tick);
    int cut = timeScale.cut(queue, (int) Math.min(most, queue.size() - tick), urgency);
    position += cut;
    counts.cutSamples.add(cut);
    return cut > 0;
  }

  /** Plays slower once, by at most {@code most} samples. */
  boolean lengthen(int tick, long most, Urgency urgency) {
    decodeAhead(tick);
    int added = timeScale.stretch(queue, (int) Math.min(most, timeScale.longest()), urgency);
    position -= added;
    counts.stretchedSamples.add(added);
    return added > 0;
  }

  private void decodeAhead(int tick) {
    int wanted = tick + timeScale.longest() + timeScale.overlap();
    while (queue.size() < wanted && isNextThere() && queue.room() >= decodedSamples.length) {
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
        heard |= fill(frame.length - queue.size());
      }
    }
    gaps.endTick();
    timeScale.listen(queue, frame.length);
    queue.take(frame, frame.length);
    position += frame.length;
    return heard || (dry == 0 && losses.isFollowing());
  }

  /** Fills a gap before the next packet, or all that is wanted if there is none. */
  private boolean fill(int wanted) {
    boolean gap = !store.isEmpty();
    long room = gap ? store.firstPosition() - needed() : wanted;
    int missing = (int) Math.min(wanted, room);
    if (!losses.isFollowing()) {
      return invented(filler.onward(missing), gap ? 0 : missing);
    }
    int recovered = gap && isAfterLoss() ? filler.recover(room) : 0;
    if (recovered > 0) {
      return invented(recovered, 0);
    }
    boolean heard = filler.isAudible();
    int filled = filler.byCodec(missing);
    if (filled > 0) {
      heard = true;
    } else if (heard && gap && isAfterLoss() && filler.bridges(room)) {
      return bridge((int) room);
    } else {
      filled = filler.onward(missing);
    }
    if (heard) {
      gaps.add(missing);
    }
    invented(filled, gap ? 0 : missing);
    return heard;
  }

  /** The packet after the gap is decoded before the gap is filled. */
  private boolean bridge(int room) {
    gaps.add(room);
    int samples = store.decodeFirst(decoder, decodedSamples);
    invented(filler.bridge(room, decodedSamples, samples), 0);
    appendFirst(samples);
    return true;
  }

  private boolean invented(int samples, int missing) {
    queue.append(filler.samples(), 0, samples);
    counts.inventedSamples.add(samples);
    dry = missing == 0 ? 0 : Math.min(dry + missing, LONG_DRY);
    return true;
  }

  private boolean isAfterLoss() {
    return losses.before(store.firstSequence()) > 0;
  }

  private void decodeFirst() {
    appendFirst(store.decodeFirst(decoder, decodedSamples));
  }

  /** Takes the samples of the earliest packet into the queue and removes it. */
  private void appendFirst(int samples) {
    long skipped = needed() - store.firstPosition();
    gaps.end(isAfterLoss(), store.firstPosition() > decodedEnd, skipped > 0);
    losses.follow(store.firstSequence(), position);
    packetSamples = samples;
    decoded.add(store.firstPosition());
    filler.follow(store.firstPayloadType());
    long end = store.firstPosition() + samples;
    store.removeFirst();
    if (skipped >= samples) {
      counts.late.increment();
      return;
    }
    int kept = (int) (samples - skipped);
    filler.accept(decodedSamples, samples - kept, kept);
    queue.append(decodedSamples, samples - kept, kept);
    decodedEnd = end;
    dry = 0;
    counts.played.increment();
  }
}
