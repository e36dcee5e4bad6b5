package dev.earshot.audio.device;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sound system in memory with a clock that the test turns: cards are plugged in and pulled, their
 * lines move as many samples as their own clock says, stall and are lost. One thread.
 */
final class MemoryBackend implements AudioBackend {
  private final String name;
  private final Runnable onChange;
  private final Map<String, SoundDevice> cards = new LinkedHashMap<>();
  private final List<MemoryLine> lines = new ArrayList<>();
  private long now;
  private boolean running = true;
  private boolean closed;
  private int connections;

  MemoryBackend(String name, Runnable onChange) {
    this.name = name;
    this.onChange = onChange;
  }

  /** Nanoseconds since the beginning. */
  long now() {
    return now;
  }

  /** Turns the clock. */
  void advanceMillis(double millis) {
    now += Math.round(millis * 1e6);
  }

  /** A card with one input and one output of the same id. */
  MemoryBackend plug(String id, String shown) {
    cards.put(id, new SoundDevice(id, shown, DeviceForm.of("", shown)));
    onChange.run();
    return this;
  }

  void unplug(String id) {
    cards.remove(id);
    lines.stream().filter(line -> line.device().equals(id)).forEach(MemoryLine::lose);
    onChange.run();
  }

  /** The server dies, with all lines. */
  void die() {
    running = false;
    lines.forEach(MemoryLine::lose);
    onChange.run();
  }

  void restart() {
    running = true;
    onChange.run();
  }

  /** The line opened last. */
  MemoryLine line() {
    return lines.getLast();
  }

  boolean closed() {
    return closed;
  }

  /** How often somebody asked whether it is there. */
  int connections() {
    return connections;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean available() {
    connections++;
    return running;
  }

  @Override
  public List<SoundDevice> inputs() {
    return running ? List.copyOf(cards.values()) : List.of();
  }

  @Override
  public List<SoundDevice> outputs() {
    return inputs();
  }

  @Override
  public SoundLine openInput(String id, int sampleRate) throws IOException {
    return open(id, sampleRate, true);
  }

  @Override
  public SoundLine openOutput(String id, int sampleRate) throws IOException {
    return open(id, sampleRate, false);
  }

  private SoundLine open(String id, int sampleRate, boolean input) throws IOException {
    String device = id.isEmpty() && !cards.isEmpty() ? cards.keySet().iterator().next() : id;
    if (!running || !cards.containsKey(device)) {
      throw new IOException("no such device");
    }
    MemoryLine line = new MemoryLine(device, sampleRate, input, () -> now);
    lines.add(line);
    return line;
  }

  @Override
  public void close() {
    closed = true;
  }
}
