package dev.earshot.app.demo;

import dev.earshot.app.demo.ear.FrameSink;
import dev.earshot.audio.device.Microphone;

/**
 * A microphone on a cable that can be pulled: then it is lost for good, as a sound card's line is,
 * and must be opened again. What it takes up is also kept. Mix thread, but for {@link #alive}.
 */
final class CabledMicrophone implements Microphone {
  private final Microphone microphone;
  private final Cable cable;
  private final FrameSink tap;
  private volatile boolean lost;

  CabledMicrophone(Microphone microphone, Cable cable, FrameSink tap) {
    this.microphone = microphone;
    this.cable = cable;
    this.tap = tap;
  }

  @Override
  public String description() {
    return microphone.description();
  }

  @Override
  public boolean read(int[] frame) {
    if (!alive() || !microphone.read(frame)) {
      return false;
    }
    tap.write(frame);
    return true;
  }

  @Override
  public String spec() {
    return microphone.spec();
  }

  @Override
  public boolean alive() {
    if (cable.isPulled()) {
      lost = true;
    }
    return !lost && microphone.alive();
  }

  @Override
  public boolean acoustic() {
    return microphone.acoustic();
  }

  @Override
  public void close() {
    microphone.close();
  }
}
