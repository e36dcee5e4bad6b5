package dev.earshot.app;

import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.Speaker;
import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;

/**
 * The machine's devices, opened in the one format of the mixer.
 *
 * @param devices as {@code AudioDevices} says; never on the mix or FX thread
 */
record DeviceRack(AudioDevices devices, PcmFormat format) {
  /**
   * @throws IOException as {@code AudioDevices.openMicrophone}
   */
  Microphone microphone(String spec) throws IOException {
    return devices.openMicrophone(spec, format);
  }

  /**
   * @throws IOException as {@code AudioDevices.openSpeaker}
   */
  Speaker speaker(String spec) throws IOException {
    return devices.openSpeaker(spec, format);
  }
}
