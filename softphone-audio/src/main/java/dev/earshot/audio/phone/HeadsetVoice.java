package dev.earshot.audio.phone;

import dev.earshot.audio.voice.VoiceProcessing;
import dev.earshot.audio.voice.VoiceSettings;
import dev.earshot.mixer.audio.PcmFormat;
import java.util.OptionalInt;

/**
 * What is done to the voice of a telephone's own microphone before the gate. Methods may be called
 * by any thread but the mix thread; the telephone closes it.
 */
public final class HeadsetVoice {
  private final HeadsetPort headset;
  private final PcmFormat format;
  private boolean opened;

  HeadsetVoice(HeadsetPort headset, PcmFormat format) {
    this.headset = headset;
    this.format = format;
  }

  /**
   * Improves what acoustic microphones take up, or no longer; at first it does not. The first time
   * anything is switched on a library is loaded, half a second on the caller's thread; where it is
   * missing {@link #notice} says why and voices pass as they are.
   */
  public synchronized void use(VoiceSettings settings) {
    if (!opened && !settings.equals(VoiceSettings.OFF)) {
      opened = true;
      headset.exchange(VoiceProcessing.open(format, settings)).close();
    }
    headset.processor().use(settings);
  }

  /** What is switched on; nothing where nothing can be done. */
  public VoiceSettings settings() {
    return headset.processor().settings();
  }

  /** Why nothing can be done to the voice, in a sentence; empty if all is well. */
  public String notice() {
    return headset.processor().notice();
  }

  /** How surely the microphone hears a voice, 0 to 1; negative if nobody looks for one. */
  public double activity() {
    return headset.processor().voice();
  }

  /**
   * How loud one hears oneself while the gate is open, in dB, -60 to -6; what lies beyond is
   * limited. Empty, as at first: not at all.
   */
  public void setSideTone(OptionalInt decibels) {
    headset.setSideTone(decibels);
  }

  /** For good. */
  synchronized void close() {
    opened = true;
    headset.exchange(VoiceProcessing.none()).close();
  }
}
