package dev.earshot.audio.focus;

import static dev.earshot.audio.focus.Stage.AGENT;
import static dev.earshot.audio.focus.Stage.CUSTOMER;
import static dev.earshot.audio.focus.Stage.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.device.WavWriter;
import dev.earshot.audio.focus.play.RecordedSound;
import dev.earshot.audio.focus.play.Sound;
import dev.earshot.audio.focus.play.ToneSequence;
import dev.earshot.audio.focus.play.ToneSequence.Tone;
import dev.earshot.mixer.audio.ToneMeter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Announcements: heard by their audience beside what is said, and by nobody else. */
class AnnouncementsTest {
  /** 300 ms of 1 kHz. */
  private static final Sound TONE = new ToneSequence("tone", List.of(new Tone(1000, 300, -20)));

  private final Stage stage = new Stage();
  private final Line agent = stage.join("room", tagged(AGENT));
  private final Line customer = stage.join("room", tagged(CUSTOMER));
  private final Line other = stage.join("room", EntryOptions.NONE);

  @Test
  void everybodyHearsWhatIsForAllAndItEndsByItself() {
    stage.ticks(1);
    stage.told();
    Announcement announcement = stage.rooms.announce("room", TONE, new Audience.Everybody());
    stage.ticks(60);
    stage.wait(Duration.ofMillis(100));

    for (Line line : List.of(agent, customer, other)) {
      assertThat(line.heardNothingSince(0)).isFalse();
      assertThat(line.heardNothingSince(line.now() - 160 * 25)).as("after its end").isTrue();
    }
    assertThat(stage.rooms.announcements()).isEmpty();
    assertThat(stage.rooms.stopAnnouncement(announcement.id())).isFalse();
    assertThat(stage.told())
        .containsExactly("AnnouncementChanged tone PLAYING", "AnnouncementChanged tone FINISHED");
    assertThat(stage.rooms.room("room").orElseThrow().members()).hasSize(3);
  }

  @Test
  void onlyTheTaggedHearWhatIsForThemAlsoThoseTaggedMeanwhile() {
    stage.rooms.announce("room", TONE, new Audience.Tagged(AGENT));
    stage.ticks(10);
    stage.act(other, new MemberAction.Tag(AGENT));
    stage.ticks(10);

    assertThat(agent.heardNothingSince(0)).isFalse();
    assertThat(other.heardNothingSince(0)).isFalse();
    assertThat(customer.heardNothingSince(0)).isTrue();
  }

  @Test
  void oneMemberHearsWhatIsForHimAloneWhateverHisTagsBecome() {
    stage.rooms.announce("room", TONE, new Audience.One(agent.callSid));
    stage.ticks(5);
    stage.act(agent, new MemberAction.Untag());
    stage.ticks(2);
    int from = agent.now();
    stage.ticks(5);

    assertThat(agent.heardNothingSince(from)).isFalse();
    assertThat(customer.heardNothingSince(0)).isTrue();
    assertThat(other.heardNothingSince(0)).isTrue();
    assertThat(stage.member(agent).tags()).as("the private tag shows nowhere").isEmpty();
    stage.ticks(60);
    stage.wait(Duration.ofMillis(100));
    stage.ticks(1);
    assertThat(stage.member(agent).tags()).isEmpty();
  }

  @Test
  void talkGoesOnDuringAnAnnouncement() {
    customer.speaks = true;
    stage.ticks(30);
    int from = agent.now();
    stage.rooms.announce("room", TONE, new Audience.Everybody());
    stage.ticks(25);

    int[] heard = agent.heardSince(from);
    ToneMeter meter = new ToneMeter(16_000);
    assertThat(meter.dbfs(heard, 640, 3200, 450)).isBetween(-13.0, -11.0);
    assertThat(meter.dbfs(heard, 640, 3200, 1000)).isBetween(-21.0, -19.0);
  }

  @Test
  void itCanBeStoppedAndThenIsSilentFromTheNextTickOn() {
    Announcement announcement = stage.rooms.announce("room", TONE, new Audience.Everybody());
    stage.ticks(10);
    assertThat(stage.rooms.announcements()).containsExactly(announcement);
    assertThat(stage.rooms.stopAnnouncement(announcement.id())).isTrue();
    stage.ticks(2);
    int from = customer.now();
    stage.ticks(30);

    assertThat(customer.heardNothingSince(from)).isTrue();
    assertThat(stage.told()).contains("AnnouncementChanged tone STOPPED");
  }

  @Test
  void whatOnlyOneHearsEndsWithHisLeaving() {
    stage.rooms.announce("room", TONE, new Audience.One(agent.callSid));
    stage.ticks(2);
    stage.leave(agent);
    stage.ticks(2);

    assertThat(stage.rooms.announcements()).isEmpty();
    assertThat(stage.told()).contains("AnnouncementChanged tone STOPPED");
  }

  @Test
  void anAnnouncementEndsWithItsRoomWhichItDoesNotKeepAlive() {
    stage.rooms.announce("room", TONE, new Audience.Everybody());
    List.of(agent, customer, other).forEach(stage::leave);

    assertThat(stage.rooms.rooms()).isEmpty();
    assertThat(stage.rooms.announcements()).isEmpty();
  }

  @Test
  void thereAreLimitsAndNobodyWhoIsNotThereIsAddressed() {
    UUID nobody = UUID.randomUUID();
    Line elsewhere = stage.join("elsewhere", EntryOptions.NONE);
    assertThatThrownBy(() -> stage.rooms.announce("none", TONE, new Audience.Everybody()))
        .hasMessage("there is no room none");
    assertThatThrownBy(() -> stage.rooms.announce("room", TONE, new Audience.One(nobody)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> stage.rooms.announce("room", TONE, new Audience.One(elsewhere.callSid)))
        .hasMessage(elsewhere.callSid + " is not in room room");
    for (int i = 0; i < 8; i++) {
      stage.rooms.announce("room", TONE, new Audience.Everybody());
    }
    assertThatThrownBy(() -> stage.rooms.announce("room", TONE, new Audience.Everybody()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aWavFileIsPlayedAtTheRateOfTheRoom(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("hello.wav");
    int[] samples = new int[8000];
    Arrays.setAll(samples, i -> (int) Math.round(5000 * Math.sin(2 * Math.PI * 500 * i / 8000)));
    WavWriter.write(file, 8000, samples);
    Announcement announcement =
        stage.rooms.announce("room", RecordedSound.read(file), new Audience.Everybody());
    stage.ticks(50);

    assertThat(announcement.sound()).isEqualTo("hello.wav");
    assertThat(new ToneMeter(16_000).dbfs(customer.heardSince(0), 3200, 3200, 500))
        .isBetween(-17.5, -15.5);
    assertThatThrownBy(() -> RecordedSound.read(folder.resolve("none.wav")))
        .hasMessageContaining("none.wav: no such file");
  }
}
