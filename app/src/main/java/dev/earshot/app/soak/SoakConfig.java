package dev.earshot.app.soak;

import java.time.Duration;

/**
 * What to soak.
 *
 * @param duration how long telephones come and go
 * @param seed of everything that is random; the order of events also depends on the machine
 * @param telephones at most, 4 to 19, each with a tone of its own
 */
public record SoakConfig(Duration duration, long seed, int telephones) {
  public SoakConfig {
    if (telephones < 4 || telephones > ToneBank.MOST_TONES) {
      throw new IllegalArgumentException(
          "a soak needs 4 to " + ToneBank.MOST_TONES + " telephones: " + telephones);
    }
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("a soak must last longer than nothing: " + duration);
    }
  }
}
