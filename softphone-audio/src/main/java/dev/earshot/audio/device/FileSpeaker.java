package dev.earshot.audio.device;

import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;
import java.nio.file.Path;

/** Records what is heard into a WAV file; see {@link Recorder}. */
final class FileSpeaker implements Speaker {
  private final String description;
  private final Recorder recorder;

  /**
   * @throws IOException if the file cannot be written; the message names it
   */
  FileSpeaker(Path path, PcmFormat format) throws IOException {
    this.description = "file " + path;
    WavWriter file = WavWriter.create(path, format.sampleRate());
    this.recorder = Recorder.start(description, format, () -> file);
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public void write(int[] frame) {
    recorder.write(frame);
  }

  /** Frames that the disk was too slow for. Any thread. */
  long missed() {
    return recorder.missed();
  }

  /** False after the file could not be written, for example because the disk is full. */
  @Override
  public boolean alive() {
    return recorder.problem().isEmpty();
  }

  /** Writes what was heard so far and completes the file; at most one second. */
  @Override
  public void close() {
    recorder.close();
  }
}
