package dev.earshot.app.cli;

import java.io.Console;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What reaches the terminal of the log: warnings, one line each. In systemd's journal each line
 * begins with its priority (sd-daemon(3)) and leaves the time to the journal. Whoever names a
 * configuration of his own ({@code -Djava.util.logging.config.file}) gets that instead.
 */
final class Logging {
  private static final String FORMAT = "java.util.logging.SimpleFormatter.format";
  private static final String ONE_LINE = "%1$tT.%1$tL %4$s %3$s: %5$s%n";

  /** Held here because the log manager forgets loggers that nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  private Logging() {}

  static void configure() {
    if (System.getProperty("java.util.logging.config.file") != null) {
      return;
    }
    if (System.getProperty(FORMAT) == null) {
      System.setProperty(FORMAT, ONE_LINE);
    }
    for (var handler : ROOT.getHandlers()) {
      if (handler instanceof ConsoleHandler) {
        handler.setLevel(Level.WARNING);
        if (toJournal()) {
          handler.setFormatter(new JournalFormat());
        }
      }
    }
  }

  /** Terminals that a desktop's journal started inherit the variable, and are none. */
  private static boolean toJournal() {
    Console console = System.console();
    return System.getenv("JOURNAL_STREAM") != null && (console == null || !console.isTerminal());
  }
}
