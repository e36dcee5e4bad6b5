package dev.earshot.mixer.engine;

import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.port.Port;

/**
 * A port with the frames that fit it. Made by whoever asks for the change, so that the mix thread
 * need not allocate; then owned by the mix thread.
 */
public final class Plug {
  private final Port port;
  private final PcmFormat format;
  private final int rate;
  private final EarFrame own;

  /**
   * @throws IllegalArgumentException if the port's rate is not supported
   */
  public Plug(Port port, Rates rates) {
    this.port = port;
    this.format = rates.formatOf(port.sampleRate());
    this.rate = Rates.number(format);
    this.own = new EarFrame(format);
  }

  PcmFormat format() {
    return format;
  }

  /** Number of the port's rate. */
  int rate() {
    return rate;
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
}
