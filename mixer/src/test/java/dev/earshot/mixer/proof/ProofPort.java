package dev.earshot.mixer.proof;

import dev.earshot.mixer.port.Port;
import dev.earshot.mixer.port.StereoPort;

/** A port under the proof's control, without garbage. */
class ProofPort implements Port {
  final int[] said;
  final int[] heard;

  /** What the right ear heard; for who has but one the same as {@link #heard}. */
  final int[] right;

  private final int sampleRate;

  /** Whether it delivers a frame when asked. */
  boolean delivers;

  /** Counts reads and writes. */
  int calls;

  ProofPort(int sampleRate) {
    this(sampleRate, false);
  }

  private ProofPort(int sampleRate, boolean stereo) {
    this.sampleRate = sampleRate;
    this.said = new int[sampleRate / 100];
    this.heard = new int[sampleRate / 100];
    this.right = stereo ? new int[sampleRate / 100] : heard;
  }

  static ProofPort of(int sampleRate, boolean stereo) {
    return stereo ? new TwoEars(sampleRate) : new ProofPort(sampleRate);
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

  /** One that hears in stereo. */
  private static final class TwoEars extends ProofPort implements StereoPort {
    TwoEars(int sampleRate) {
      super(sampleRate, true);
    }

    @Override
    public void write(int[] frame) {
      throw new IllegalStateException("a stereo listener hears nothing in mono");
    }

    @Override
    public void write(int[] leftEar, int[] rightEar) {
      System.arraycopy(leftEar, 0, heard, 0, leftEar.length);
      System.arraycopy(rightEar, 0, right, 0, rightEar.length);
      calls++;
    }
  }
}
