package dev.earshot.app.console;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file that evidence is written to as it comes: a table if its name ends in {@code .csv}, JSON
 * lines otherwise. One thread; a full disk is an {@link IOException}.
 */
public final class EvidenceFile implements AutoCloseable {
  private final EvidenceLog log;
  private final Writer out;
  private final boolean table;
  private long written;

  /** Begins the file anew. */
  public EvidenceFile(EvidenceLog log, Path file) throws IOException {
    this.log = log;
    table = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    out.write(table ? EvidenceText.HEAD : "");
  }

  /** Writes what has come since. */
  public void catchUp() throws IOException {
    boolean news = false;
    for (EvidenceEntry entry : log.since(written)) {
      out.write(table ? EvidenceText.csv(entry) : EvidenceText.json(entry) + "\n");
      written = entry.number();
      news = true;
    }
    if (news) {
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      catchUp();
    }
  }
}
