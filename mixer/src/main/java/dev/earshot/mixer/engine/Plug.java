package dev.earshot.mixer.engine;

import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.Resampler;
import dev.earshot.mixer.port.Port;
import java.util.Arrays;

/**
 * A port with the frames and resamplers that fit it to a room. Made by whoever asks for the change,
 * so that the mix thread need not allocate; then owned by the mix thread.
 */
public final class Plug {
  private final Port port;
  private final int[] said;
  private final int[] heard;
  private final Resampler toRoom;
  private final Resampler toPort;

  /**
   * @throws IllegalArgumentException if the port's rate is not supported
   */
  public Plug(Port port, PcmFormat room) {
    PcmFormat format = new PcmFormat(port.sampleRate(), room.frameMillis());
    this.port = port;
    this.said = new int[format.frameSamples()];
    this.heard = new int[format.frameSamples()];
    this.toRoom = new Resampler(format, room);
    this.toPort = new Resampler(room, format);
  }

  /** Takes the port's next frame; see {@link Port#read}. */
  boolean read() {
    return port.read(said);
  }

  /** The frame last read, at the port's rate. */
  int[] said() {
    return said;
  }

  /** Converts the frame last read to the room's rate. */
  void intoRoom(int[] voice) {
    toRoom.resample(said, voice);
  }

  /** Zeros in place of a frame; nothing said before will ring on. */
  void silence(int[] voice) {
    toRoom.reset();
    Arrays.fill(voice, 0);
  }

  /** Converts a mix to the port's rate and limits it to 16 bits. The returned frame is reused. */
  int[] outOfRoom(MixBus mix, MixCounters counters) {
    toPort.resample(mix.samples(), heard);
    int clipped = 0;
    for (int i = 0; i < heard.length; i++) {
      int sample = heard[i];
      int limited = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sample));
      clipped += sample == limited ? 0 : 1;
      heard[i] = limited;
    }
    counters.clipped(clipped);
    return heard;
  }

  void write(int[] frame) {
    port.write(frame);
  }
}
