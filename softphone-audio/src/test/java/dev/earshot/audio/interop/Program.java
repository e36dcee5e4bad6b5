package dev.earshot.audio.interop;

import dev.earshot.audio.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * A program that a test starts in a folder of its own, with everything it says in {@code log}. Its
 * standard input stays open until the end; it and its children are ended by their ids.
 */
class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final Path log;

  Program(Path folder, List<String> command, Map<String, String> environment) {
    log = folder.resolve("log");
    try {
      Files.createDirectories(folder);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      process = builder.start();
    } catch (IOException e) {
      // Also when it is not installed: a missing peer is a failure, never a skipped test.
      throw new UncheckedIOException(e.getMessage() + " (.ci/run installs what is needed)", e);
    }
  }

  /** Everything it has said so far. */
  public final String said() {
    try {
      return Files.readString(log, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has said {@code text} that many times. */
  final void awaitSaid(String text, int times) {
    String[] said = {""};
    try {
      Await.until(
          "said",
          PATIENCE,
          () -> {
            LockSupport.parkNanos(10_000_000);
            said[0] = said();
            return said[0].split(Pattern.quote(text), -1).length > times;
          });
    } catch (AssertionError late) {
      throw new AssertionError("'" + text + "' was not said, but: " + said[0], late);
    }
  }

  final void awaitSaid(String text) {
    awaitSaid(text, 1);
  }

  /** Types a line at its prompt. */
  final void type(String line) {
    keys(line + "\n");
  }

  /** Presses keys. */
  final void keys(String keys) {
    try {
      process.getOutputStream().write(keys.getBytes(StandardCharsets.US_ASCII));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException("it said: " + said(), e);
    }
  }

  /** Waits for its end; the value is its exit code. */
  final int exitCode(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("process " + process.pid() + " runs on; it said: " + said());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return process.exitValue();
  }

  final boolean isAlive() {
    return process.isAlive();
  }

  /** Stops it where it stands with all its children, or lets it go on. */
  final void freeze(boolean frozen) {
    List<String> command = new ArrayList<>(List.of("kill", frozen ? "-STOP" : "-CONT"));
    command.add(Long.toString(process.pid()));
    process.descendants().forEach(child -> command.add(Long.toString(child.pid())));
    try {
      Process kill = new ProcessBuilder(command).start();
      if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
        throw new AssertionError("cannot be stopped: " + command);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Ends it as a crash would, with all its children. */
  final void kill() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    process.onExit().orTimeout(5, TimeUnit.SECONDS).join();
    all.forEach(child -> child.onExit().orTimeout(5, TimeUnit.SECONDS).join());
  }

  /** A signal that may be caught, then a crash. */
  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(3, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
  }
}
