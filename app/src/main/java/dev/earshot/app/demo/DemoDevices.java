package dev.earshot.app.demo;

import dev.earshot.app.demo.ear.RecordingSpeaker;
import dev.earshot.app.demo.ear.Tap;
import dev.earshot.audio.device.AudioDevice;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.device.DeviceEvent;
import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.Speaker;
import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The devices of this machine and one more, the simulated supervisor's microphone. All microphones
 * hang on a cable that the tour can pull; what goes in and out can be kept.
 */
public final class DemoDevices implements AudioDevices {
  /** Spec of the simulated microphone. */
  public static final String SIMULATED = "demo";

  private final AudioDevices devices;
  private final Cable cable;
  private final Supplier<DemoMicrophone> simulated;
  private final Tap microphoneTap = new Tap();
  private final Tap earTap = new Tap();

  public DemoDevices(AudioDevices devices, Cable cable, Supplier<DemoMicrophone> simulated) {
    this.devices = devices;
    this.cable = cable;
    this.simulated = simulated;
  }

  /** Where what microphones take up can be kept. */
  public Tap microphoneTap() {
    return microphoneTap;
  }

  /** Where what the supervisor hears can be kept. */
  public Tap earTap() {
    return earTap;
  }

  /** Whether there is a real microphone. */
  boolean hasSoundCard() {
    return !devices.microphones().isEmpty();
  }

  /** What is missing on this machine, as a sentence; empty if nothing is. */
  public Optional<String> absence() {
    return hasSoundCard()
        ? Optional.empty()
        : Optional.of("No sound card: simulated microphone, silent output");
  }

  @Override
  public List<AudioDevice> microphones() {
    List<AudioDevice> all = new ArrayList<>(cable.isPulled() ? List.of() : devices.microphones());
    all.add(new AudioDevice(SIMULATED, "Simulated supervisor"));
    return all;
  }

  @Override
  public List<AudioDevice> speakers() {
    return devices.speakers();
  }

  @Override
  public Microphone openMicrophone(String spec, PcmFormat format) throws IOException {
    if (cable.isPulled()) {
      throw new IOException("microphone " + spec + ": the cable is pulled");
    }
    Microphone microphone =
        spec.equals(SIMULATED) ? simulated.get() : devices.openMicrophone(spec, format);
    return new CabledMicrophone(microphone, cable, microphoneTap);
  }

  @Override
  public Speaker openSpeaker(String spec, PcmFormat format) throws IOException {
    return new RecordingSpeaker(devices.openSpeaker(spec, format), earTap);
  }

  @Override
  public String notice() {
    return devices.notice();
  }

  @Override
  public AutoCloseable watch(Consumer<DeviceEvent> listener) {
    return devices.watch(listener);
  }

  @Override
  public void close() {
    devices.close();
  }
}
