package dev.earshot.audio.jitter;

/**
 * The ways to fill a gap, best first: from the redundancy of the packet after it, by the codec,
 * from both sides, from what was before. Owned by the jitter buffer's thread; no allocation after
 * construction.
 */
final class GapFiller {
  private static final int NO_TYPE = -1;
  private static final int LONGEST_MILLIS = 120;

  /** A codec's concealment has faded out by then. */
  private static final int LONGEST_CODEC_MILLIS = 100;

  /** Comfort noise ends if the peer is silent for so long. */
  private static final int LONGEST_PAUSE_MILLIS = 30_000;

  private final int perMilli;
  private final PayloadDecoder decoder;
  private final PacketStore store;
  private final JitterCounts counts;
  private final Concealment concealment;
  private final int[] samples;

  /** Payload type of the last packet decoded. */
  private int lastType = NO_TYPE;

  /** Samples by which the codec itself has filled the present gap. */
  private int byCodec;

  GapFiller(int sampleRate, PayloadDecoder decoder, PacketStore store, JitterCounts counts) {
    this.decoder = decoder;
    this.store = store;
    this.counts = counts;
    perMilli = sampleRate / 1000;
    concealment = new Concealment(sampleRate);
    samples = new int[LONGEST_MILLIS * perMilli];
  }

  /** What was filled last, from the beginning on. */
  int[] samples() {
    return samples;
  }

  /** Whether anything would be heard of what {@link #onward} gives. */
  boolean isAudible() {
    return !concealment.isSilent();
  }

  /** What comes next has nothing to do with what was before; it is faded in over that. */
  void restart() {
    lastType = NO_TYPE;
    openSeam();
  }

  /** What was heard is so long ago that nothing may follow from it. */
  void forget() {
    concealment.reset();
  }

  void openSeam() {
    concealment.openSeam();
  }

  /** A packet of this type was decoded. */
  void follow(int payloadType) {
    lastType = payloadType;
    byCodec = 0;
  }

  /** Real samples; their beginning is faded in if they follow a gap that was not bridged. */
  void accept(int[] real, int offset, int count) {
    concealment.accept(real, offset, count);
  }

  /** The whole gap at once from the packet after it, if that is next to it. */
  int recover(long gap) {
    boolean fits = gap >= store.firstSamples() && gap <= samples.length;
    int recovered = fits ? store.recoverFirst(decoder, samples, (int) gap) : 0;
    if (recovered > 0) {
      concealment.accept(samples, 0, recovered);
      counts.recovered.increment();
      counts.recoveredSamples.add(recovered);
    }
    return recovered;
  }

  /** The codec's own concealment, for as long as it makes sense; 0 if there is none. */
  int byCodec(int missing) {
    if (lastType == NO_TYPE) {
      return 0;
    }
    int most = decoder.isPausing(lastType) ? LONGEST_PAUSE_MILLIS : LONGEST_CODEC_MILLIS;
    int filled =
        byCodec < most * perMilli
            ? decoder.conceal(lastType, samples, Math.min(missing, samples.length))
            : 0;
    byCodec += filled;
    if (filled > 0) {
      concealment.accept(samples, 0, filled);
    }
    return filled;
  }

  /** Whether a gap is short enough for {@link #bridge}. */
  boolean bridges(long gap) {
    return gap <= concealment.longestBridge();
  }

  /** The whole gap between what was heard and what comes next. */
  int bridge(int gap, int[] next, int nextCount) {
    concealment.bridge(samples, gap, next, nextCount);
    counts.bridgedSamples.add(gap);
    return gap;
  }

  /** More of what was before, softer and softer. */
  int onward(int missing) {
    int filled = Math.min(missing, samples.length);
    concealment.conceal(samples, 0, filled);
    return filled;
  }
}
