import java.nio.file.Path;
import java.util.Locale;

/**
 * The system and processor that is packaged for: always the one this runs on.
 *
 * @param system linux, windows or macos
 * @param chip x64 or arm64
 */
record Target(String system, String chip) {
  static Target here() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String system = os.startsWith("win") ? "windows" : os.startsWith("mac") ? "macos" : "linux";
    String chip = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
    return new Target(system, chip);
  }

  boolean linux() {
    return system.equals("linux");
  }

  boolean windows() {
    return system.equals("windows");
  }

  boolean macos() {
    return system.equals("macos");
  }

  /** Where a Java runtime keeps its native libraries, seen from its home. */
  String libraries() {
    return windows() ? "bin" : "lib";
  }

  /** The application's folder as jpackage lays it out. */
  Path image(Path dist) {
    return dist.resolve(macos() ? "Earshot.app" : windows() ? "Earshot" : "earshot");
  }

  /** The home of the Java runtime in an application's folder. */
  Path runtime(Path image) {
    return macos()
        ? image.resolve("Contents/runtime/Contents/Home")
        : image.resolve(windows() ? "runtime" : "lib/runtime");
  }

  /** What a launcher calls $APPDIR. */
  Path appDir(Path image) {
    return image.resolve(macos() ? "Contents/app" : windows() ? "app" : "lib/app");
  }

  /** Java's program in a runtime. */
  Path java(Path home) {
    return home.resolve("bin").resolve(windows() ? "java.exe" : "java");
  }

  /** The name jpackage gives things. */
  String name() {
    return linux() ? "earshot" : "Earshot";
  }
}
