package dev.earshot.app.cli;

import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** A line of the log as systemd's journal takes it: its priority in front (sd-daemon(3)). */
final class JournalFormat extends Formatter {
  private static final int ERROR = 3;
  private static final int WARNING = 4;
  private static final int INFO = 6;
  private static final int DEBUG = 7;

  @Override
  public String format(LogRecord record) {
    String thrown = record.getThrown() == null ? "" : ": " + record.getThrown();
    String text = record.getLoggerName() + ": " + formatMessage(record) + thrown;
    return "<" + priority(record.getLevel()) + ">" + text.replaceAll("\\R", " ") + "\n";
  }

  private static int priority(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return ERROR;
    }
    if (value >= Level.WARNING.intValue()) {
      return WARNING;
    }
    return value >= Level.INFO.intValue() ? INFO : DEBUG;
  }
}
