package dev.earshot.audio.focus.record;

import dev.earshot.audio.device.SoundFile;
import dev.earshot.audio.device.WavWriter;
import java.io.IOException;
import java.nio.file.Path;

/** How a recording is written. */
public enum RecordingFormat {
  /** 16-bit PCM, mono, at the rate of the mixer. */
  WAV("wav"),

  /** Opus in Ogg (RFC 7845), about 24 kbit/s; needs libopus and a mixer of 16 kHz. */
  OPUS("opus");

  private final String extension;

  RecordingFormat(String extension) {
    this.extension = extension;
  }

  /** Of the file's name, without the dot. */
  public String extension() {
    return extension;
  }

  /**
   * Creates a file of this format.
   *
   * @throws IOException if it cannot be written; the message names it
   */
  public SoundFile create(Path file, int sampleRate) throws IOException {
    return switch (this) {
      case WAV -> WavWriter.create(file, sampleRate);
      case OPUS -> OggOpusFile.create(file, sampleRate);
    };
  }
}
