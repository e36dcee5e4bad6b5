package dev.earshot.mixer.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Results for people to read, in {@code target/proof}. */
final class Report {
  private static final Path FOLDER = Path.of("target/proof");

  private Report() {}

  static void write(String name, List<String> lines) {
    try {
      Files.createDirectories(FOLDER);
      Files.write(FOLDER.resolve(name + ".txt"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
