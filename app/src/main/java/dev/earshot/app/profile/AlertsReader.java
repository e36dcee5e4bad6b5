package dev.earshot.app.profile;

import dev.earshot.app.detect.Thresholds;
import java.time.Duration;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Thresholds of alerts as the settings file has them: whole seconds, zero for never. */
final class AlertsReader {
  private static final int HOUR = 3_600;
  private static final int WORST_MOS = 10;
  private static final int BEST_MOS = 45;
  private static final double TENTHS = 10.0;

  private AlertsReader() {}

  static Thresholds read(Section section) {
    Thresholds usual = Thresholds.DEFAULT;
    Thresholds read =
        new Thresholds(
            seconds(section, "deadAirSeconds", usual.deadAir()),
            seconds(section, "holdSeconds", usual.hold()),
            seconds(section, "overtalkSeconds", usual.overtalk()),
            seconds(section, "oneWaySeconds", usual.oneWay()),
            seconds(section, "noAgentSeconds", usual.noAgent()),
            seconds(section, "poorQualitySeconds", usual.poorQuality()),
            section.integer("leastMosTenths", WORST_MOS, BEST_MOS, tenths(usual)) / TENTHS);
    section.end();
    return read;
  }

  private static Duration seconds(Section section, String name, Duration usual) {
    return Duration.ofSeconds(section.integer(name, 0, HOUR, (int) usual.toSeconds()));
  }

  static ObjectNode json(Thresholds alerts) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("deadAirSeconds", alerts.deadAir().toSeconds())
        .put("holdSeconds", alerts.hold().toSeconds())
        .put("overtalkSeconds", alerts.overtalk().toSeconds())
        .put("oneWaySeconds", alerts.oneWay().toSeconds())
        .put("noAgentSeconds", alerts.noAgent().toSeconds())
        .put("poorQualitySeconds", alerts.poorQuality().toSeconds())
        .put("leastMosTenths", tenths(alerts));
  }

  private static int tenths(Thresholds alerts) {
    return (int) Math.round(alerts.leastMos() * TENTHS);
  }
}
