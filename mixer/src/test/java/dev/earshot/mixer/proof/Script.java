package dev.earshot.mixer.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A random life of a room: what is asked before each tick and what is said in it. The same seed
 * gives the same life.
 *
 * @param roomRate in Hz
 */
record Script(int roomRate, List<Tick> ticks) {
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
    boolean mixed = random.nextInt(12) == 0;
    int roomRate = mixed ? RATES[random.nextInt(RATES.length)] : 8000;
    Draw draw = new Draw(random, EVERYBODY, mixed ? RATES : new int[] {8000});
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
    return new Script(roomRate, ticks);
  }

  int operations() {
    return ticks.stream().mapToInt(Tick::operations).sum();
  }

  /** For people to read. */
  String told() {
    StringBuilder text = new StringBuilder("room of " + roomRate + " Hz");
    for (int i = 0; i < ticks.size(); i++) {
      text.append("\n  tick ").append(i + 1).append(": ").append(ticks.get(i));
    }
    return text.toString();
  }

  /** Whether ports and room are all of one rate. */
  boolean ofOneRate() {
    return ticks.stream()
        .flatMap(tick -> tick.batches().stream())
        .flatMap(List::stream)
        .allMatch(
            op ->
                switch (op) {
                  case Op.Join join -> join.rate() == roomRate;
                  case Op.Replug replug -> replug.rate() == roomRate;
                  default -> true;
                });
  }
}
