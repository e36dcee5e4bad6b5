import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is packaged.
 *
 * @param root of the repository
 * @param work where everything is made, {@code packaging/target}
 * @param version as Maven knows it
 * @param commit of the repository, with {@code -dirty} behind it if files differ; or {@code
 *     unknown}
 * @param time of everything inside, so that the same commit gives the same bytes
 */
record Release(Path root, Path work, String version, String commit, Instant time) {
  static Release of(Path root, Path work, String version, Instant time) {
    String commit = "unknown";
    try {
      commit =
          Shell.output(
              List.of(
                  "git",
                  "-C",
                  root.toString(),
                  "describe",
                  "--always",
                  "--dirty",
                  "--abbrev=12",
                  "--exclude=*"));
    } catch (RuntimeException noRepository) {
      System.out.println("packaging: no commit is known: " + noRepository.getMessage());
    }
    return new Release(root, work, version, commit, time);
  }

  /** Files of this module. */
  Path source(String name) {
    return root.resolve("packaging").resolve(name);
  }

  /** Version as installers know it: numbers only. */
  String number() {
    return version.replaceFirst("-.*", "");
  }

  /** For packages of Linux, where {@code ~} sorts before the release that is prepared. */
  String linuxVersion() {
    return version.endsWith("-SNAPSHOT") ? number() + "~snapshot" : version;
  }

  /** The program's own jar and all it needs, as Maven resolved them. */
  List<Path> jars() throws IOException {
    String line = Files.readString(work.resolve("jars.txt")).strip();
    return Stream.of(line.split(Pattern.quote(File.pathSeparator))).map(Path::of).toList();
  }

  /** The day of {@link #time}. */
  String day() {
    return time.toString().substring(0, 10);
  }

  Path installers() {
    return work.resolve("installers");
  }
}
