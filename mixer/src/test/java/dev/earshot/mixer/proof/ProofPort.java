package dev.earshot.mixer.proof;

import dev.earshot.mixer.port.Port;

/** A port under the proof's control, without garbage. */
class ProofPort implements Port {
  final int[] said;
  final int[] heard;
  private final int sampleRate;

  /** Whether it delivers a frame when asked. */
  boolean delivers;

  /** Counts reads and writes. */
  int calls;

  ProofPort(int sampleRate) {
    this.sampleRate = sampleRate;
    this.said = new int[sampleRate / 100];
    this.heard = new int[sampleRate / 100];
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public boolean read(int[] frame) {
    calls++;
    if (delivers) {
      System.arraycopy(said, 0, frame, 0, frame.length);
    }
    return delivers;
  }

  @Override
  public void write(int[] frame) {
    System.arraycopy(frame, 0, heard, 0, frame.length);
    calls++;
  }
}
