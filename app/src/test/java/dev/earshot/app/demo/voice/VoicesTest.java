package dev.earshot.app.demo.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoicesTest {
  private static final Path RESOURCES = Path.of("src/main/resources/dev/earshot/app/demo/voice");

  @Test
  void twoDialoguesLastLongerThanAMinute() throws IOException {
    VoiceLibrary library = VoiceLibrary.load();
    assertThat(library.dialogue("billing").roundMillis()).isGreaterThan(75_000);
    assertThat(library.dialogue("fibre").roundMillis()).isGreaterThan(75_000);
  }

  @Test
  void allVoicesTogetherTakeAtMostThreeMegabytes() throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES)) {
      assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(3_000_000);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"billing", "fibre", "delivery", "appointment"})
  void theScriptAndTheTableOfTurnsHaveTheSameWords(String name) throws IOException {
    List<String> script =
        Files.readAllLines(Path.of("../.build/voices/" + name + ".txt")).stream()
            .filter(line -> Character.isDigit(line.charAt(0)))
            .map(line -> line.split(" ", 3)[2])
            .toList();
    assertThat(VoiceLibrary.load().dialogue(name).turns().stream().map(Turn::text))
        .containsExactlyElementsOf(script);
  }

  @ParameterizedTest
  @ValueSource(strings = {"billing", "fibre", "delivery", "appointment"})
  void nobodyTalksWhileTheOtherDoes(String name) throws IOException {
    Dialogue dialogue = VoiceLibrary.load().dialogue(name).performed(new SplittableRandom(7));
    int end = 0;
    for (Turn turn : dialogue.turns()) {
      assertThat(turn.startMillis()).isGreaterThanOrEqualTo(end);
      end = turn.endMillis();
    }
  }

  @Test
  void aSpeakerIsHeardInHisTurnAndSilentInTheOther() throws IOException {
    VoiceLibrary library = VoiceLibrary.load();
    Dialogue dialogue = library.dialogue("billing");
    Voice agent = library.voice(dialogue, "agent", 0);
    Voice customer = library.voice(dialogue, "customer", 0);
    Turn first = dialogue.turns().getFirst();
    assertThat(first.speaker()).isEqualTo("agent");
    assertThat(rms(agent, first)).isGreaterThan(1000);
    assertThat(rms(customer, first)).isZero();
    Turn second = dialogue.turns().get(1);
    assertThat(rms(agent, second)).isZero();
    assertThat(rms(customer, second)).isGreaterThan(1000);
  }

  @Test
  void framesAreTheSameHoweverTheyAreCut() throws IOException {
    VoiceLibrary library = VoiceLibrary.load();
    Dialogue dialogue = library.dialogue("delivery").performed(new SplittableRandom(3));
    Voice voice = library.voice(dialogue, "agent", 4321);
    int[] whole = new int[20 * 16_000];
    voice.fill(0, whole);
    int[] frame = new int[160];
    for (int at = 0; at < whole.length; at += 160) {
      voice.fill(at, frame);
      assertThat(frame).containsExactly(java.util.Arrays.copyOfRange(whole, at, at + 160));
    }
  }

  @Test
  void theSameSeedGivesTheSamePauses() throws IOException {
    Dialogue dialogue = VoiceLibrary.load().dialogue("fibre");
    assertThat(dialogue.performed(new SplittableRandom(5)))
        .isEqualTo(dialogue.performed(new SplittableRandom(5)))
        .isNotEqualTo(dialogue.performed(new SplittableRandom(6)));
  }

  @Test
  void tonesAreDifferentAndTheirDistortionNeverFallsOnTheSupervisors() {
    Set<Integer> seen = new HashSet<>();
    for (int speaker = 0; speaker < TonePlan.size(); speaker++) {
      int hertz = TonePlan.hertz(speaker);
      assertThat(seen.add(hertz)).isTrue();
      assertThat(hertz).isBetween(300, 3400);
      assertThat(Math.abs(hertz - 1000)).isGreaterThanOrEqualTo(150);
      assertThat(hertz / 50 % 2).as("odd multiple of 50: " + hertz).isEqualTo(1);
    }
    assertThat(seen).hasSizeGreaterThan(20);
  }

  @Test
  void neighboursInThePlanAreFarApart() {
    for (int speaker = 0; speaker < TonePlan.size(); speaker++) {
      int gap = Math.abs(TonePlan.hertz(speaker) - TonePlan.hertz(speaker + 1));
      assertThat(gap).isGreaterThanOrEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 25, 1001, 8000})
  void aToneThatIsNoMultipleOfFiftyIsRefused(int hertz) {
    assertThatThrownBy(() -> new ToneVoice(hertz)).hasMessageContaining("multiple of 50 Hz");
  }

  private static double rms(Voice voice, Turn turn) {
    int[] frame = new int[turn.lengthMillis() * 16];
    voice.fill(turn.startMillis() * 16L, frame);
    double power = 0;
    for (int sample : frame) {
      power += (double) sample * sample;
    }
    return Math.sqrt(power / frame.length);
  }
}
