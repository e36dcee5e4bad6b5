package dev.earshot.audio.focus.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.focus.play.ToneSequence.Tone;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.ToneMeter;
import dev.earshot.mixer.port.MixFrame;
import dev.earshot.mixer.port.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is played, and the ports that play it. */
class SoundsTest {
  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000, 48_000})
  void tonesHaveTheirPitchLevelAndLengthAtEveryRate(int rate) {
    ToneSequence two =
        new ToneSequence("two", List.of(new Tone(500, 200, -20), new Tone(0, 100, 0)));
    int[] samples = ints(two.render(new PcmFormat(rate, 10)));

    assertThat(samples).hasSize(rate * 3 / 10);
    assertThat(new ToneMeter(rate).dbfs(samples, rate / 50, rate / 10, 500))
        .isBetween(-20.5, -19.5);
    assertThat(Arrays.stream(samples, rate / 5, samples.length)).containsOnly(0);
    assertThat(samples[0]).isZero();
    assertThat(samples[rate / 5 - 1]).isZero();
  }

  @Test
  void impossibleTonesAreRefused() {
    assertThatThrownBy(() -> new Tone(4000, 10, -3)).hasMessageContaining("0 and 4000 Hz");
    assertThatThrownBy(() -> new Tone(Double.NaN, 10, -3)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> new Tone(400, 0, -3)).hasMessageContaining("at least 1 ms");
    assertThatThrownBy(() -> new ToneSequence("none", List.of())).hasMessageContaining("not 0 ms");
    assertThatThrownBy(
            () -> new ToneSequence("long", List.of(new Tone(0, 60_000, 0), new Tone(0, 1, 0))))
        .hasMessageContaining("not 60001 ms");
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000, 48_000})
  void theTuneIsSoftContinuousAndFitsItsBeginning(int rate) {
    int[] tune = ints(HoldMusic.tune().render(new PcmFormat(rate, 10)));

    assertThat(tune).hasSize(rate * 192 / 10);
    assertThat(Arrays.stream(tune).map(Math::abs).max().orElseThrow()).isBetween(2000, 12_000);
    int steepest = Math.abs(tune[0] - tune[tune.length - 1]);
    for (int i = 1; i < tune.length; i++) {
      steepest = Math.max(steepest, Math.abs(tune[i] - tune[i - 1]));
    }
    assertThat(steepest).as("no clicks").isLessThan(12_000 * 8000 / rate);
  }

  @Test
  void aPlayerSaysEverythingOnceAndIsThenFinished() {
    PlayerPort player = new PlayerPort(8000, new short[] {1, 2, 3, 4, 5});
    int[] frame = new int[3];

    assertThat(player.read(frame)).isTrue();
    assertThat(frame).containsExactly(1, 2, 3);
    assertThat(player.read(frame)).isTrue();
    assertThat(frame).containsExactly(4, 5, 0);
    assertThat(player.finished()).isFalse();
    assertThat(player.read(frame)).isFalse();
    assertThat(player.finished()).isTrue();
  }

  @Test
  void chimesDoNotQueue() {
    ChimePort chime = new ChimePort(8000);
    int[] frame = new int[2];
    assertThat(chime.read(frame)).isFalse();
    chime.ring(new short[] {1, 1, 1});
    assertThat(chime.read(frame)).isTrue();
    chime.ring(new short[] {2});
    chime.ring(new short[] {3});
    assertThat(chime.read(frame)).isTrue();
    assertThat(frame).containsExactly(1, 0);
    assertThat(chime.read(frame)).isTrue();
    assertThat(frame).containsExactly(3, 0);
    assertThat(chime.read(frame)).isFalse();
  }

  @Test
  void musicTakesThePlaceOfWhatTheMixerSendsAndRepeats() {
    List<int[]> written = new ArrayList<>();
    List<MixFrame> frames = new ArrayList<>();
    Port ear =
        new Port() {
          @Override
          public int sampleRate() {
            return 8000;
          }

          @Override
          public boolean read(int[] frame) {
            frame[0] = 7;
            return true;
          }

          @Override
          public void write(int[] frame) {
            written.add(frame.clone());
          }

          @Override
          public void write(MixFrame frame) {
            frames.add(frame);
            write(frame.samples());
          }
        };
    short[] music = new short[100];
    Arrays.fill(music, (short) 5);
    MusicPort port = new MusicPort(ear, 10, rate -> music);
    MixFrame mix = new MixFrame(8000, 80);
    mix.begin(3);
    port.write(mix);
    assertThat(frames.getFirst()).as("shared work stays shared").isSameAs(mix);

    port.play(true);
    port.write(mix);
    port.write(mix);
    assertThat(written.get(1)).hasSize(80).containsOnly(5);
    assertThat(written.get(2)).hasSize(80).containsOnly(5);
    assertThat(frames.get(1).tick()).isEqualTo(3);
    int[] said = new int[80];
    assertThat(port.read(said)).as("what he says is the mixer's business").isTrue();
    assertThat(said[0]).isEqualTo(7);

    port.play(false);
    port.write(mix);
    assertThat(written.get(3)).containsOnly(0);
    MusicPort silent = new MusicPort(ear, 10, rate -> new short[0]);
    silent.play(true);
    assertThat(silent.playing()).isFalse();
  }

  private static int[] ints(short[] samples) {
    int[] wide = new int[samples.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = samples[i];
    }
    return wide;
  }
}
