package dev.earshot.app.demo.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Who says what when, repeated for ever after a pause.
 *
 * @param turns in order of their start; at least one
 * @param pauseMillis between the end of the last turn and the next round
 */
public record Dialogue(String name, List<Turn> turns, int pauseMillis) {
  /** How much a performance may stretch or shorten the pauses between turns. */
  private static final double PAUSE_VARIATION = 0.3;

  public Dialogue {
    turns = List.copyOf(turns);
    if (turns.isEmpty()) {
      throw new IllegalArgumentException("dialogue " + name + " has no turns");
    }
  }

  /** Duration of one round with its pause. */
  public int roundMillis() {
    return turns.stream().mapToInt(Turn::endMillis).max().orElseThrow() + pauseMillis;
  }

  /** The same words with other pauses between the turns, repeatable for a given {@code random}. */
  public Dialogue performed(SplittableRandom random) {
    List<Turn> performed = new ArrayList<>();
    int originalEnd = 0;
    int end = 0;
    for (Turn turn : turns) {
      int pause = turn.startMillis() - originalEnd;
      double factor = 1 + PAUSE_VARIATION * (2 * random.nextDouble() - 1);
      performed.add(turn.startingAt(Math.max(0, end + (int) Math.round(pause * factor))));
      originalEnd = turn.endMillis();
      end = performed.getLast().endMillis();
    }
    return new Dialogue(name, performed, pauseMillis);
  }
}
