package dev.earshot.app.doctor;

import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.voice.Processor;
import dev.earshot.audio.voice.VoiceProcessing;
import dev.earshot.audio.voice.VoiceSettings;
import dev.earshot.mixer.audio.PcmFormat;
import java.util.List;
import java.util.function.Consumer;

/** The native libraries: Opus, WebRTC's voice processing, and the sound system's. */
final class LibrariesCheck implements Check {
  private final AudioDevices devices;
  private final PcmFormat format;

  LibrariesCheck(AudioDevices devices, PcmFormat format) {
    this.devices = devices;
    this.format = format;
  }

  @Override
  public String name() {
    return "natives";
  }

  @Override
  public void examine(Consumer<Finding> findings) {
    findings.accept(codecs(MediaConfig.knownCodecs(), MediaConfig.usableCodecs()));
    findings.accept(voice());
    // Which sound system is used is known after its first use only.
    int there = devices.microphones().size() + devices.speakers().size();
    findings.accept(sound(devices.soundSystem(), devices.notice(), there > 0));
  }

  static Finding codecs(List<String> known, List<String> usable) {
    List<String> missing = known.stream().filter(name -> !usable.contains(name)).toList();
    return missing.isEmpty()
        ? Finding.ok("opus", "libopus is there; codecs: " + String.join(", ", usable))
        : Finding.warning(
            "opus",
            "libopus cannot be loaded: not offered are " + String.join(", ", missing),
            "it comes with Earshot for Linux, macOS and Windows on x86-64 and ARM64; the temporary"
                + " folder must let libraries be loaded (no noexec), or choose another by"
                + " -Djava.io.tmpdir");
  }

  private Finding voice() {
    try (Processor processor = VoiceProcessing.open(format, VoiceSettings.DEFAULT)) {
      return voice(processor.notice());
    }
  }

  static Finding voice(String notice) {
    return notice.isEmpty()
        ? Finding.ok("voice processing", "WebRTC's library is there: echo, noise, gain, high-pass")
        : Finding.warning(
            "voice processing",
            notice,
            "on Debian: apt install libpulse0 libudev1 libx11-6 libxfixes3 libxrandr2"
                + " libxcomposite1 libdbus-1-3");
  }

  /**
   * @param notice what the sound system says of itself; empty if all is well
   */
  static Finding sound(String system, String notice, boolean anything) {
    if (notice.isEmpty()) {
      return Finding.ok("sound system", system);
    }
    String hint =
        "on Linux: install libpulse0, and let PulseAudio or PipeWire (pipewire-pulse) run for this"
            + " user; in a container or over ssh, PULSE_SERVER must name its socket";
    return Finding.warning("sound system", notice + (anything ? "" : " It has no device."), hint);
  }
}
