package dev.earshot.audio.device;

/** A speaker that lets everything go by. */
public final class NoSpeaker implements Speaker {
  @Override
  public String description() {
    return "no output";
  }

  @Override
  public void write(int[] frame) {}

  @Override
  public void close() {}
}
