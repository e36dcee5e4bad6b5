package dev.earshot.mixer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.mixer.RoomChange.Join;
import dev.earshot.mixer.RoomChange.SetDeaf;
import dev.earshot.mixer.RoomChange.SetSpeakOnlyTo;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import dev.earshot.mixer.port.MixFrame;
import dev.earshot.mixer.port.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who hears the same gets the very same frame, and keeps it. */
class SharedMixTest {
  private static final MemberTag COACHED = new MemberTag("coached");
  private static final SpeakOnlyTo WHISPER = new SpeakOnlyTo(COACHED);

  private final Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT);
  private final MixRoom room = mixer.openRoom("sales");
  private final Ear speaker = join("speaker", 8_000, Set.of(), true);
  private final Ear ann = join("ann", 8_000, Set.of(), false);
  private final Ear bob = join("bob", 8_000, Set.of(), false);
  private final Ear agent = join("agent", 8_000, Set.of(COACHED), false);
  private final Ear wide = join("wide", 16_000, Set.of(), false);
  private final Ear wideToo = join("wide too", 16_000, Set.of(), false);

  @Test
  void listenersWithEqualHearingAndRateShareOneFrameTickAfterTick() {
    mixer.step();
    MixFrame first = ann.frame();
    mixer.step();
    assertThat(ann.frame()).isSameAs(bob.frame()).isSameAs(agent.frame()).isSameAs(first);
    assertThat(wide.frame()).isSameAs(wideToo.frame()).isNotSameAs(first);
    assertThat(speaker.frame()).isNotSameAs(first);
    assertThat(first.tick()).isEqualTo(2);
    assertThat(wide.frame().tick()).isEqualTo(2);
  }

  @Test
  void whoSpeaksHasAFrameOfHisOwnAndComesBackToTheSharedOne() {
    mixer.step();
    MixFrame shared = ann.frame();
    MixFrame own = speaker.frame();
    speaker.talks = false;
    mixer.step();
    mixer.step();
    assertThat(speaker.frame()).isSameAs(shared);
    speaker.talks = true;
    mixer.step();
    assertThat(speaker.frame()).isSameAs(own);
    assertThat(ann.frame()).isSameAs(shared);
  }

  @Test
  void whoHearsAWhisperSharesWithNobodyElseAndTheOthersKeepTheirFrame() {
    mixer.step();
    MixFrame shared = ann.frame();
    Ear coach = join("coach", 8_000, Set.of(), true);
    room.apply(new SetSpeakOnlyTo(new ParticipantId("coach"), Optional.of(WHISPER)));
    for (int i = 0; i < 3; i++) {
      mixer.step();
      assertThat(agent.frame()).isNotSameAs(ann.frame());
      assertThat(ann.frame()).isSameAs(bob.frame()).isSameAs(shared);
    }
    assertThat(coach.frame()).isSameAs(shared);
    room.apply(new SetSpeakOnlyTo(new ParticipantId("coach"), Optional.empty()));
    mixer.step();
    mixer.step();
    assertThat(agent.frame()).isSameAs(ann.frame()).isSameAs(shared);
  }

  @Test
  void theDeafShareSilence() {
    room.apply(new SetDeaf(new ParticipantId("ann"), true));
    room.apply(new SetDeaf(new ParticipantId("bob"), true));
    mixer.step();
    assertThat(ann.frame()).isSameAs(bob.frame()).isNotSameAs(agent.frame());
    assertThat(ann.frame().samples()).containsOnly(0);
  }

  private Ear join(String name, int rate, Set<MemberTag> tags, boolean talks) {
    Ear ear = new Ear(rate, talks);
    room.apply(new Join(Participant.of(new ParticipantId(name)).withTags(tags), ear));
    return ear;
  }

  /** Says 500 or nothing, and keeps the frames it was given. */
  private static final class Ear implements Port {
    private final int sampleRate;
    private boolean talks;
    private final List<MixFrame> frames = new ArrayList<>();

    Ear(int sampleRate, boolean talks) {
      this.sampleRate = sampleRate;
      this.talks = talks;
    }

    MixFrame frame() {
      return frames.getLast();
    }

    @Override
    public int sampleRate() {
      return sampleRate;
    }

    @Override
    public boolean read(int[] frame) {
      Arrays.fill(frame, talks ? 500 : 0);
      return true;
    }

    @Override
    public void write(int[] frame) {
      throw new AssertionError("the mixer writes mix frames only");
    }

    @Override
    public void write(MixFrame frame) {
      frames.add(frame);
    }
  }
}
