package dev.earshot.mixer.engine;

import dev.earshot.mixer.audio.Fade;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.port.Port;
import dev.earshot.mixer.port.StereoPort;

/**
 * A port with the frames that fit it. Made by whoever asks for the change, so that the mix thread
 * need not allocate; then owned by the mix thread.
 */
public final class Plug {
  private final Port port;
  private final PcmFormat format;
  private final int rate;
  private final Fade fade;
  private final EarFrame own;

  /**
   * @throws IllegalArgumentException if the port's rate is not supported
   */
  public Plug(Port port, Rates rates) {
    this.port = port;
    this.format = rates.formatOf(port.sampleRate());
    this.rate = Rates.number(format);
    this.fade = rates.fade(rate);
    this.own = new EarFrame(format);
  }

  PcmFormat format() {
    return format;
  }

  /** Number of the port's rate. */
  int rate() {
    return rate;
  }

  /** Ramps at the port's rate. */
  Fade fade() {
    return fade;
  }

  /** Whether he listens with two ears. */
  boolean isStereo() {
    return port instanceof StereoPort;
  }

  /** Takes the port's next frame; see {@link Port#read}. */
  boolean read(int[] frame) {
    return port.read(frame);
  }

  /** For what is heard by nobody but him. */
  EarFrame own() {
    return own;
  }

  void write(EarFrame heard) {
    port.write(heard.frame());
  }

  void write(int[] left, int[] right) {
    if (port instanceof StereoPort stereo) {
      stereo.write(left, right);
    }
  }
}
