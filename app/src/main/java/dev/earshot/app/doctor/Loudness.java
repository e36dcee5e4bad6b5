package dev.earshot.app.doctor;

import dev.earshot.mixer.audio.LevelMeter;

/** How loud a stretch of frames was. One thread. */
final class Loudness {
  /** So many clipped frames in a second are more than a bump against the boom. */
  static final int TOO_MANY = 3;

  private long energy;
  private int samples;
  private int frames;
  private int clipped;
  private int loudest = LevelMeter.SILENCE;

  void add(int[] frame) {
    energy += LevelMeter.energy(frame);
    samples += frame.length;
    frames++;
    loudest = Math.max(loudest, LevelMeter.dbfs(frame));
    int peak = 0;
    for (int sample : frame) {
      peak = Math.max(peak, Math.abs(sample));
    }
    clipped += peak >= Short.MAX_VALUE ? 1 : 0;
  }

  int frames() {
    return frames;
  }

  /** Frames that reached the end of the range. */
  int clipped() {
    return clipped;
  }

  /** dBFS over all of it. */
  int average() {
    return LevelMeter.dbfs(energy, Math.max(1, samples));
  }

  /** dBFS of the loudest frame. */
  int loudest() {
    return loudest;
  }

  /** Whether every sample was zero. */
  boolean silent() {
    return loudest == LevelMeter.SILENCE;
  }
}
