package dev.earshot.app;

import dev.earshot.audio.device.AudioDevice;
import dev.earshot.audio.phone.Softphone;
import java.io.IOException;
import java.util.List;

/** The two lines of a telephone, as the dock keeps them. */
final class DockLines {
  private DockLines() {}

  /** The microphone. */
  record Input(Softphone phone, DeviceRack devices) implements DockLine.Line {
    @Override
    public List<AudioDevice> list() {
      return devices.devices().microphones();
    }

    @Override
    public void open(String spec) throws IOException {
      phone.useMicrophone(devices.microphone(spec));
    }

    @Override
    public boolean alive() {
      return phone.microphone().alive();
    }

    @Override
    public String name() {
      return phone.microphone().description();
    }

    @Override
    public String spec() {
      return phone.microphone().spec();
    }
  }

  /** The speaker. */
  record Output(Softphone phone, DeviceRack devices) implements DockLine.Line {
    @Override
    public List<AudioDevice> list() {
      return devices.devices().speakers();
    }

    @Override
    public void open(String spec) throws IOException {
      phone.useSpeaker(devices.speaker(spec));
    }

    @Override
    public boolean alive() {
      return phone.speaker().alive();
    }

    @Override
    public String name() {
      return phone.speaker().description();
    }

    @Override
    public String spec() {
      return phone.speaker().spec();
    }
  }
}
