package dev.earshot.audio.device;

import dev.earshot.mixer.port.FrameRing;

/**
 * The output of a sound card: the mix thread fills a ring, the {@code playout} thread empties it.
 */
final class LineSpeaker implements Speaker {
  private final LineName name;
  private final FrameRing ring;
  private final LineThread thread;

  LineSpeaker(LineName name, FrameRing ring, LineThread thread) {
    this.name = name;
    this.ring = ring;
    this.thread = thread;
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
  public void write(int[] frame) {
    ring.offer(frame);
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
