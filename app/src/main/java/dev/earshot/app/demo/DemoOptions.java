package dev.earshot.app.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the demo is to run; checked by whoever reads them from the command line.
 *
 * @param seed of the simulated call centre
 * @param seconds the tour should take at most
 * @param speed of the script and the tour's scenes, 1 to 20; sound keeps its own
 * @param rooms conferences at once, at least 3
 * @param tones steady sines instead of speech
 * @param headless without a window on a display; the tour then performs by itself and ends
 * @param sound microphone and speaker
 * @param output what is written, and where
 */
public record DemoOptions(
    long seed,
    int seconds,
    double speed,
    int rooms,
    boolean tones,
    boolean headless,
    Sound sound,
    Output output) {
  /** Shortest tour that still measures what it claims. */
  public static final int MIN_SECONDS = 20;

  public static final int MAX_SECONDS = 170;
  public static final int MIN_ROOMS = 3;
  public static final int MAX_ROOMS = 500;

  /**
   * Specs as in {@code AudioDevices}; besides, the microphone {@code demo} is a simulated
   * supervisor's. Empty for the best there is.
   */
  public record Sound(Optional<String> microphone, Optional<String> speaker) {}

  /** Files and directories to write; empty for none. */
  public record Output(
      Optional<Path> report, Optional<Path> recordings, Optional<Path> screenshots) {}
}
