package dev.earshot.audio.phone;

import dev.earshot.mixer.port.MixFrame;

/** A mix that nobody else hears: plain frames as the only listener's {@link MixFrame}. */
final class OwnFrame {
  private final MixFrame mix;
  private long tick;

  OwnFrame(int sampleRate, int tickMillis) {
    mix = new MixFrame(sampleRate, sampleRate / 1000 * tickMillis);
  }

  /** The next tick. The frame is copied. */
  MixFrame with(int[] frame) {
    mix.begin(tick++);
    System.arraycopy(frame, 0, mix.samples(), 0, frame.length);
    return mix;
  }
}
