package dev.earshot.audio.device;

import java.io.IOException;
import java.util.List;

/**
 * A sound system as this package needs it, so that {@code javax.sound} can be replaced by a script
 * in tests. Every call may block for seconds or, if the sound server hangs, for ever: {@link
 * Bounded} makes them.
 */
interface SoundSystem {
  /** Names of the inputs, the default one first; empty without a sound card. */
  List<String> inputs();

  /** Names of the outputs, the default one first; empty without a sound card. */
  List<String> outputs();

  /**
   * Opens and starts an input of 16-bit mono.
   *
   * @param name one of {@link #inputs()}; the empty name is the default input
   * @throws IOException if it is gone, busy or cannot do the rate
   */
  SoundLine openInput(String name, int sampleRate, int bufferMillis) throws IOException;

  /** As {@link #openInput}, for an output. */
  SoundLine openOutput(String name, int sampleRate, int bufferMillis) throws IOException;
}
