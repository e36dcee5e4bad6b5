package dev.earshot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalFormatTest {
  @ParameterizedTest
  @CsvSource({"SEVERE,3", "WARNING,4", "INFO,6", "FINE,7"})
  void aLineBeginsWithItsPriority(String level, int priority) {
    LogRecord record = new LogRecord(Level.parse(level), "lost {0}\nof them");
    record.setParameters(new Object[] {"3"});
    record.setLoggerName("dev.earshot.focus");
    assertThat(new JournalFormat().format(record))
        .isEqualTo("<" + priority + ">dev.earshot.focus: lost 3 of them\n");
  }
}
