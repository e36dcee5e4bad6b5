package dev.earshot.app.demo.world;

import dev.earshot.app.demo.voice.Voice;
import dev.earshot.mixer.port.Port;

/** A member of a conference who neither says nor hears anything. */
public final class Silence implements Port {
  @Override
  public int sampleRate() {
    return Voice.SAMPLE_RATE;
  }

  @Override
  public boolean read(int[] frame) {
    return false;
  }

  @Override
  public void write(int[] frame) {}
}
