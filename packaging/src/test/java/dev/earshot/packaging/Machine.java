package dev.earshot.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs of the machine that the package is installed on; each has its time. */
final class Machine {
  private final Path home;

  /**
   * @param home of the user who runs the installed program
   */
  Machine(Path home) {
    this.home = home;
  }

  /**
   * @param text of both streams
   */
  record Ended(int code, String text) {}

  Ended run(int seconds, String... command) throws IOException, InterruptedException {
    return run(seconds, Map.of(), List.of(command));
  }

  Ended run(int seconds, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(home, "out", ".txt");
    Process process = start(environment, out, command);
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      stop(process);
      throw new IOException(command + " is not done in " + seconds + " s: " + read(out));
    }
    return new Ended(process.exitValue(), read(out));
  }

  Process start(Map<String, String> environment, Path out, List<String> command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().remove("XDG_CONFIG_HOME");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** As root, by sudo where we are not. */
  Ended asRoot(int seconds, String... command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    if (!System.getProperty("user.name").equals("root")) {
      all.addAll(List.of("sudo", "-n", "--preserve-env=DEBIAN_FRONTEND"));
    }
    all.addAll(List.of(command));
    return run(seconds, Map.of("DEBIAN_FRONTEND", "noninteractive"), all);
  }

  static void stop(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      process.waitFor(5, TimeUnit.SECONDS);
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8);
  }
}
