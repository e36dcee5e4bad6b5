package dev.earshot.audio.device;

import java.io.IOException;
import java.util.List;

/**
 * A sound system as this package needs it, so that one can take another's place: PulseAudio, {@code
 * javax.sound}, or a script in tests. Every call may block for seconds or, if the sound server
 * hangs, for ever: {@link Bounded} makes them. Whether a line was lost shows by its transfers; that
 * devices came or went is told to the listener that the back end was made with, by those that hear
 * of it themselves.
 */
interface AudioBackend extends AutoCloseable {
  /** Inputs, the default one first; empty without a sound card. */
  List<SoundDevice> inputs();

  /** Outputs, the default one first; empty without a sound card. */
  List<SoundDevice> outputs();

  /**
   * Opens and starts an input of 16-bit mono.
   *
   * @param id of one of {@link #inputs()}; empty is the default input
   * @throws IOException if it is gone, busy or cannot do the rate
   */
  SoundLine openInput(String id, int sampleRate) throws IOException;

  /** As {@link #openInput}, for an output. */
  SoundLine openOutput(String id, int sampleRate) throws IOException;

  /** What it is called, for people; empty if it has no name. */
  default String name() {
    return "";
  }

  /** Whether it can be used now; may try to connect. */
  default boolean available() {
    return true;
  }

  /** What the user should know of it, in a sentence; empty if nothing. */
  default String notice() {
    return "";
  }

  @Override
  default void close() {}
}
