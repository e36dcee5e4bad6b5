import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/** Runs tools of the JDK and programs of the system; whatever fails ends the packaging. */
final class Shell {
  private Shell() {}

  /** Runs jlink, jdeps, javac or jpackage of the very JDK that runs this. */
  static void tool(String name, List<String> arguments) {
    ToolProvider tool =
        ToolProvider.findFirst(name)
            .orElseThrow(() -> new IllegalStateException("this JDK has no " + name));
    PrintStream quiet = new PrintStream(OutputStream.nullOutputStream());
    PrintStream out = name.equals("jdeps") ? quiet : System.out;
    int code = tool.run(out, System.err, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException(name + " ended with " + code + ": " + arguments);
    }
  }

  static void run(Map<String, String> environment, List<String> command) {
    String unused = output(environment, 15, command, true);
  }

  static void run(List<String> command) {
    run(Map.of(), command);
  }

  /** Runs a program, whatever its exit code, and gives that. */
  static int code(List<String> command, int minutes) {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("not done in " + minutes + " minutes: " + command);
      }
      return process.exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** What a program prints, without the last line's end. */
  static String output(List<String> command) {
    return output(Map.of(), 2, command, false);
  }

  private static String output(
      Map<String, String> environment, int minutes, List<String> command, boolean show) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().putAll(environment);
      if (show) {
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
      }
      Process process = builder.start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("not done in " + minutes + " minutes: " + command);
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException("ended with " + process.exitValue() + ": " + command);
      }
      return text.strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Removes a folder with everything in it, and makes it anew. */
  static Path empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Files.walkFileTree(folder, new Remover());
    }
    return Files.createDirectories(folder);
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException problem) throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
