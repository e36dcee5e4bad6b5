package dev.earshot.audio.device;

import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.port.FrameRing;

/**
 * The microphone of a sound card. Its {@code capture} thread fills a ring and keeps it about as
 * full as it was at first, the mix thread empties it. What that cannot mend – a thread that was
 * held up – ends in silence when the ring is empty, in a frame given up when it stays far too deep.
 */
final class LineMicrophone implements Microphone {
  /** Besides one frame in the ring before the first is read: the cushion that is then kept. */
  private static final int CUSHION_MILLIS = 20;

  /** Besides one frame that the capture thread may take its time to get rid of. */
  private static final int SPARE_MILLIS = 40;

  private final String description;
  private final FrameRing ring;
  private final int cushion;
  private final DepthWatch depth;
  private final LineThread thread;
  private boolean started;
  private volatile long givenUp;

  LineMicrophone(String description, PcmFormat format, FrameRing ring, LineThread thread) {
    this.description = description;
    this.ring = ring;
    this.thread = thread;
    this.cushion = 1 + CUSHION_MILLIS / format.frameMillis();
    this.depth =
        new DepthWatch(1 + SPARE_MILLIS / format.frameMillis(), 1000 / format.frameMillis());
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public boolean read(int[] frame) {
    if (!started && !start(frame)) {
      return false;
    }
    boolean surplus = depth.tooDeep(ring.size());
    boolean filled = ring.poll(frame);
    if (filled && surplus && ring.poll(frame)) {
      givenUp++;
    }
    return filled;
  }

  /** Begins with what was captured last; what waited for a reader before is old. */
  private boolean start(int[] frame) {
    while (ring.size() > cushion) {
      ring.poll(frame);
    }
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
  public void close() {
    thread.close();
  }
}
