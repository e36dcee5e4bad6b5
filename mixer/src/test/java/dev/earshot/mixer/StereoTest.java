package dev.earshot.mixer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.mixer.PendingChange.Outcome;
import dev.earshot.mixer.RoomChange.Join;
import dev.earshot.mixer.RoomChange.SetDeaf;
import dev.earshot.mixer.RoomChange.SetMuted;
import dev.earshot.mixer.RoomChange.SetPan;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.port.StereoPort;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two speakers and one listener with two ears. */
class StereoTest {
  private static final ParticipantId ANN = new ParticipantId("ann");
  private static final ParticipantId BOB = new ParticipantId("bob");
  private static final ParticipantId EAR = new ParticipantId("ear");

  private final Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT.withFades(false));
  private final MixRoom room = mixer.openRoom("sales");
  private final TestPort ann = new TestPort(8_000).sayConstant(1_000, 20);
  private final TwoEars ear = new TwoEars();

  StereoTest() {
    room.apply(
        List.of(
            new Join(Participant.of(ANN), ann),
            new Join(Participant.of(BOB), new TestPort(8_000).sayConstant(500, 20)),
            new Join(Participant.of(EAR), ear)));
  }

  @Test
  void inTheMiddleBothEarsHearTheSumWithoutOnesOwnVoice() {
    mixer.step();
    assertThat(ear.left).containsOnly(1_500);
    assertThat(ear.right).containsOnly(1_500);
    assertThat(ann.heard()).containsOnly(507);
    assertThat(room.earLevel(EAR)).isEqualTo(-24);
  }

  @Test
  void aVoiceIsHeardFromItsPlaceByWhoHearsInStereoOnly() {
    step(new SetPan(BOB, -1));
    assertThat(ear.left).containsOnly(1_000 + 707);
    assertThat(ear.right).containsOnly(1_000);
    assertThat(ann.heard()).containsOnly(507);
  }

  @Test
  void theRuleHoldsForBothEars() {
    step(new SetMuted(ANN, true));
    assertThat(ear.left).containsOnly(500);
    step(new SetDeaf(EAR, true));
    assertThat(ear.left).containsOnly(0);
    assertThat(ear.right).containsOnly(0);
  }

  @Test
  void aPlaceThatIsNoneIsRefused() {
    PendingChange pending = room.apply(new SetPan(BOB, 1.5));
    mixer.step();
    assertThat(pending.await(Duration.ZERO))
        .isEqualTo(new Outcome.Refused("room sales: the place of bob must be -1 to +1, not 1.5"));
  }

  private void step(RoomChange change) {
    room.apply(change);
    mixer.step();
  }

  /** Says 7 and hears with two ears. */
  private static final class TwoEars implements StereoPort {
    private int[] left = {};
    private int[] right = {};

    @Override
    public int sampleRate() {
      return 8_000;
    }

    @Override
    public boolean read(int[] frame) {
      Arrays.fill(frame, 7);
      return true;
    }

    @Override
    public void write(int[] toLeft, int[] toRight) {
      left = toLeft.clone();
      right = toRight.clone();
    }
  }
}
