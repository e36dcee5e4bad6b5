package dev.earshot.app.simulate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Decides how each step of a simulated system goes: how long it takes, and whether it goes wrong.
 * The same seed and the same order of steps give the same fates. Any thread.
 */
public final class Faults {
  /**
   * How one step goes.
   *
   * @param before until it is carried out
   * @param after from then until it is answered
   */
  public record Fate(Duration before, Optional<Fault> fault, Duration after) {}

  private final SplittableRandom random;
  private List<Fault> faults;
  private DelayRange delay;

  public Faults(long seed, List<Fault> faults, DelayRange delay) {
    this.random = new SplittableRandom(seed);
    this.faults = List.copyOf(faults);
    this.delay = delay;
  }

  /** The fate of one step that happens now. */
  public synchronized Fate at(String step) {
    // Each of them is drawn every time, so that a fault more does not shift all that follows.
    Duration before = drawn();
    Duration after = drawn();
    Optional<Fault> met = Optional.empty();
    for (Fault fault : faults) {
      boolean hit = random.nextDouble() < fault.probability();
      if (hit && fault.step().equals(step) && met.isEmpty()) {
        met = Optional.of(fault);
      }
    }
    return new Fate(before, met, after);
  }

  private Duration drawn() {
    long least = delay.least().toMillis();
    return Duration.ofMillis(random.nextLong(least, delay.most().toMillis() + 1));
  }

  /** From now on these and no others. */
  public synchronized void set(List<Fault> now) {
    faults = List.copyOf(now);
  }

  public synchronized void set(DelayRange now) {
    delay = now;
  }

  public synchronized List<Fault> faults() {
    return faults;
  }

  public synchronized DelayRange delay() {
    return delay;
  }
}
