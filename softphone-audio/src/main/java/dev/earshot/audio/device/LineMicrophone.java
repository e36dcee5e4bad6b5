package dev.earshot.audio.device;

import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.port.FrameRing;

/**
 * The microphone of a sound card. Its {@code capture} thread fills a ring; the mix thread empties
 * it and so absorbs the difference of the two clocks: silence when it is empty, one frame given up
 * when it stays too deep.
 */
final class LineMicrophone implements Microphone {
  private final String description;
  private final FrameRing ring;
  private final DepthWatch depth;
  private final LineThread thread;
  private volatile long givenUp;

  LineMicrophone(String description, PcmFormat format, FrameRing ring, LineThread thread) {
    this.description = description;
    this.ring = ring;
    this.thread = thread;
    this.depth = new DepthWatch(2, 1000 / format.frameMillis());
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public boolean read(int[] frame) {
    boolean surplus = depth.tooDeep(ring.size());
    boolean filled = ring.poll(frame);
    if (filled && surplus && ring.poll(frame)) {
      givenUp++;
    }
    return filled;
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
