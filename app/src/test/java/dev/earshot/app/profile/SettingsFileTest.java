package dev.earshot.app.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.console.VoiceChoice.Noise;
import dev.earshot.app.detect.Thresholds;
import dev.earshot.audio.device.AudioDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the user chose, from one start to the next. */
class SettingsFileTest {
  private static final AudioDevice JABRA = new AudioDevice("device:usb-1", "Jabra Evolve");
  private static final AudioDevice EPOS = new AudioDevice("device:usb-2", "EPOS Adapt");

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("new").resolve("settings.json");
  }

  private SettingsFile settings() {
    return new SettingsFile(file());
  }

  @Test
  void withoutAFileNothingWasChosen() {
    SettingsFile none = settings();
    assertThat(none.load()).isEqualTo(Settings.NONE);
    assertThat(none.problem()).isEmpty();
  }

  @Test
  void whatIsSavedIsThereAtTheNextStart() throws IOException {
    Settings chosen =
        new Settings(
            List.of(JABRA, EPOS),
            List.of(EPOS),
            Optional.of(new VoiceChoice(false, Noise.VERY_HIGH, true, false, -24)),
            Optional.of(new AudioDevice("device:desk", "Desk speaker")),
            new Settings.Levels(-6, 12),
            new Thresholds(
                Duration.ZERO,
                Duration.ofSeconds(90),
                Duration.ofSeconds(4),
                Duration.ofSeconds(40),
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                3.7));
    settings().save(chosen);
    assertThat(settings().load()).isEqualTo(chosen);

    settings().save(chosen.withSpeakers(List.of(JABRA)));
    assertThat(settings().load().speakers()).containsExactly(JABRA);
    try (Stream<Path> files = Files.list(file().getParent())) {
      assertThat(files).as("nothing else is left").containsExactly(file());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none", "default"})
  void aBellInTheHeadsetOrNowhereIsAChoiceToo(String spec) {
    Settings chosen = Settings.NONE.withRing(new AudioDevice(spec, "x"));
    settings().save(chosen);
    assertThat(settings().load()).isEqualTo(chosen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"ring\": {\"device\": \"tone:1\", \"name\": \"x\"}}",
        "{",
        "[]",
        "{\"version\": 2}",
        "{\"loudness\": 11}",
        "{\"levels\": {\"ducking\": 25}}",
        "{\"microphones\": [{\"device\": \"file:x\", \"name\": \"x\"}]}",
        "{\"microphones\": [{\"device\": \"device:x\"}]}",
        "{\"voice\": {\"noise\": \"loud\"}}",
        "{\"voice\": {\"sideTone\": -3}}",
        "{\"voice\": {\"echo\": \"yes\"}}",
      })
  void aBrokenFileIsNamedAndSetAside(String text) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), text);
    SettingsFile broken = settings();

    assertThat(broken.load()).isEqualTo(Settings.NONE);

    Path aside = file().resolveSibling("settings.json.broken");
    assertThat(broken.problem()).contains(file().toString(), "it is now " + aside);
    assertThat(Files.readString(aside)).isEqualTo(text);
    assertThat(settings().load()).isEqualTo(Settings.NONE);
    assertThat(settings().problem()).isEmpty();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNoHarm() throws IOException {
    Files.writeString(folder.resolve("new"), "a file where a folder should be");
    SettingsFile nowhere = settings();
    nowhere.save(Settings.NONE.withMicrophones(List.of(JABRA)));
    assertThat(nowhere.load()).isEqualTo(Settings.NONE);
  }

  @Test
  void onlyTheLatestChoicesAreKept() {
    List<AudioDevice> many =
        IntStream.range(0, 20).mapToObj(i -> new AudioDevice("device:" + i, "n" + i)).toList();
    settings().save(Settings.NONE.withMicrophones(many));
    assertThat(settings().load().microphones()).isEqualTo(many.subList(0, 8));
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, '', '', /home/mara/.config/earshot/settings.json",
    "Linux, /xdg, '', /xdg/earshot/settings.json",
    "Linux, relative, '', /home/mara/.config/earshot/settings.json",
    "Mac OS X, /xdg, '', /home/mara/Library/Application Support/Earshot/settings.json",
    "Windows 11, '', /roaming, /roaming/Earshot/settings.json",
    "Windows 11, '', '', /home/mara/AppData/Roaming/Earshot/settings.json",
  })
  void eachSystemHasItsPlace(String system, String xdg, String appData, String place) {
    Map<String, String> environment = Map.of("XDG_CONFIG_HOME", xdg, "APPDATA", appData);
    Map<String, String> properties = Map.of("os.name", system, "user.home", "/home/mara");
    assertThat(
            SettingsFile.place(
                name -> properties.getOrDefault(name, ""),
                name -> environment.getOrDefault(name, "")))
        .hasToString(place);
  }
}
