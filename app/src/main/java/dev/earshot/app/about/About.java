package dev.earshot.app.about;

import dev.earshot.audio.phone.MediaConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/**
 * What {@code earshot --version} and the window's About say. Commit, day and licences are written
 * into the module when it is packaged (packaging/build/ModuleJars.java); the source tree has none.
 *
 * @param version of our module
 * @param commit of the repository, empty if it was not packaged
 * @param built day of the release, empty like the commit
 * @param java the Java runtime with its maker
 * @param javafx version of the window's toolkit
 * @param natives a phrase for each native library
 * @param licences a line for each component that comes with the program, empty like the commit
 */
public record About(
    String version,
    String commit,
    String built,
    String java,
    String javafx,
    List<String> natives,
    List<String> licences) {
  private static final String UNKNOWN = "of unknown version";

  public About {
    natives = List.copyOf(natives);
    licences = List.copyOf(licences);
  }

  /** Of the program that runs. Loads libopus to see whether it can be. */
  public static About ofProcess() {
    Properties build = build();
    String opus =
        MediaConfig.usableCodecs().contains("opus") ? "libopus" : "libopus (cannot be loaded)";
    return new About(
        ownVersion(),
        build.getProperty("commit", ""),
        build.getProperty("built", ""),
        "Java %s (%s)"
            .formatted(
                System.getProperty("java.runtime.version"), System.getProperty("java.vendor")),
        "JavaFX " + version("javafx.graphics"),
        List.of(opus, "WebRTC in webrtc-java " + version("webrtc.java")),
        text("licences.txt").lines().toList());
  }

  /** Version of our own module. */
  public static String ownVersion() {
    ModuleDescriptor module = About.class.getModule().getDescriptor();
    return module == null ? "development" : module.rawVersion().orElse("development");
  }

  private static String version(String module) {
    return ModuleLayer.boot()
        .findModule(module)
        .flatMap(found -> found.getDescriptor().rawVersion())
        .orElse(UNKNOWN);
  }

  private static Properties build() {
    Properties build = new Properties();
    try {
      build.load(new StringReader(text("build.properties")));
      return build;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String resource) {
    try (InputStream in = About.class.getResourceAsStream(resource)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As lines for people. */
  public List<String> lines() {
    String origin = commit.isEmpty() ? "not packaged" : "commit " + commit + ", " + built;
    return List.of(
        "earshot " + version + " (" + origin + ")",
        java,
        javafx,
        "natives: " + String.join(", ", natives));
  }
}
