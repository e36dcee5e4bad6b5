package dev.earshot.app.detect;

import java.time.Duration;

/**
 * How long something must last until it is an alert; zero for never. From the user's settings.
 *
 * @param deadAir nobody speaks
 * @param hold somebody is on hold
 * @param overtalk two speak at once
 * @param oneWay somebody was never heard while others spoke for that long
 * @param noAgent a customer is without an agent
 * @param poorQuality what we hear is rated below {@code leastMos}
 * @param leastMos from 1 to 4.5
 */
public record Thresholds(
    Duration deadAir,
    Duration hold,
    Duration overtalk,
    Duration oneWay,
    Duration noAgent,
    Duration poorQuality,
    double leastMos) {
  public static final Thresholds DEFAULT =
      new Thresholds(
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          3.3);
}
