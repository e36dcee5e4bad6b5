package dev.earshot.app.cli;

import dev.earshot.app.console.EvidenceFile;
import dev.earshot.app.console.EvidenceLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** Evidence on its way into the file that was asked for, if one was. The command's own thread. */
final class EvidenceTrail implements Runnable, AutoCloseable {
  private final Optional<EvidenceFile> file;

  private EvidenceTrail(Optional<EvidenceFile> file) {
    this.file = file;
  }

  /**
   * @throws IOException naming the file, if it cannot be written
   */
  static EvidenceTrail of(Optional<EvidenceLog> log, Optional<Path> path) throws IOException {
    if (log.isEmpty() || path.isEmpty()) {
      return new EvidenceTrail(Optional.empty());
    }
    try {
      return new EvidenceTrail(Optional.of(new EvidenceFile(log.get(), path.get())));
    } catch (IOException e) {
      throw new IOException("evidence cannot be written to " + path.get(), e);
    }
  }

  /** Writes what is new. */
  @Override
  public void run() {
    if (file.isPresent()) {
      try {
        file.get().catchUp();
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }

  @Override
  public void close() {
    if (file.isPresent()) {
      try {
        file.get().close();
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }

  private static UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("evidence could not be written: " + e.getMessage(), e);
  }
}
