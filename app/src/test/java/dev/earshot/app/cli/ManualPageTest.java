package dev.earshot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What packages install beside the program. */
class ManualPageTest {
  private static String printed(String... arguments) {
    StringWriter out = new StringWriter();
    int code =
        EarshotCommand.run(
            new TestRunners((_, _) -> 0),
            new PrintWriter(out),
            new PrintWriter(new StringWriter()),
            arguments);
    assertThat(code).isZero();
    return out.toString();
  }

  @Test
  void theManualNamesEveryVerbAndItsOptions() {
    String page = printed("manual");
    assertThat(page).startsWith(".TH EARSHOT 1 \"\" \"earshot ");
    assertThat(page.lines())
        .contains(".SS earshot demo", ".SS earshot focus", ".SS earshot profile check FILE")
        .contains("\\fB\\-\\-health\\fR \\fIHOST:PORT\\fR")
        .doesNotContain(".SS earshot manual");
  }

  @Test
  void theManualHoldsNoFormatOfPicoclisAndNoStrayRequest() {
    String page = printed("manual");
    assertThat(page).doesNotContain("${").doesNotContain("%n");
    assertThat(page.lines().filter(line -> line.startsWith(".") || line.startsWith("'")))
        .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|B|I|BR)( .*)?"));
  }

  @Test
  void theShellCompletesVerbsAndOptions() {
    assertThat(printed("generate-completion"))
        .contains("whisper")
        .contains("--health")
        .contains("complete -F");
  }

  @Test
  void theVersionNamesBuildJavaWindowAndLibraries() {
    assertThat(printed("--version").lines())
        .hasSize(4)
        .anyMatch(line -> line.matches("earshot \\S+ \\(.+\\)"))
        .anyMatch(line -> line.startsWith("Java 25"))
        .anyMatch(line -> line.startsWith("JavaFX "))
        .anyMatch(line -> line.startsWith("natives: libopus"));
  }
}
