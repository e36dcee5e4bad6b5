package dev.earshot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {
  private static Script parse(String text) throws VerbFailure {
    return Script.parse(Arrays.asList(text.split("/")));
  }

  @Test
  void timesCountFromTheBeginningOrFromTheStepBefore() throws VerbFailure {
    Script script = parse("# a comment/0s listen desk/ /2s whisper --tag agent # now/+1.5s leave");
    assertThat(script.steps())
        .extracting(Script.Step::at)
        .containsExactly(Duration.ZERO, Duration.ofSeconds(2), Duration.ofMillis(3_500));
    assertThat(script.steps().get(1).words()).containsExactly("whisper", "--tag", "agent");
    assertThat(script.steps().get(1).line()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "# nothing | the script has no steps",
        "listen desk | line 1: must be TIME COMMAND, for example '2s listen desk'",
        "0s dance | line 1: unknown command 'dance'",
        "0s barge | line 1: 'barge' is written: barge --yes",
        "0s whisper agent | line 1: 'whisper' is written: whisper --tag TAG or whisper --to"
            + " WHO,WHO",
        "2s listen desk/1s leave | line 2: is earlier than the line before it",
        "0s tag desk anna | line 1: 'tag' is written: tag ROOM WHO TAG",
      })
  void aMistakeIsNamedWithItsLine(String text, String mistake) {
    assertThatThrownBy(() -> parse(text)).hasMessage(mistake);
  }

  @Test
  void anOrderIsWrittenWithWhatItWidensAndNothingElse() throws VerbFailure {
    for (String good :
        List.of(
            "arm anna",
            "arm number:5001 whisper",
            "arm anna barge all",
            "arm a listen next call")) {
      assertThat(Script.parse(List.of("0s " + good)).steps()).hasSize(1);
    }
    for (String wrong :
        List.of("arm", "arm anna shout", "arm anna all", "arm anna listen next all", "cancel it")) {
      assertThatThrownBy(() -> Script.parse(List.of("0s " + wrong)))
          .isInstanceOf(VerbFailure.class);
    }
  }
}
