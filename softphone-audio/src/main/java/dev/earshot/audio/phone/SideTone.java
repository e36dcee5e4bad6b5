package dev.earshot.audio.phone;

import java.util.OptionalInt;

/**
 * One's own voice in one's own ear, as telephones have it, but only what may be heard by others
 * too: while the gate is open. Mix thread, but for {@link #set}.
 */
final class SideTone {
  private static final int LEAST = -60;

  /** Louder, and a loudspeaker beside the microphone would howl. */
  private static final int MOST = -6;

  private final int[] voice;
  private volatile float factor;
  private boolean said;

  SideTone(int frameSamples) {
    voice = new int[frameSamples];
  }

  /** How loud, in dB; empty turns it off. Any thread. */
  void set(OptionalInt decibels) {
    factor =
        decibels.isPresent()
            ? (float) Math.pow(10, Math.clamp(decibels.getAsInt(), LEAST, MOST) / 20.0)
            : 0;
  }

  void nothingSaid() {
    said = false;
  }

  void said(int[] frame) {
    if (factor > 0) {
      System.arraycopy(frame, 0, voice, 0, voice.length);
      said = true;
    }
  }

  void addTo(int[] heard, boolean gateOpen) {
    float now = factor;
    if (!said || !gateOpen || now == 0) {
      return;
    }
    for (int i = 0; i < heard.length; i++) {
      heard[i] = Math.clamp((int) (heard[i] + voice[i] * now), -32768, 32767);
    }
  }
}
