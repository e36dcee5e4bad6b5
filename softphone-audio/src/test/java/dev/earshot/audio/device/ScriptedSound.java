package dev.earshot.audio.device;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A sound system with one line that can do certain rates only. */
final class ScriptedSound implements AudioBackend {
  final ScriptedLine line = new ScriptedLine();
  final List<String> names;
  final Set<Integer> rates;
  volatile CountDownLatch hang = new CountDownLatch(0);
  volatile int openedAt;

  ScriptedSound(List<String> names, Set<Integer> rates) {
    this.names = names;
    this.rates = rates;
  }

  @Override
  public List<SoundDevice> inputs() {
    return devices();
  }

  @Override
  public List<SoundDevice> outputs() {
    return devices();
  }

  private List<SoundDevice> devices() {
    return names.stream()
        .map(name -> new SoundDevice(name, name, DeviceForm.of("", name)))
        .toList();
  }

  @Override
  public SoundLine openInput(String id, int sampleRate) throws IOException {
    try {
      hang.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    if (!rates.contains(sampleRate)) {
      throw new IOException("line with format " + sampleRate + " not supported");
    }
    openedAt = sampleRate;
    return line;
  }

  @Override
  public SoundLine openOutput(String id, int sampleRate) throws IOException {
    line.available = 2 * sampleRate / 1000 * 60;
    return openInput(id, sampleRate);
  }
}
