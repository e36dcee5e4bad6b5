package dev.earshot.app.doctor;

import dev.earshot.app.doctor.DevicesCheck.Wanted;
import dev.earshot.app.profile.Settings;
import dev.earshot.audio.device.AudioDevice;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.device.DevicePreference;
import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the checks of this very machine. */
public final class Workstation {
  private static final PcmFormat FORMAT = MixerConfig.DEFAULT.format();

  private final AudioDevices devices;
  private final Wanted wanted;
  private final Waiting waiting = new Waiting(System::nanoTime);

  /**
   * @param microphone spec as in {@code AudioDevices}; {@code default} follows the preference
   * @param speaker as for the microphone
   * @param settings what the user chose in the dock
   */
  public Workstation(AudioDevices devices, String microphone, String speaker, Settings settings) {
    this.devices = devices;
    this.wanted =
        new Wanted(
            microphone,
            speaker,
            new DevicePreference(settings.microphones()),
            new DevicePreference(settings.speakers()));
  }

  /**
   * Everything that needs nobody else, in order of telling.
   *
   * @param echo whether a tone may be played
   */
  public List<Check> checks(boolean echo) {
    List<Check> checks =
        new ArrayList<>(
            List.of(
                PlatformCheck.ofProcess(),
                new LibrariesCheck(devices, FORMAT),
                SchedulingCheck.ofSystem(),
                new DevicesCheck(devices, wanted),
                new MicrophoneCheck(source(), FORMAT, waiting)));
    if (echo) {
      checks.add(new EchoCheck(devices, this::microphone, this::speaker, waiting));
    }
    checks.add(new LoopbackCheck(devices, MediaConfig.usableCodecs(), waiting));
    return checks;
  }

  /** A call to somebody. */
  public Check target(TargetCheck.Line line) {
    return new TargetCheck(line, devices, waiting);
  }

  private String microphone() {
    return spec(devices.microphones(), wanted.microphone(), wanted.microphones());
  }

  private String speaker() {
    return spec(devices.speakers(), wanted.speaker(), wanted.speakers());
  }

  /** Of the device that is taken, or what was asked for, so that opening it says what is wrong. */
  private static String spec(List<AudioDevice> there, String spec, DevicePreference preference) {
    return DevicesCheck.taken(there, spec, preference).map(AudioDevice::spec).orElse(spec);
  }

  private SoundSource source() {
    return new SoundSource() {
      @Override
      public boolean present() {
        Optional<AudioDevice> card =
            DevicesCheck.taken(devices.microphones(), wanted.microphone(), wanted.microphones());
        return card.isPresent() || !wanted.microphone().equals("default");
      }

      @Override
      public Microphone open() throws IOException {
        return devices.openMicrophone(microphone(), FORMAT);
      }
    };
  }
}
