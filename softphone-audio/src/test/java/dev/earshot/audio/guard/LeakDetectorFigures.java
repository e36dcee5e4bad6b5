package dev.earshot.audio.guard;

import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.guard.Lab.Heard;
import java.util.Arrays;

/**
 * The figures of docs/benchmarks.md: {@code LeakDetectorFigures [minutes of other voices]}. What a
 * step costs, how long a leak goes on, how often other voices are taken for ours.
 */
final class LeakDetectorFigures {
  private static final int TRIALS = 40;

  private LeakDetectorFigures() {}

  public static void main(String[] args) {
    cost();
    for (int others : new int[] {-100, -12, -6, 0}) {
      for (int decibels : new int[] {0, -6}) {
        latency(decibels, others);
      }
    }
    alarms(args.length > 0 ? Integer.parseInt(args[0]) : 10);
  }

  private static void cost() {
    LeakDetector detector = new LeakDetector();
    int[] said = Speaker.says(1, 10_000);
    int[] heard = Speaker.says(2, 10_000);
    for (int round = 0; round < 4; round++) {
      long began = System.nanoTime();
      Lab.until(Finding.LEAK, detector, said, heard);
      System.out.printf(
          "cost: %.3f ms for 10 ms%n", (System.nanoTime() - began) / 1e6 / (said.length / 80));
    }
  }

  private static void latency(int decibels, int others) {
    int[] millis = new int[TRIALS];
    int missed = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      int[] said = Speaker.says(100 + trial, 5_000);
      int[] ours = Lab.from(1_500, Lab.late(said, 40 + 20 * trial, decibels));
      int[] heard = Lab.mix(ours, Lab.late(Speaker.says(900 + trial, 5_000), 0, others));
      Heard found = Lab.listen(said, Lab.coded(Codec.PCMU, heard));
      millis[trial] = found.millis() - Lab.arrival(ours);
      missed += found.finding() == Finding.LEAK ? 0 : 1;
    }
    Arrays.sort(millis);
    System.out.printf(
        "leak at %d dB, another talker at %d dB: median %d ms, nine of ten %d ms, worst %d ms,"
            + " missed %d of %d%n",
        decibels,
        others,
        millis[TRIALS / 2],
        millis[TRIALS * 9 / 10],
        millis[TRIALS - 1],
        missed,
        TRIALS);
  }

  private static void alarms(int minutes) {
    int alarms = 0;
    for (int minute = 0; minute < minutes; minute++) {
      int[] said = Speaker.says(10_000 + minute, 60_000);
      int[] heard = Lab.coded(Codec.PCMU, Speaker.says(20_000 + minute, 60_000));
      alarms += Lab.listen(said, heard).finding() == Finding.ABSENT ? 0 : 1;
    }
    System.out.printf("other voices: %d alarms in %d minutes%n", alarms, minutes);
  }
}
