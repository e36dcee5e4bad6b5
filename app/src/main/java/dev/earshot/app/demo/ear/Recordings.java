package dev.earshot.app.demo.ear;

import dev.earshot.audio.device.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ears of a demo, by id, all on one clock. Recorders may be asked for from any thread.
 *
 * <p>Files are written whole at the end: whoever stops the demo earlier finds none that is cut off.
 */
public final class Recordings {
  private final MediaClock clock;
  private final int sampleRate;
  private final int maxMillis;
  private final Map<String, Recorder> ears = new TreeMap<>();

  public Recordings(MediaClock clock, int sampleRate, int maxMillis) {
    this.clock = clock;
    this.sampleRate = sampleRate;
    this.maxMillis = maxMillis;
  }

  public MediaClock clock() {
    return clock;
  }

  public int sampleRate() {
    return sampleRate;
  }

  /** The recorder of an ear; one and the same however often it is asked for. */
  public synchronized Recorder ear(String id) {
    return ears.computeIfAbsent(id, key -> new Recorder(key, clock, sampleRate, maxMillis));
  }

  public synchronized List<String> ids() {
    return List.copyOf(ears.keySet());
  }

  /** What an ear heard, as long as the longest recording. */
  public int[] samples(String id) {
    return ear(id).samples(length());
  }

  /** Writes one 16-bit WAV file per ear, all of the same length. */
  public List<Path> write(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String id : ids()) {
      Path file = directory.resolve(id + ".wav");
      WavWriter.write(file, sampleRate, samples(id));
      files.add(file);
    }
    return files;
  }

  private synchronized int length() {
    return ears.values().stream().mapToInt(Recorder::length).max().orElse(0);
  }
}
