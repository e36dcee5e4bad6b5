package dev.earshot.app.health;

import java.util.Map;
import java.util.TreeMap;

/**
 * One number of a server.
 *
 * @param name by Prometheus' rules: base units, and {@code _total} behind what only grows
 * @param help what it counts, in a sentence
 * @param value as it is now
 * @param labels in the order of their names
 */
public record Metric(String name, String help, double value, Map<String, String> labels) {
  public Metric {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("'" + name + "' is no name of a metric");
    }
    labels = new TreeMap<>(labels);
  }

  public static Metric of(String name, String help, double value) {
    return new Metric(name, help, value, Map.of());
  }

  /** What only grows is a counter. */
  boolean counts() {
    return name.endsWith("_total");
  }
}
