package dev.earshot.mixer.bench;

import dev.earshot.mixer.port.MixFrame;
import dev.earshot.mixer.port.Port;

/** Says the same frame in each tick, and looks at what it hears. */
final class BenchPort implements Port {
  private final int sampleRate;
  private final int[] said;

  /** So that nothing heard can be optimised away. */
  int sum;

  BenchPort(int sampleRate, int[] said) {
    this.sampleRate = sampleRate;
    this.said = said;
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public boolean read(int[] frame) {
    System.arraycopy(said, 0, frame, 0, frame.length);
    return true;
  }

  @Override
  public void write(int[] frame) {
    sum += frame[frame.length - 1];
  }

  @Override
  public void write(MixFrame frame) {
    write(frame.samples());
  }
}
