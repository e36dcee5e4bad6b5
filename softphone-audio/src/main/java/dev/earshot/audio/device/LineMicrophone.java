package dev.earshot.audio.device;

import dev.earshot.mixer.audio.PcmFormat;

/**
 * The microphone of a sound card. Its {@code capture} thread fills a ring and keeps it about as
 * full as it was at first, the mix thread empties it. What that cannot mend – a thread that was
 * held up – ends in silence when the ring is empty, in a frame given up when it stays far too deep.
 */
final class LineMicrophone implements Microphone {
  /** Besides one frame that the capture thread may take its time to get rid of. */
  private static final int SPARE_MILLIS = 40;

  private final LineName name;
  private final SampleRing ring;
  private final int cushion;
  private final DepthWatch depth;
  private final LineThread thread;
  private boolean started;
  private volatile long givenUp;

  /**
   * @param cushionMillis that lie in the ring besides one frame when the first is read
   */
  LineMicrophone(
      LineName name, PcmFormat format, SampleRing ring, int cushionMillis, LineThread thread) {
    this.name = name;
    this.ring = ring;
    this.thread = thread;
    this.cushion = format.frameSamples() + format.sampleRate() / 1000 * cushionMillis;
    this.depth =
        new DepthWatch(1 + SPARE_MILLIS / format.frameMillis(), 1000 / format.frameMillis());
  }

  @Override
  public String description() {
    return name.name();
  }

  @Override
  public String spec() {
    return name.spec();
  }

  @Override
  public boolean read(int[] frame) {
    if (!started && !start()) {
      return false;
    }
    boolean surplus = depth.tooDeep(ring.size() / frame.length);
    boolean filled = ring.poll(frame);
    if (filled && surplus && ring.poll(frame)) {
      givenUp++;
    }
    return filled;
  }

  /** Begins with what was captured last; what waited for a reader before is old. */
  private boolean start() {
    ring.keep(cushion);
    started = ring.size() == cushion;
    return started;
  }

  /** Frames given up because the card is faster than the mixer. Any thread. */
  long givenUp() {
    return givenUp;
  }

  @Override
  public boolean alive() {
    return thread.alive();
  }

  @Override
  public boolean acoustic() {
    return true;
  }

  @Override
  public void close() {
    thread.close();
  }
}
