package dev.earshot.app;

import dev.earshot.audio.device.AudioDevice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cards by name; what is not there cannot be opened and does not live. */
final class FakeCards implements DockLine.Line {
  private final List<String> plugged = new ArrayList<>();
  final List<String> opened = new ArrayList<>();
  String current = "";
  boolean stalled;

  /** A card that was pulled is lost for good. */
  private boolean pulled;

  void plug(String... names) {
    plugged.addAll(List.of(names));
  }

  void unplug(String name) {
    plugged.remove(name);
    pulled |= current.equals("device:" + name);
  }

  @Override
  public List<AudioDevice> list() {
    return plugged.stream().map(name -> new AudioDevice("device:" + name, name)).toList();
  }

  @Override
  public void open(String spec) throws IOException {
    Optional<AudioDevice> card =
        list().stream().filter(device -> device.spec().equals(spec)).findFirst();
    if (spec.startsWith("device:") && card.isEmpty()) {
      throw new IOException(spec + " is not there");
    }
    opened.add(spec);
    current = spec;
    pulled = false;
  }

  @Override
  public boolean alive() {
    return !stalled && !pulled;
  }

  @Override
  public String name() {
    return current.replace("device:", "");
  }

  @Override
  public String spec() {
    return current.startsWith("device:") ? current : "";
  }
}
