package dev.earshot.mixer.bench;

import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One tick of one room of 10 ms, by the mixer, by the plain double loop, and by the shared total
 * over bare arrays – the floor. Everybody hears everybody but himself.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 9, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class MixBenchmark {
  @Param({"3", "10", "50", "200", "1000"})
  public int people;

  @Param({"8000", "16000", "48000"})
  public int rate;

  @Param({"one", "all"})
  public String talking = "all";

  private final Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT);

  /** By person; those who do not talk say zeros. */
  private int[][] voices = {};

  private int[][] ears = {};
  private int[] total = {};
  private boolean[] talks = {};

  /** Fills the room. */
  @Setup
  public void fill() {
    Random random = new Random(1);
    int samples = rate / 100;
    voices = new int[people][samples];
    ears = new int[people][samples];
    total = new int[samples];
    talks = new boolean[people];
    List<RoomChange> joins = new ArrayList<>();
    for (int who = 0; who < people; who++) {
      talks[who] = who == 0 || talking.equals("all");
      if (talks[who]) {
        Arrays.setAll(voices[who], i -> random.nextInt(-9000, 9000));
      }
      joins.add(
          new RoomChange.Join(
              Participant.of(new ParticipantId("p" + who)), new BenchPort(rate, voices[who])));
    }
    MixRoom room = mixer.openRoom("bench");
    room.apply(joins);
    for (int i = 0; i < 5; i++) {
      mixer.step();
    }
  }

  /** What is measured against the others. */
  @Benchmark
  public long mixer() {
    mixer.step();
    return mixer.ticks();
  }

  /** For each listener everybody else is added up. */
  @Benchmark
  public int[][] doubleLoop() {
    for (int listener = 0; listener < people; listener++) {
      int[] ear = ears[listener];
      Arrays.fill(ear, 0);
      for (int speaker = 0; speaker < people; speaker++) {
        if (speaker != listener && talks[speaker]) {
          add(voices[speaker], ear);
        }
      }
      clip(ear);
    }
    return ears;
  }

  /** Everybody is added up once, and for each listener his own voice is subtracted. */
  @Benchmark
  public int[][] floor() {
    Arrays.fill(total, 0);
    for (int speaker = 0; speaker < people; speaker++) {
      if (talks[speaker]) {
        add(voices[speaker], total);
      }
    }
    for (int listener = 0; listener < people; listener++) {
      subtract(voices[listener], total, ears[listener]);
    }
    return ears;
  }

  private static void add(int[] voice, int[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += voice[i];
    }
  }

  private static void clip(int[] ear) {
    for (int i = 0; i < ear.length; i++) {
      ear[i] = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, ear[i]));
    }
  }

  private static void subtract(int[] voice, int[] sum, int[] ear) {
    for (int i = 0; i < ear.length; i++) {
      ear[i] = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum[i] - voice[i]));
    }
  }
}
