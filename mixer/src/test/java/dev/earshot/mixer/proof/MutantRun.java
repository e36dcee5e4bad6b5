package dev.earshot.mixer.proof;

/** The door through which a {@link Mutant} is put to the proof. */
public final class MutantRun {
  private MutantRun() {}

  /** What leaks, in a line; empty if nothing does. */
  public static String leak(long seed, long operations) {
    Proof proof = new Proof();
    return proof
        .run(seed, operations)
        .map(leak -> leak.lines().findFirst().orElse(leak))
        .map(leak -> "after %,d operations, %s".formatted(proof.operationsUntilLeak, leak))
        .orElse("");
  }
}
