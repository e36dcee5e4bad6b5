package dev.earshot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What desktops start: links are a stranger's wish. */
class OpenCommandTest {
  private final AtomicInteger demos = new AtomicInteger();
  private final StringWriter err = new StringWriter();

  private int open(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "open";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    TestRunners runners =
        new TestRunners(
            (_, _) -> {
              demos.incrementAndGet();
              return 0;
            });
    return EarshotCommand.run(
        runners, new PrintWriter(new StringWriter()), new PrintWriter(err, true), all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"earshot:", "earshot:demo", "earshot://demo", "EARSHOT:demo/"})
  void aLinkOfOursOpensTheDemo(String link) {
    assertThat(open(link)).isZero();
    assertThat(demos).hasValue(1);
  }

  @Test
  void withoutALinkItOpensTheDemoToo() {
    assertThat(open()).isZero();
    assertThat(demos).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sip:mallory@example.org", "SIPS:x@y", "tel:+491234"})
  void aLinkCallsNobody(String link) {
    assertThat(open(link)).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("earshot open: Earshot places no calls from links")
        .contains(link);
    assertThat(demos).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "earshot:profile?file=/etc/passwd",
        "earshot:demo --microphone x",
        "https://example.org",
        "javascript:alert(1)"
      })
  void whatIsNoneOfOursIsSaidSoAndNotDone(String link) {
    assertThat(open(link)).isEqualTo(2);
    assertThat(err.toString()).startsWith("earshot open: this link is none of Earshot's: ");
    assertThat(demos).hasValue(0);
  }

  @Test
  void aLinkCannotWriteToTheTerminalOrFillIt() {
    assertThat(open("earshot:\u001b[2J" + "x".repeat(500))).isEqualTo(2);
    assertThat(err.toString()).doesNotContain("\u001b").hasSizeLessThan(300);
  }
}
