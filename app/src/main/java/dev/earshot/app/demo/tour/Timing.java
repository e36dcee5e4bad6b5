package dev.earshot.app.demo.tour;

/**
 * How long the tour's scenes last.
 *
 * @param scale factor of all scenes, at most 1
 */
public record Timing(double scale) {
  /** No scene is shorter: levels are measured over windows of up to 500 ms. */
  private static final long SHORTEST_MILLIS = 500;

  /** What the scenes take at scale 1, and what cannot be shortened: calls, switching, draining. */
  static final double SCENES_SECONDS = 46;

  static final double FIXED_SECONDS = 14;

  /**
   * @param speed from 1 to 20
   * @param seconds the tour should take at most
   */
  public static Timing of(double speed, int seconds) {
    double bound = (seconds - FIXED_SECONDS) / SCENES_SECONDS;
    return new Timing(Math.max(0.01, Math.min(1 / speed, bound)));
  }

  long millis(long scene) {
    return Math.max(SHORTEST_MILLIS, Math.round(scene * scale));
  }
}
