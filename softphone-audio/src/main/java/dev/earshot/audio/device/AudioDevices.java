package dev.earshot.audio.device;

import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;
import java.util.List;

/**
 * Lists and opens microphones and speakers. Specs of microphones: {@code default}, {@code
 * device:NAME}, {@code file:x.wav} (from its beginning, once), {@code file:x.wav?loop}, {@code
 * tone:HZ} (20 to 20000, -12 dBFS), {@code silence}; of speakers: {@code default}, {@code
 * device:NAME}, {@code file:x.wav}, {@code none}. Never call it on the mix or FX thread: sound
 * systems can block for seconds; each call here ends within five.
 */
public interface AudioDevices {
  /** The sound cards of this machine, through javax.sound. */
  static AudioDevices system() {
    return new SystemAudioDevices(new SoundCards(new JavaxSound(), System::nanoTime));
  }

  /** Sound card inputs, {@code default} first; empty without a sound card. */
  List<AudioDevice> microphones();

  /** Sound card outputs, {@code default} first; empty without a sound card. */
  List<AudioDevice> speakers();

  /**
   * @throws IOException if the spec is unknown, the file unreadable, or the device gone or busy;
   *     the message is one line that names what and where
   */
  Microphone openMicrophone(String spec, PcmFormat format) throws IOException;

  /** As {@link #openMicrophone}. */
  Speaker openSpeaker(String spec, PcmFormat format) throws IOException;
}
