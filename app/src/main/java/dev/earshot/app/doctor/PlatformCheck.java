package dev.earshot.app.doctor;

import dev.earshot.audio.device.AudioDevices;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Java and the system it runs on, and whether native libraries may be called at all. */
final class PlatformCheck implements Check {
  static final int OLDEST_JAVA = 25;

  private final UnaryOperator<String> properties;
  private final int feature;
  private final boolean nativeAccess;

  /**
   * @param properties of the system, by name
   * @param feature number of the Java release
   * @param nativeAccess whether our modules may call native libraries
   */
  PlatformCheck(UnaryOperator<String> properties, int feature, boolean nativeAccess) {
    this.properties = properties;
    this.feature = feature;
    this.nativeAccess = nativeAccess;
  }

  static PlatformCheck ofProcess() {
    return new PlatformCheck(
        name -> System.getProperty(name, ""),
        Runtime.version().feature(),
        AudioDevices.class.getModule().isNativeAccessEnabled());
  }

  @Override
  public String name() {
    return "java";
  }

  @Override
  public void examine(Consumer<Finding> findings) {
    String java =
        "Java %s (%s)"
            .formatted(properties.apply("java.runtime.version"), properties.apply("java.vendor"));
    findings.accept(
        feature >= OLDEST_JAVA
            ? Finding.ok("java", java)
            : Finding.failed(
                "java", java, "install Java " + OLDEST_JAVA + " or newer, for example Temurin"));
    findings.accept(
        Finding.ok(
            "system",
            "%s %s, %s, %d processors, %d MB for Java at most"
                .formatted(
                    properties.apply("os.name"),
                    properties.apply("os.version"),
                    properties.apply("os.arch"),
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.getRuntime().maxMemory() >> 20)));
    findings.accept(
        nativeAccess
            ? Finding.ok("native access", "native libraries may be called")
            : Finding.warning(
                "native access",
                "this Java was started without the right to call native libraries: no libpulse,"
                    + " no Opus, no real-time scheduling",
                "start Earshot by bin/earshot, which gives that right"));
  }
}
