package dev.earshot.audio.focus.record;

import dev.earshot.audio.device.Recorder;
import dev.earshot.mixer.port.Port;

/**
 * A participant who says nothing and writes down what he hears. Paused, he writes nothing, and the
 * time is not in the file. {@link #pause} is for any thread, everything else for the mix thread.
 */
public final class RecorderPort implements Port {
  private final int sampleRate;
  private final Recorder recorder;
  private volatile boolean paused;

  public RecorderPort(int sampleRate, Recorder recorder) {
    this.sampleRate = sampleRate;
    this.recorder = recorder;
  }

  public void pause(boolean nowPaused) {
    paused = nowPaused;
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public boolean read(int[] frame) {
    return false;
  }

  @Override
  public void write(int[] frame) {
    if (!paused) {
      recorder.write(frame);
    }
  }
}
