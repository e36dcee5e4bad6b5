package dev.earshot.mixer.engine;

import dev.earshot.mixer.port.Port;

/** Says and keeps nothing. */
final class SilentPort implements Port {
  @Override
  public int sampleRate() {
    return 8_000;
  }

  @Override
  public boolean read(int[] frame) {
    return false;
  }

  @Override
  public void write(int[] frame) {}
}
