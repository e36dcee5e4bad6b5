package dev.earshot.app.desk;

import dev.earshot.audio.focus.play.ToneSequence;
import dev.earshot.audio.focus.play.ToneSequence.Tone;
import dev.earshot.mixer.audio.PcmFormat;
import java.util.ArrayList;
import java.util.List;

/** The sound of a bell, again and again: two tones in turn, then a rest. Mix thread. */
final class RingTone {
  private static final int TRILLS = 5;
  private static final double LEVEL = -14;

  private final short[] melody;
  private int at;

  RingTone(PcmFormat format) {
    List<Tone> tones = new ArrayList<>();
    for (int i = 0; i < TRILLS; i++) {
      tones.add(new Tone(660, 110, LEVEL));
      tones.add(new Tone(880, 110, LEVEL));
    }
    tones.add(new Tone(0, 2000, LEVEL));
    melody = new ToneSequence("ring", tones).render(format);
  }

  /** What follows the former frame. */
  void fill(int[] frame) {
    for (int i = 0; i < frame.length; i++) {
      frame[i] = melody[at];
      at = at + 1 == melody.length ? 0 : at + 1;
    }
  }
}
