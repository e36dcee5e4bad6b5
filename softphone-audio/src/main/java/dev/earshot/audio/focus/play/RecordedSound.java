package dev.earshot.audio.focus.play;

import dev.earshot.audio.device.WavFile;
import dev.earshot.audio.device.WavResampler;
import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;
import java.nio.file.Path;

/** A WAV file, read beforehand. */
public final class RecordedSound implements Sound {
  private final String name;
  private final WavFile file;

  private RecordedSound(String name, WavFile file) {
    this.name = name;
    this.file = file;
  }

  /**
   * Reads a mono WAV file of 8, 16, 24, 32 or 48 kHz, at most 64 MB.
   *
   * @throws IOException if it is none; the message names it and what is wrong
   */
  public static RecordedSound read(Path path) throws IOException {
    return new RecordedSound(String.valueOf(path.getFileName()), WavResampler.read(path));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public short[] render(PcmFormat format) {
    return WavResampler.samples(file, format);
  }
}
