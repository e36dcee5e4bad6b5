package dev.earshot.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.console.VoiceChoice.Noise;
import dev.earshot.audio.voice.VoiceSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the switches of the dock to those of the voice processing. */
class PhoneVoiceTest {
  @Test
  void theDefaultOfTheDockIsThatOfTheTelephone() {
    assertThat(PhoneVoice.settings(VoiceChoice.DEFAULT)).isEqualTo(VoiceSettings.DEFAULT);
    assertThat(PhoneVoice.settings(VoiceChoice.NOTHING)).isEqualTo(VoiceSettings.OFF);
  }

  @Test
  void everySwitchIsItsOwn() {
    VoiceChoice nothing = VoiceChoice.NOTHING;
    assertThat(PhoneVoice.settings(nothing.withEcho(true)))
        .isEqualTo(VoiceSettings.OFF.withEcho(true));
    assertThat(PhoneVoice.settings(nothing.withGain(true)))
        .isEqualTo(VoiceSettings.OFF.withGain(true));
    assertThat(PhoneVoice.settings(nothing.withHighPass(true)))
        .isEqualTo(VoiceSettings.OFF.withHighPass(true));
  }

  @ParameterizedTest
  @EnumSource
  void everyLevelOfNoiseSuppressionHasItsOwn(Noise level) {
    assertThat(PhoneVoice.settings(VoiceChoice.NOTHING.withNoise(level)).noise().name())
        .isEqualTo(level.name());
  }
}
