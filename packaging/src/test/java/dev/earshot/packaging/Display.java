package dev.earshot.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A screen without a card: Xvfb, on a number that it finds by itself. */
final class Display implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(20);
  private static final Duration WINDOW = Duration.ofSeconds(60);

  private final Machine machine;
  private final Process server;
  private final String name;

  private Display(Machine machine, Process server, String name) {
    this.machine = machine;
    this.server = server;
    this.name = name;
  }

  static Display open(Machine machine, Path folder) throws IOException, InterruptedException {
    Path number = folder.resolve("display");
    Process server =
        machine.start(
            Map.of(),
            folder.resolve("xvfb.txt"),
            List.of(
                "sh",
                "-c",
                "exec Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>" + number));
    long deadline = System.nanoTime() + START.toNanos();
    while (!Files.exists(number) || Files.readString(number).isBlank()) {
      if (System.nanoTime() > deadline || !server.isAlive()) {
        Machine.stop(server);
        throw new IOException("Xvfb does not start");
      }
      server.waitFor(50, TimeUnit.MILLISECONDS);
    }
    return new Display(machine, server, ":" + Files.readString(number).strip());
  }

  /** For programs that are to be seen here. */
  Map<String, String> environment() {
    return Map.of("DISPLAY", name, "WAYLAND_DISPLAY", "", "PULSE_SERVER", "/nonexistent");
  }

  /**
   * Takes pictures until one is neither black nor like an empty window, and then one a little
   * later.
   */
  void photographWhenSettled(Process program, Path picture)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + WINDOW.toNanos();
    do {
      if (System.nanoTime() > deadline || !program.isAlive()) {
        throw new IOException("no window within " + WINDOW + ", running: " + program.isAlive());
      }
      program.waitFor(500, TimeUnit.MILLISECONDS);
      photograph(picture);
    } while (Likeness.contrast(picture) < 100);
    program.waitFor(3, TimeUnit.SECONDS);
    photograph(picture);
  }

  private void photograph(Path picture) throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path source = Path.of("src", "test", "java", "dev", "earshot", "packaging", "Photograph.java");
    Machine.Ended camera =
        machine.run(
            30,
            environment(),
            List.of(java.toString(), "-XX:+UseSerialGC", source.toString(), picture.toString()));
    if (camera.code() != 0) {
      throw new IOException("no picture of " + name + ": " + camera.text());
    }
  }

  @Override
  public void close() throws InterruptedException {
    Machine.stop(server);
  }
}
