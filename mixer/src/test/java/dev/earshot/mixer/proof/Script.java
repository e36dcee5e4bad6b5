package dev.earshot.mixer.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A random life of a room: what is asked before each tick and what is said in it. The same seed
 * gives the same life.
 *
 * @param speechOnly whether who does not speak is left out
 */
record Script(boolean speechOnly, List<Tick> ticks) {
  /** How many people there are; far from all are in. */
  static final int PEOPLE = 6;

  static final int TAGS = 3;
  private static final List<Integer> EVERYBODY = IntStream.range(0, PEOPLE).boxed().toList();
  private static final int TICKS = 50;
  private static final int[] RATES = {8000, 16_000, 48_000};

  /**
   * One tick.
   *
   * @param batches applied before it, each as a whole
   * @param flips whose gates are opened or closed before it, as bits
   * @param stale whose gates are closed, and then asked to open by a permission older than that
   * @param zeros who says nothing but zeros, as bits
   * @param starved whose port delivers nothing, as bits
   * @param victim whose voice is another in the twin room
   * @param differs whether it is in this tick
   */
  record Tick(
      List<List<Op>> batches,
      int flips,
      int stale,
      int zeros,
      int starved,
      int victim,
      boolean differs,
      long audioSeed) {
    /** The same in which nothing happens to gates and ports. */
    Tick quiet() {
      return new Tick(batches, 0, 0, 0, 0, victim, differs, audioSeed);
    }

    Tick with(List<List<Op>> newBatches) {
      return new Tick(newBatches, flips, stale, zeros, starved, victim, differs, audioSeed);
    }

    int operations() {
      int asked = batches.stream().mapToInt(List::size).sum();
      return Integer.bitCount(flips) + Integer.bitCount(stale) + asked;
    }
  }

  static Script of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Draw draw = new Draw(random, EVERYBODY, rates(random), true);
    List<Tick> ticks = new ArrayList<>(TICKS);
    int victim = random.nextInt(PEOPLE);
    for (int i = 0; i < TICKS; i++) {
      if (random.nextInt(12) == 0) {
        victim = random.nextInt(PEOPLE);
      }
      ticks.add(
          new Tick(
              i == 0 ? draw.entrance() : draw.batches(),
              draw.bits(PEOPLE, 4),
              draw.bits(PEOPLE, 16),
              random.nextInt(4) == 0 ? 1 << random.nextInt(PEOPLE) : 0,
              random.nextInt(4) == 0 ? 1 << random.nextInt(PEOPLE) : 0,
              victim,
              random.nextInt(3) > 0,
              random.nextLong()));
    }
    return new Script(random.nextInt(4) == 0, ticks);
  }

  /** One rate as a rule, and that the lowest, because it takes the least time. */
  private static int[] rates(SplittableRandom random) {
    return switch (random.nextInt(24)) {
      case 0, 1 -> RATES;
      case 2 -> new int[] {16_000};
      case 3 -> new int[] {48_000};
      default -> new int[] {8000};
    };
  }

  int operations() {
    return ticks.stream().mapToInt(Tick::operations).sum();
  }

  /** For people to read. */
  String told() {
    StringBuilder text = new StringBuilder(speechOnly ? "speech only" : "everything");
    for (int i = 0; i < ticks.size(); i++) {
      text.append("\n  tick ").append(i + 1).append(": ").append(ticks.get(i));
    }
    return text.toString();
  }

  /** Whether ports are all of one rate. */
  boolean ofOneRate() {
    long rates =
        ticks.stream()
            .flatMap(tick -> tick.batches().stream())
            .flatMap(List::stream)
            .mapToInt(
                op ->
                    switch (op) {
                      case Op.Join join -> join.rate();
                      case Op.Replug replug -> replug.rate();
                      default -> 0;
                    })
            .filter(rate -> rate > 0)
            .distinct()
            .count();
    return rates <= 1;
  }
}
