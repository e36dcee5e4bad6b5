package dev.earshot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.console.VoiceChoice.Noise;
import dev.earshot.app.console.VoiceWish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Switches of the voice on the command line. */
class VoiceConverterTest {
  private final VoiceConverter converter = new VoiceConverter();

  @Test
  void whatIsNotNamedStaysAsItIs() {
    VoiceWish wish = converter.convert("noise=high,side-tone=-24");
    assertThat(wish.over(VoiceChoice.DEFAULT))
        .isEqualTo(VoiceChoice.DEFAULT.withNoise(Noise.HIGH).withSideTone(-24));
  }

  @Test
  void everySwitchCanBeTurned() {
    assertThat(
            converter
                .convert("echo=off,noise=very-high,gain=on,high-pass=off,side-tone=off")
                .over(VoiceChoice.DEFAULT))
        .isEqualTo(new VoiceChoice(false, Noise.VERY_HIGH, true, false, 0));
  }

  @Test
  void theCommandLineCountsMoreThanTheProfile() {
    VoiceWish line = converter.convert("echo=off");
    VoiceWish profile = converter.convert("echo=on,gain=on");
    assertThat(line.or(profile).over(VoiceChoice.DEFAULT))
        .isEqualTo(VoiceChoice.DEFAULT.withEcho(false).withGain(true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "echo | 'echo' is no switch",
        "loud=on | 'loud=on' is no switch",
        "echo=yes | echo must be on or off, not 'yes'",
        "noise=max | noise must be off, low, moderate, high, very-high, not 'max'",
        "side-tone=-5 | side-tone must be off or from -60 to -6, not '-5'",
        "side-tone=3 | side-tone must be off or from -60 to -6, not '3'",
        "`` | '' is no switch"
      })
  void aMistakeIsNamed(String text, String message) {
    assertThatThrownBy(() -> converter.convert(text)).hasMessageStartingWith(message);
  }
}
