package dev.earshot.app.demo.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@code demo-report.json}: whole or not at all. */
public final class ReportFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private ReportFile() {}

  static String json(DemoReport report) {
    return JSON.writeValueAsString(report) + "\n";
  }

  /**
   * @throws IOException if the file cannot be written; the message names it
   */
  public static void write(DemoReport report, Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(part, json(report));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (JacksonException | IOException e) {
      Files.deleteIfExists(part);
      throw new IOException(file + ": report cannot be written: " + e.getMessage(), e);
    }
  }
}
