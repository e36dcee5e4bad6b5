package dev.earshot.mixer.port;

/**
 * A port whose listener hears with two ears: each voice from its place ({@code RoomChange.SetPan}).
 * He speaks in mono, as everybody. Called as any {@link Port}; {@link #write(int[])} is not.
 */
public interface StereoPort extends Port {
  /**
   * Takes what the participant hears, one tick for each ear at {@link #sampleRate()}. The frames
   * belong to the caller: copy what must be kept.
   */
  void write(int[] left, int[] right);

  /** Not called: a stereo listener hears nothing in mono. */
  @Override
  default void write(int[] frame) {
    write(frame, frame);
  }
}
