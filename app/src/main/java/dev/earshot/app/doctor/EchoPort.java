package dev.earshot.app.doctor;

import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.Speaker;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.ToneSource;
import dev.earshot.mixer.port.Port;
import java.util.Arrays;

/**
 * First is silent, then plays a tone, then is silent again, and keeps all that the microphone takes
 * up meanwhile. Mix thread, but for {@link #done} and {@link #heard}.
 */
final class EchoPort implements Port {
  /** Cards that were asleep are awake then. */
  static final int QUIET_MILLIS = 1200;

  static final int TONE_MILLIS = 600;
  private static final int TAIL_MILLIS = 700;
  static final double HERTZ = 1000;
  static final double LEVEL = -20;

  private final Microphone microphone;
  private final Speaker speaker;
  private final int sampleRate;
  private final int[] taken;
  private final int[] played;
  private final ToneSource tone;
  private int at;
  private volatile boolean done;

  EchoPort(Microphone microphone, Speaker speaker, PcmFormat format) {
    this.microphone = microphone;
    this.speaker = speaker;
    this.sampleRate = format.sampleRate();
    this.taken = new int[perMilli() * (QUIET_MILLIS + TONE_MILLIS + TAIL_MILLIS)];
    this.played = new int[format.frameSamples()];
    this.tone = new ToneSource(sampleRate, HERTZ, LEVEL);
  }

  private int perMilli() {
    return sampleRate / 1000;
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public boolean read(int[] frame) {
    if (!done) {
      if (microphone.read(frame)) {
        System.arraycopy(frame, 0, taken, at, frame.length);
      }
      at += frame.length;
      done = at + frame.length > taken.length;
    }
    return false;
  }

  @Override
  public void write(int[] frame) {
    int millis = at / perMilli();
    if (millis >= QUIET_MILLIS && millis < QUIET_MILLIS + TONE_MILLIS) {
      tone.fill(played);
    } else {
      Arrays.fill(played, 0);
    }
    speaker.write(played);
  }

  boolean done() {
    return done;
  }

  /** All that was taken up; to be read when it is done. */
  int[] heard() {
    return taken;
  }
}
