package dev.earshot.app.health;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Metrics as Prometheus reads them: its text format, version 0.0.4. */
final class Exposition {
  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private Exposition() {}

  static String of(List<Metric> metrics) {
    StringBuilder text = new StringBuilder();
    for (Metric metric : metrics) {
      text.append("# HELP ").append(metric.name()).append(' ').append(escaped(metric.help()));
      text.append("\n# TYPE ").append(metric.name());
      text.append(metric.counts() ? " counter\n" : " gauge\n");
      text.append(metric.name()).append(labels(metric.labels()));
      text.append(' ').append(number(metric.value())).append('\n');
    }
    return text.toString();
  }

  private static String labels(Map<String, String> labels) {
    if (labels.isEmpty()) {
      return "";
    }
    StringJoiner joined = new StringJoiner(",", "{", "}");
    labels.forEach(
        (name, value) -> joined.add(name + "=\"" + escaped(value).replace("\"", "\\\"") + "\""));
    return joined.toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }

  /** Whole numbers without a fraction: counters are exact up to 2^53. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
