package dev.earshot.audio;

import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.Speaker;

/** A headset for tests: says one tone, remembers what it hears, and can be pulled out. */
public final class ToneDevice implements Microphone, Speaker {
  private final TonePort port;
  private final String description;
  public volatile boolean alive = true;
  public volatile boolean closed;

  public ToneDevice(int sampleRate, double hertz) {
    this.port = new TonePort(sampleRate, hertz);
    this.description = "tone " + hertz;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public boolean read(int[] frame) {
    return port.read(frame);
  }

  @Override
  public void write(int[] frame) {
    port.write(frame);
  }

  @Override
  public String spec() {
    return "";
  }

  @Override
  public boolean alive() {
    return alive;
  }

  @Override
  public void close() {
    closed = true;
  }

  /** What it heard. */
  public TonePort ear() {
    return port;
  }
}
