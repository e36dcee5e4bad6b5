package dev.earshot.audio.device;

import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lists and opens microphones and speakers. Specs of microphones: {@code default}, {@code
 * device:ID}, {@code file:x.wav} (from its beginning, once), {@code file:x.wav?loop}, {@code
 * tone:HZ} (20 to 20000, -12 dBFS), {@code silence}; of speakers: {@code default}, {@code
 * device:ID}, {@code file:x.wav}, {@code none}; the name of a device does as well as its id. Never
 * call it on the mix or FX thread: sound systems can block for seconds; each call here ends within
 * seven.
 */
public interface AudioDevices extends AutoCloseable {
  /**
   * The sound cards of this machine: through PulseAudio where its library and server are, else
   * through javax.sound. Nothing is touched before the first use.
   */
  static AudioDevices system() {
    return SystemAudioDevices.open(System::nanoTime);
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

  /**
   * What the user should know of the sound system, in a sentence, for example that the better one
   * is not there; empty if nothing.
   */
  default String notice() {
    return "";
  }

  /** What the sound system is called, as far as its first use told; empty if nobody knows. */
  default String soundSystem() {
    return "";
  }

  /**
   * Hears of devices that come and go and of lines that fail, until the result is closed. On
   * threads of the sound system: must not block, nor call back. Not every sound system tells; who
   * must know lists the devices from time to time.
   */
  default AutoCloseable watch(Consumer<DeviceEvent> listener) {
    return () -> {};
  }

  /** Leaves the sound system; microphones and speakers that are still open are lost. */
  @Override
  default void close() {}
}
