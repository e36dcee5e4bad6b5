package dev.earshot.app;

import dev.earshot.app.console.DockView;
import dev.earshot.audio.device.AudioDevice;
import java.util.List;

/** What the dock shows, as it changes. Guarded by {@link SoftphoneDock}'s lock. */
final class DockState {
  private final String account;
  List<AudioDevice> microphones = List.of();
  List<AudioDevice> speakers = List.of();
  String microphone = "silence";
  String speaker = "none";
  String notice = "";
  int microphoneGain;
  int ducking;
  DockView.Quality quality = DockView.Quality.NONE;

  DockState(String account) {
    this.account = account;
  }

  DockView view() {
    return new DockView(
        account,
        "Local focus: no registration needed",
        true,
        views(microphones),
        views(speakers),
        microphone,
        speaker,
        notice,
        microphoneGain,
        ducking,
        quality);
  }

  private static List<DockView.Device> views(List<AudioDevice> devices) {
    return devices.stream().map(d -> new DockView.Device(d.spec(), d.name())).toList();
  }
}
