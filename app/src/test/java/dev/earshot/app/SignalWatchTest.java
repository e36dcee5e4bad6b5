package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.mixer.audio.LevelMeter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignalWatchTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  private final SignalWatch watch = new SignalWatch();

  @Test
  void aMicrophoneWithoutTheNoiseOfARoomIsTold() {
    assertThat(at(0, true, LevelMeter.SILENCE, 0)).isEmpty();
    assertThat(at(2900, true, LevelMeter.SILENCE, 0)).isEmpty();
    assertThat(at(3000, true, LevelMeter.SILENCE, 0))
        .isEqualTo("No signal at all from the microphone: is it muted?");
    assertThat(at(3100, true, -80, 0)).isEmpty();
  }

  @Test
  void aFileMayBeSilent() {
    assertThat(at(0, false, LevelMeter.SILENCE, 0)).isEmpty();
    assertThat(at(9000, false, LevelMeter.SILENCE, 0)).isEmpty();
  }

  @Test
  void oneBumpIsNoClippingButThreeInASecondAre() {
    assertThat(at(0, true, -3, 0)).isEmpty();
    assertThat(at(200, true, -3, 2)).isEmpty();
    assertThat(at(400, true, -3, 3))
        .isEqualTo("The microphone is too loud and clips: turn it down.");
    assertThat(at(5300, true, -20, 3)).isNotEmpty();
    assertThat(at(5500, true, -20, 3)).isEmpty();
  }

  private String at(long millis, boolean real, int level, long clipped) {
    return watch.step(START.plusMillis(millis), real, level, clipped);
  }
}
