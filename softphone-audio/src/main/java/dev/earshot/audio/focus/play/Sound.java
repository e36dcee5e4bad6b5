package dev.earshot.audio.focus.play;

import dev.earshot.mixer.audio.PcmFormat;

/** Something to play. Immutable. */
public sealed interface Sound permits RecordedSound, ToneSequence, HoldMusic {
  /** For people and logs. */
  String name();

  /** All of it in 16-bit samples; takes time and memory, so never on the mix thread. */
  short[] render(PcmFormat format);
}
