package dev.earshot.mixer.proof;

/** The door through which a {@link Mutant} is put to the proof. */
public final class MutantRun {
  private MutantRun() {}

  /** What leaks, in a line; empty if nothing does. */
  public static String leak(long seed, long operations) {
    return new Proof().run(seed, operations).map(text -> text.lines().toList().get(1)).orElse("");
  }
}
