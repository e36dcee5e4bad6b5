package dev.earshot.app.doctor;

import dev.earshot.audio.device.Speaker;
import dev.earshot.mixer.audio.LevelMeter;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.ToneMeter;

/** A speaker that measures how loud one tone is in what it is given, five times a second. */
final class ToneEar implements Speaker {
  private static final int STRETCH_MILLIS = 200;

  /** A tone of -12 dBFS that came through a call is well above this, and nothing else is. */
  private static final double HEARD = -30;

  private final double hertz;
  private final ToneMeter meter;
  private final int[] stretch;
  private int filled;
  private volatile double level = LevelMeter.SILENCE;

  ToneEar(double hertz, PcmFormat format) {
    this.hertz = hertz;
    this.meter = new ToneMeter(format.sampleRate());
    this.stretch = new int[format.sampleRate() / 1000 * STRETCH_MILLIS];
  }

  @Override
  public String description() {
    return "listening for " + hertz + " Hz";
  }

  @Override
  public void write(int[] frame) {
    System.arraycopy(frame, 0, stretch, filled, frame.length);
    filled += frame.length;
    if (filled == stretch.length) {
      level = meter.dbfs(stretch, hertz);
      filled = 0;
    }
  }

  /** Whether the tone is heard. Any thread. */
  boolean hears() {
    return level > HEARD;
  }

  @Override
  public void close() {}
}
