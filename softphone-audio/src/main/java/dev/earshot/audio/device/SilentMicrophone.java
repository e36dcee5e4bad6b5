package dev.earshot.audio.device;

/** A microphone that says nothing. */
public final class SilentMicrophone implements Microphone {
  @Override
  public String description() {
    return "no microphone (silence)";
  }

  @Override
  public boolean read(int[] frame) {
    return false;
  }

  @Override
  public void close() {}
}
