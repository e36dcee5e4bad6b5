package dev.earshot.app.simulate.laml;

import dev.earshot.app.demo.voice.Voice;
import dev.earshot.mixer.port.Port;

/** What a simulated person says, from his first moment on; he hears nothing. Mix thread. */
final class VoicePort implements Port {
  private final Voice voice;
  private long position;

  VoicePort(Voice voice) {
    this.voice = voice;
  }

  @Override
  public int sampleRate() {
    return Voice.SAMPLE_RATE;
  }

  @Override
  public boolean read(int[] frame) {
    boolean speaks = voice.fill(position, frame);
    position += frame.length;
    return speaks;
  }

  @Override
  public void write(int[] frame) {}
}
