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
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The steady tick makes no garbage: nothing for a collector to stop the mix thread for. */
class AllocationTest {
  private static final int TICKS = 20_000;
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
    steps(mixer, TICKS);
    MethodHandle allocated = allocatedBytesOfThisThread();
    long probe = (long) allocated.invokeExact();
    long start = (long) allocated.invokeExact();
    steps(mixer, TICKS);
    long end = (long) allocated.invokeExact();
    assertThat(end - start).isEqualTo(start - probe).isZero();
    assertThat(mixer.stats().faults()).isZero();
    assertThat(mixer.stats().clippedSamples()).isPositive();
    assertThat(mixer.stats().starvedFrames()).isPositive();
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
