package dev.earshot.app.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A program that a test starts, in a directory of its own, with everything it says in {@code log}.
 * Its standard input stays open until it is closed; then the process is ended by its id.
 */
class Peer implements AutoCloseable {
  private static final Set<String> JAVA_OPTIONS =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private final Process process;
  private final Path log;

  Peer(Path directory, List<String> command, Map<String, String> environment) {
    log = directory.resolve("log");
    try {
      Files.createDirectories(directory);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      // A Java that is told something by these says so, among what the program itself says.
      builder.environment().keySet().removeAll(JAVA_OPTIONS);
      builder.environment().putAll(environment);
      process = builder.start();
    } catch (IOException e) {
      // Also when the program is not installed: a missing peer is a failure, never a skipped test.
      throw new UncheckedIOException(e.getMessage() + " (.ci/run installs what is needed)", e);
    }
  }

  /** Everything it has said so far. */
  final String said() {
    try {
      return Files.readString(log, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  final void awaitSaid(String text) {
    await(() -> said().contains(text), 20, () -> "'" + text + "' was not said, but: " + said());
  }

  /** Asks it to end, as Ctrl-C or a service would; returns how long that took. */
  final long terminate() throws InterruptedException {
    long before = System.nanoTime();
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new AssertionError("process " + process.pid() + " did not end within 10 s");
    }
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
  }

  final int exitCode() throws InterruptedException {
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("process " + process.pid() + " runs on; it said: " + said());
    }
    return process.exitValue();
  }

  final boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for a condition that another process brings about. */
  static void await(BooleanSupplier condition, int seconds, Supplier<String> otherwise) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + seconds + " s: " + otherwise.get());
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(3, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
