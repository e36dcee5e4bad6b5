package dev.earshot.audio.device;

import dev.earshot.mixer.port.FrameRing;

/**
 * The output of a sound card: the mix thread fills a ring, the {@code playout} thread empties it.
 */
final class LineSpeaker implements Speaker {
  private final String description;
  private final FrameRing ring;
  private final LineThread thread;

  LineSpeaker(String description, FrameRing ring, LineThread thread) {
    this.description = description;
    this.ring = ring;
    this.thread = thread;
  }

  @Override
  public String description() {
    return description;
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
