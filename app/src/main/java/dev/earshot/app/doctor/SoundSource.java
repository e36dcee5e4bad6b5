package dev.earshot.app.doctor;

import dev.earshot.audio.device.Microphone;
import java.io.IOException;

/** The microphone to be examined. */
interface SoundSource {
  /** Whether there is one. */
  boolean present();

  /**
   * @throws IOException one line that says why it cannot be opened
   */
  Microphone open() throws IOException;
}
