package dev.earshot.audio.device;

import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.ToneSource;

/** A steady sine of -12 dBFS. Mix thread. */
final class ToneMicrophone implements Microphone {
  private static final double LEVEL_DBFS = -12;

  private final String description;
  private final ToneSource tone;

  ToneMicrophone(String description, double hertz, PcmFormat format) {
    this.description = description;
    this.tone = new ToneSource(format.sampleRate(), hertz, LEVEL_DBFS);
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public boolean read(int[] frame) {
    tone.fill(frame);
    return true;
  }

  @Override
  public void close() {}
}
