package dev.earshot.audio.focus;

import static dev.earshot.audio.focus.Stage.AGENT;
import static dev.earshot.audio.focus.Stage.CUSTOMER;
import static dev.earshot.audio.focus.Stage.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.Await;
import dev.earshot.audio.device.WavFile;
import dev.earshot.audio.focus.RecordingRequest.Subject;
import dev.earshot.audio.focus.record.RecordingFormat;
import dev.earshot.mixer.audio.ToneMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings: what is in them, sample by sample, and that their trouble is nobody else's. */
class RecordingsTest {
  @TempDir private Path folder;

  @Test
  void aRoomsRecordingHasWhatEverybodyHearsAndNoWhisper() throws IOException {
    Stage stage = recordingStage();
    Line agent = stage.join("room", tagged(AGENT));
    Line supervisor = stage.join("room", EntryOptions.NONE.withSpeakOnlyTo(AGENT));
    agent.speaks = true;
    supervisor.speaks = true;
    stage.ticks(30);
    Recording recording = record(stage, new Subject.Room("room"), false);
    stage.ticks(100);
    int[] file = finish(stage, recording);

    assertThat(file.length).isBetween(15_500, 16_000);
    ToneMeter meter = new ToneMeter(16_000);
    assertThat(meter.dbfs(file, 3200, 3200, 400)).isBetween(-13.0, -11.0);
    assertThat(meter.dbfs(file, 3200, 3200, 450)).isLessThan(-80);
    assertThat(stage.rooms.room("room").orElseThrow().members()).hasSize(2);
  }

  @Test
  void theRecordingOfAWhisperAloneIsSilentToTheSample() throws IOException {
    Stage stage = recordingStage();
    stage.join("room", tagged(AGENT));
    Line supervisor = stage.join("room", EntryOptions.NONE.withSpeakOnlyTo(AGENT));
    Recording recording = record(stage, new Subject.Room("room"), false);
    supervisor.speaks = true;
    stage.ticks(100);

    assertThat(finish(stage, recording)).hasSizeGreaterThan(15_000).containsOnly(0);
  }

  @Test
  void theRecordingOfAnEarIsExactlyWhatItHeard() throws IOException {
    Stage stage = recordingStage();
    Line agent = stage.join("room", tagged(AGENT));
    Line customer = stage.join("room", tagged(CUSTOMER));
    Line supervisor = stage.join("room", EntryOptions.NONE.withSpeakOnlyTo(AGENT));
    customer.speaks = true;
    supervisor.speaks = true;
    stage.ticks(20);
    Recording recording = record(stage, new Subject.Ear(agent.callSid), false);
    int from = agent.now();
    stage.ticks(60);
    stage.act(agent, new MemberAction.Hold());
    stage.ticks(20);
    stage.act(agent, new MemberAction.Unhold());
    stage.ticks(20);
    int[] heard = agent.heardSince(from);
    int[] file = finish(stage, recording);

    assertThat(file.length).isGreaterThan(heard.length - 161);
    // Whoever joins, a recorder too, hears the first milliseconds rise.
    assertThat(Arrays.equals(file, 160, file.length, heard, 160, file.length)).isTrue();
  }

  @Test
  void theRecordingOfAnEarEndsWithItsOwner() throws IOException {
    Stage stage = recordingStage();
    Line agent = stage.join("room", tagged(AGENT));
    Line customer = stage.join("room", tagged(CUSTOMER));
    Line supervisor = stage.join("room", EntryOptions.NONE.withSpeakOnlyTo(CUSTOMER));
    supervisor.speaks = true;
    Recording recording = record(stage, new Subject.Ear(agent.callSid), false);
    stage.ticks(20);
    stage.leave(agent);
    stage.ticks(20);

    assertThat(ended(stage)).isEqualTo("RecordingChanged COMPLETE ");
    assertThat(WavFile.read(recording.file()).samples()).containsOnly(0);
    assertThat(customer.heardNothingSince(0)).isFalse();
  }

  @Test
  void aPauseIsNotInTheFile() throws IOException {
    Stage stage = recordingStage();
    Line member = stage.join("room", EntryOptions.NONE);
    member.speaks = true;
    Recording recording = record(stage, new Subject.Room("room"), false);
    stage.ticks(50);
    assertThat(stage.rooms.act(recording.id(), RecordingAction.PAUSE)).isTrue();
    stage.ticks(50);
    assertThat(stage.rooms.act(recording.id(), RecordingAction.RESUME)).isTrue();
    stage.ticks(50);
    assertThat(finish(stage, recording).length).isBetween(15_800, 16_000);
    assertThat(stage.rooms.act(recording.id(), RecordingAction.PAUSE)).isFalse();
  }

  @Test
  void aFolderThatIsNotThereIsToldAndTheRoomGoesOn() {
    Stage stage =
        new Stage(
            RoomPolicy.DEFAULT
                .withMusic(Optional.empty())
                .withRecordings(folder.resolve("missing")));
    Line one = stage.join("room", EntryOptions.NONE);
    Line two = stage.join("room", EntryOptions.NONE);
    one.speaks = true;
    record(stage, new Subject.Room("room"), false);

    assertThat(ended(stage))
        .startsWith("RecordingChanged FAILED ")
        .endsWith("cannot be written: the folder does not exist");
    int from = two.now();
    stage.ticks(10);
    assertThat(two.heardNothingSince(from)).isFalse();
    assertThat(stage.rooms.recordings()).isEmpty();
    assertThat(stage.rooms.room("room").orElseThrow().state().recording()).isFalse();
  }

  @Test
  void aFileIsCompleteWhenItsRoomHasEnded() throws IOException {
    Stage stage = recordingStage();
    Line member = stage.join("room", EntryOptions.NONE);
    Recording recording = record(stage, new Subject.Room("room"), false);
    stage.ticks(50);
    stage.leave(member);
    stage.ticks(1);

    assertThat(ended(stage)).isEqualTo("RecordingChanged COMPLETE ");
    assertThat(WavFile.read(recording.file()).length()).isGreaterThan(7000);
  }

  @Test
  void closingCompletesEveryFile() throws IOException {
    Stage stage = recordingStage();
    stage.join("room", EntryOptions.NONE);
    Recording recording = record(stage, new Subject.Room("room"), false);
    stage.ticks(50);
    stage.rooms.close();

    assertThat(WavFile.read(recording.file()).length()).isGreaterThan(7000);
    assertThat(stage.told()).contains("RecordingChanged COMPLETE ");
  }

  @Test
  void nothingIsRecordedUnlessAskedAndAFocusWithoutAFolderRefuses() throws IOException {
    Stage stage = recordingStage();
    stage.join("room", EntryOptions.NONE);
    stage.ticks(20);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }

    Stage without = new Stage();
    without.join("room", EntryOptions.NONE);
    assertThat(without.rooms.canRecord()).isFalse();
    assertThatThrownBy(() -> record(without, new Subject.Room("room"), false))
        .hasMessage("this focus has no folder for recordings");
    assertThatThrownBy(() -> record(stage, new Subject.Room("none"), false))
        .hasMessage("there is no room none");
    assertThatThrownBy(() -> record(stage, new Subject.Ear(UUID.randomUUID()), false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEntryOptionRecordsFromTheFirstSampleAndTheNameStaysInTheFolder() {
    Stage stage = recordingStage();
    EntryOptions options =
        new EntryOptions(
            Set.of(),
            Optional.empty(),
            false,
            EntryRules.ORDINARY,
            RoomOptions.NONE,
            Optional.of(new EntryOptions.EntryRecording(false, RecordingFormat.WAV)));
    stage.join("..", options);
    stage.join("..", options);

    List<Recording> recordings = stage.rooms.recordings();
    assertThat(recordings).as("the room is recorded once").hasSize(1);
    assertThat(recordings.getFirst().file().normalize().getParent()).isEqualTo(folder);
    assertThat(stage.rooms.room("..").orElseThrow().state().recording()).isTrue();
    stage.rooms.close();
  }

  @Test
  void theConsentToneIsHeardByAllAtOnceAndAgain() {
    Stage stage = recordingStage();
    Line member = stage.join("room", EntryOptions.NONE);
    record(stage, new Subject.Room("room"), true);
    stage.wait(Duration.ZERO);
    stage.ticks(50);
    assertThat(member.heardNothingSince(0)).isFalse();
    int from = member.now();
    stage.wait(Duration.ofSeconds(14));
    stage.ticks(50);
    assertThat(member.heardNothingSince(from)).isTrue();
    stage.wait(Duration.ofSeconds(1));
    stage.ticks(50);
    assertThat(member.heardNothingSince(from)).isFalse();
    stage.rooms.close();
  }

  private Stage recordingStage() {
    return new Stage(RoomPolicy.DEFAULT.withMusic(Optional.empty()).withRecordings(folder));
  }

  private static Recording record(Stage stage, Subject subject, boolean tone) {
    return stage.rooms.record(new RecordingRequest(subject, RecordingFormat.WAV, tone));
  }

  private static int[] finish(Stage stage, Recording recording) throws IOException {
    assertThat(stage.rooms.act(recording.id(), RecordingAction.STOP)).isTrue();
    stage.ticks(1);
    assertThat(ended(stage)).isEqualTo("RecordingChanged COMPLETE ");
    return WavFile.read(recording.file()).samples();
  }

  /** Waits for the end of a recording to be told. */
  private static String ended(Stage stage) {
    String[] last = {""};
    Await.until(
        "the recording ends",
        () -> {
          stage.wait(Duration.ZERO);
          stage.ticks(1);
          stage.told().stream()
              .filter(text -> text.matches("RecordingChanged (COMPLETE|FAILED).*"))
              .forEach(text -> last[0] = text);
          return !last[0].isEmpty();
        });
    return last[0];
  }
}
