package dev.earshot.audio.voice;

/**
 * Improves the voice from one microphone, knowing what the speaker beside it plays. Both are given
 * to it in frames of {@value #FRAME_MILLIS} ms at the rate it was opened with, in the order in
 * which they are played and captured: for each tick first {@link #process}, then {@link #played}.
 *
 * <p>{@link #process} and {@link #played} belong to one thread, the mix thread: they do not lock,
 * wait, allocate or throw. Everything else may be called by any thread.
 */
public interface Processor extends AutoCloseable {
  /** Duration of every frame. */
  int FRAME_MILLIS = 10;

  /** {@link #voice} where nobody looks for voices. */
  double UNKNOWN = -1;

  /** What was captured; is changed in place. A frame of another length is left as it is. */
  void process(int[] frame);

  /** What the speaker plays next, and the microphone may hear. Is not changed. */
  void played(int[] frame);

  /** Switches its parts, from one of the next frames on. */
  void use(VoiceSettings settings);

  /** What is switched on now; nothing where nothing can be done. */
  VoiceSettings settings();

  /** How surely the last frame was voice, 0 to 1, or {@link #UNKNOWN}. */
  double voice();

  /** Why nothing can be done, in a sentence; empty if all is well. */
  String notice();

  /** Lets everything pass from now on; idempotent. */
  @Override
  void close();
}
