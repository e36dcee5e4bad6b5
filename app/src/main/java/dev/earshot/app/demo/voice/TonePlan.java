package dev.earshot.app.demo.voice;

import java.util.ArrayList;
import java.util.List;

/**
 * Which sine each simulated speaker sends: odd multiples of 50 Hz from 350 to 3350 Hz, none near
 * 1000 Hz, which is the supervisor's.
 *
 * <p>Why odd: G.711 is an odd function of its input, so all it adds to a sum of tones lies at sums
 * of an odd number of them. Odd multiples of 50 Hz thus never produce 1000 Hz, an even one, however
 * coarse the coding, also after aliasing at 8 kHz (160 times 50 Hz). A filter at 1000 Hz therefore
 * sees the supervisor and nobody else.
 */
public final class TonePlan {
  private static final int LOWEST = 350;
  private static final int HIGHEST = 3350;
  private static final int SUPERVISOR = 1000;
  private static final int CLEARANCE = 200;

  /** Neighbours in the plan are spread so that the speakers of one room are far apart. */
  private static final int STRIDE = 7;

  private static final List<Integer> FREQUENCIES = frequencies();

  private TonePlan() {}

  /** Number of different tones; with more speakers they repeat, never within a room. */
  public static int size() {
    return FREQUENCIES.size();
  }

  /** Tone of the speaker with this running number, in Hz. */
  public static int hertz(int speaker) {
    return FREQUENCIES.get(Math.floorMod(speaker, FREQUENCIES.size()));
  }

  private static List<Integer> frequencies() {
    List<Integer> ascending = new ArrayList<>();
    for (int hertz = LOWEST; hertz <= HIGHEST; hertz += 100) {
      if (Math.abs(hertz - SUPERVISOR) >= CLEARANCE) {
        ascending.add(hertz);
      }
    }
    List<Integer> spread = new ArrayList<>();
    for (int i = 0; i < STRIDE; i++) {
      for (int k = i; k < ascending.size(); k += STRIDE) {
        spread.add(ascending.get(k));
      }
    }
    return List.copyOf(spread);
  }
}
