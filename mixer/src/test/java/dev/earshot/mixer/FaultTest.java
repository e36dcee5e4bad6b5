package dev.earshot.mixer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.mixer.RoomChange.Join;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.engine.MixCounters;
import dev.earshot.mixer.engine.MixTools;
import dev.earshot.mixer.engine.Rates;
import dev.earshot.mixer.port.Port;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A port that throws is silence, and only for its own participant. */
class FaultTest {
  private static final ParticipantId BROKEN = new ParticipantId("broken");

  private final TestPort speaker = new TestPort(16_000).sayConstant(5, 10);
  private final TestPort listener = new TestPort(16_000).sayConstant(70, 10);
  private final Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT.withFades(false));
  private final MixRoom room = mixer.openRoom("sales");

  FaultTest() {
    room.apply(new Join(Participant.of(new ParticipantId("speaker")), speaker));
    room.apply(new Join(Participant.of(new ParticipantId("listener")), listener));
  }

  @Test
  void aPortThatThrowsWhenReadIsSilentAndItsGateCloses() {
    PrivacyGate.Opener opener = PrivacyGate.create();
    opener.open(0);
    BrokenPort broken = new BrokenPort(true, false);
    room.apply(new Join(Participant.of(BROKEN), broken, Optional.of(opener.gate()), true));
    mixer.step();
    mixer.step();
    assertThat(listener.heard()).containsOnly(5);
    assertThat(broken.heard).containsOnly(75);
    assertThat(opener.gate().isOpen()).isFalse();
    assertThat(opener.gate().reason()).isEqualTo("the microphone's connection to the mixer failed");
    assertThat(mixer.stats().faults()).isEqualTo(2);
    assertThat(mixer.firstFault()).get().extracting(Throwable::getMessage).isEqualTo("read 1");
    assertThat(room.audit(BROKEN).samplesHeardBy(new ParticipantId("listener"))).isZero();
  }

  @Test
  void afterThrowingNothingOfTheFormerFrameIsHeard() {
    BrokenPort broken = new BrokenPort(false, false);
    room.apply(new Join(Participant.of(BROKEN), broken));
    mixer.step();
    assertThat(listener.heard()).containsOnly(905);
    broken.throwsOnRead = true;
    mixer.step();
    assertThat(listener.heard()).containsOnly(5);
    broken.throwsOnRead = false;
    mixer.step();
    assertThat(listener.heard()).containsOnly(905);
  }

  @Test
  void aPortThatThrowsWhenWrittenDoesNotDisturbTheOthers() {
    room.apply(new Join(Participant.of(BROKEN), new BrokenPort(false, true)));
    mixer.step();
    mixer.step();
    assertThat(listener.heard()).containsOnly(905);
    assertThat(speaker.heard()).containsOnly(970);
    assertThat(mixer.stats().faults()).isEqualTo(2);
    assertThat(mixer.stats().ticks()).isEqualTo(2);
  }

  /** A reporter that fails is the simplest way to make the step itself fail. */
  @Test
  void aStepThatFailsItselfClosesEveryGateAndTheRoomGoesOn() {
    Rooms rooms =
        new Rooms(
            new MixTools(
                new Rates(10),
                new MixCounters(
                    fault -> {
                      throw new IllegalStateException("cannot report", fault);
                    }),
                false,
                8,
                Optional.empty()));
    Room failing = rooms.open("failing");
    PrivacyGate.Opener opener = PrivacyGate.create();
    opener.open(0);
    failing.apply(
        List.of(
            new Join(Participant.of(BROKEN), new BrokenPort(true, false)),
            new Join(
                Participant.of(new ParticipantId("speaker")),
                speaker,
                Optional.of(opener.gate()),
                false),
            new Join(Participant.of(new ParticipantId("listener")), listener)));
    rooms.tick();
    assertThat(opener.gate().isOpen()).isFalse();
    assertThat(opener.gate().reason()).isEqualTo("the mixer failed");
    assertThat(listener.everythingHeard()).isEmpty();
    rooms.tick();
    assertThat(listener.heard()).containsOnly(0);
    assertThat(speaker.heard()).containsOnly(70);
  }

  @Test
  void theFirstFaultIsReportedOnceByAnotherThread() throws Exception {
    CompletableFuture<Throwable> reported = new CompletableFuture<>();
    CompletableFuture<String> thread = new CompletableFuture<>();
    try (Mixer running =
        Mixer.start(
            MixerConfig.DEFAULT,
            fault -> {
              thread.complete(Thread.currentThread().getName());
              reported.complete(fault);
            })) {
      running.openRoom("sales").apply(new Join(Participant.of(BROKEN), new BrokenPort(true, true)));
      assertThat(reported.get(30, TimeUnit.SECONDS)).hasMessage("read 1");
      assertThat(thread.get(30, TimeUnit.SECONDS)).isEqualTo("mix-fault");
    }
  }

  /** Says 900 unless it throws. */
  private static final class BrokenPort implements Port {
    private boolean throwsOnRead;
    private final boolean throwsOnWrite;
    private int reads;
    private int[] heard = {};

    BrokenPort(boolean throwsOnRead, boolean throwsOnWrite) {
      this.throwsOnRead = throwsOnRead;
      this.throwsOnWrite = throwsOnWrite;
    }

    @Override
    public int sampleRate() {
      return 16_000;
    }

    @Override
    public boolean read(int[] frame) {
      Arrays.fill(frame, 900);
      reads++;
      if (throwsOnRead) {
        throw new IllegalStateException("read " + reads);
      }
      return true;
    }

    @Override
    public void write(int[] frame) {
      if (throwsOnWrite) {
        throw new AssertionError("written");
      }
      heard = frame.clone();
    }
  }
}
