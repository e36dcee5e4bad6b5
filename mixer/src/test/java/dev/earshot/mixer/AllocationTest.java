package dev.earshot.mixer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.mixer.RoomChange.Join;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import dev.earshot.mixer.port.FrameRing;
import dev.earshot.mixer.port.Port;
import dev.earshot.mixer.port.PrivacyGate;
import dev.earshot.mixer.port.StereoPort;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The steady tick makes no garbage: nothing for a collector to stop the mix thread for. */
class AllocationTest {
  private static final int TICKS = 20_000;
  private static final ParticipantId P1 = new ParticipantId("p1");
  private static final MemberTag TAG = new MemberTag("coached");

  @Test
  void aSteadyTickAllocatesNothing() throws Throwable {
    Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT);
    MixRoom room = mixer.openRoom("sales");
    int[] rates = {8_000, 16_000, 48_000, 24_000, 32_000};
    for (int i = 0; i < 10; i++) {
      Participant participant =
          Participant.of(new ParticipantId("p" + i))
              .withTags(i == 3 ? Set.of(TAG) : Set.of())
              .withSpeakOnlyTo(i == 4 ? Optional.of(new SpeakOnlyTo(TAG)) : Optional.empty())
              .withMuted(i == 5)
              .withHeld(i == 6);
      PrivacyGate.Opener opener = PrivacyGate.create();
      boolean opened = i != 7 && opener.open(0);
      assertThat(opener.gate().isOpen()).isEqualTo(opened);
      room.apply(
          new Join(participant, new Loop(rates[i % 5], i), Optional.of(opener.gate()), i % 2 == 0));
    }
    joinQuietOnes(room);
    steps(mixer, TICKS);
    MethodHandle allocated = allocatedBytesOfThisThread();
    long probe = (long) allocated.invokeExact();
    long start = (long) allocated.invokeExact();
    steps(mixer, TICKS);
    long end = (long) allocated.invokeExact();
    assertThat(end - start).isEqualTo(start - probe).isZero();
    assertThat(mixer.stats().faults()).isZero();
    assertThat(mixer.stats().limitedSamples()).isPositive();
    assertThat(mixer.stats().starvedFrames()).isPositive();
  }

  /** They share frames, listen as another at another rate, and in stereo. */
  private static void joinQuietOnes(MixRoom room) {
    for (int i = 0; i < 6; i++) {
      ParticipantId id = new ParticipantId("quiet" + i);
      room.apply(new Join(Participant.of(id), i == 5 ? new StereoEars() : new Quiet()));
    }
    room.apply(new RoomChange.ListenAs(new ParticipantId("quiet4"), Optional.of(P1)));
    room.apply(new RoomChange.SetPan(P1, 0.5));
    room.apply(new RoomChange.SetAutoLevel(P1, true));
  }

  /** The tick after a change swaps plans: that, too, allocates nothing. */
  @Test
  void theTickAfterAChangeAllocatesNothing() throws Throwable {
    Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT);
    MixRoom room = mixer.openRoom("sales");
    ParticipantId muted = new ParticipantId("p1");
    for (int i = 0; i < 10; i++) {
      Loop port = new Loop(i % 2 == 0 ? 8_000 : 16_000, i);
      Participant participant = Participant.of(new ParticipantId("p" + i));
      room.apply(new Join(participant, port, Optional.empty(), true));
    }
    MethodHandle allocated = allocatedBytesOfThisThread();
    for (int i = 0; i < TICKS / 4; i++) {
      room.apply(new RoomChange.SetMuted(muted, i % 2 == 0));
      mixer.step();
      long probe = (long) allocated.invokeExact();
      long start = (long) allocated.invokeExact();
      mixer.step();
      long end = (long) allocated.invokeExact();
      if (i > TICKS / 5) {
        assertThat(end - start).isEqualTo(start - probe).isZero();
      }
    }
  }

  private static void steps(Mixer mixer, int ticks) {
    for (int i = 0; i < ticks; i++) {
      mixer.step();
    }
  }

  /** By handle, because the module under test does not read {@code jdk.management}. */
  private static MethodHandle allocatedBytesOfThisThread() throws ReflectiveOperationException {
    Object bean =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getThreadMXBean")
            .invoke(null);
    return MethodHandles.publicLookup()
        .findVirtual(
            Class.forName("com.sun.management.ThreadMXBean"),
            "getCurrentThreadAllocatedBytes",
            MethodType.methodType(long.class))
        .bindTo(bean)
        .asType(MethodType.methodType(long.class));
  }

  /** Says nothing at 8 kHz. */
  private static class Quiet implements Port {
    private int sink;

    @Override
    public int sampleRate() {
      return 8_000;
    }

    @Override
    public boolean read(int[] frame) {
      Arrays.fill(frame, 0);
      return true;
    }

    @Override
    public void write(int[] frame) {
      sink += frame[0];
    }
  }

  /** Hears with two ears. */
  private static final class StereoEars extends Quiet implements StereoPort {
    @Override
    public void write(int[] frame) {
      throw new AssertionError("in mono");
    }

    @Override
    public void write(int[] left, int[] right) {
      super.write(left);
      super.write(right);
    }
  }

  /** Says what it hears, loudly at times and starving at others, through a ring. */
  private static final class Loop implements Port {
    private final int sampleRate;
    private final FrameRing ring;
    private int ticks;

    Loop(int sampleRate, int phase) {
      this.sampleRate = sampleRate;
      this.ring = new FrameRing(3, sampleRate / 100, FrameRing.WhenFull.DROP_OLDEST);
      this.ticks = phase;
    }

    @Override
    public int sampleRate() {
      return sampleRate;
    }

    @Override
    public boolean read(int[] frame) {
      boolean heard = ring.poll(frame);
      for (int i = 0; i < frame.length; i++) {
        frame[i] = heard ? frame[i] / 2 + (i - frame.length / 2) * 100 : 0;
      }
      return ++ticks % 7 != 0;
    }

    @Override
    public void write(int[] frame) {
      ring.offer(frame);
    }
  }
}
