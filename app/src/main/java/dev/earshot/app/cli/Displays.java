package dev.earshot.app.cli;

import java.util.Locale;
import java.util.stream.Stream;

/** Whether this process could show a window. */
final class Displays {
  private Displays() {}

  /** Always outside Linux and the BSDs, where no variable tells. */
  static boolean hasDisplay() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return system.contains("windows")
        || system.contains("mac")
        || Stream.of("DISPLAY", "WAYLAND_DISPLAY")
            .map(System::getenv)
            .anyMatch(value -> value != null && !value.isBlank());
  }
}
