package dev.earshot.mixer.engine;

import dev.earshot.mixer.audio.LevelMeter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The ears that hear audited voices under one plan. Numbers the audited whom anybody can hear; the
 * sums that hold their voices keep the accounts. Owned by the mix thread.
 */
final class Audience {
  private static final int NOT_AUDITED = -1;

  /** For each speaker his number, or {@link #NOT_AUDITED}. */
  private final int[] numbers;

  /** By number: who speaks, and the ear of each listener. */
  private final int[] speakers;

  private final HearingTally.Ear[][] ears;

  /** By number: level of the voice in this tick, and whether anybody heard it in the last. */
  private final int[] levels;

  private final boolean[] wasHeard;

  /**
   * @param speakers all, by position
   * @param audible positions of those whom anybody hears
   * @param listeners all
   */
  Audience(Strip[] speakers, boolean[] audible, List<Strip> listeners) {
    numbers = new int[speakers.length];
    Arrays.fill(numbers, NOT_AUDITED);
    List<Integer> audited = new ArrayList<>();
    List<HearingTally.Ear[]> all = new ArrayList<>();
    for (int i = 0; i < speakers.length; i++) {
      Optional<HearingTally> tally = speakers[i].tally();
      if (audible[i] && tally.isPresent()) {
        numbers[i] = audited.size();
        audited.add(i);
        all.add(
            listeners.stream()
                .map(listener -> tally.get().ear(listener.id()))
                .toArray(HearingTally.Ear[]::new));
      }
    }
    this.speakers = audited.stream().mapToInt(Integer::intValue).toArray();
    ears = all.toArray(HearingTally.Ear[][]::new);
    levels = new int[ears.length];
    wasHeard = new boolean[ears.length];
    Arrays.fill(levels, LevelMeter.SILENCE);
  }

  /** How many audited voices anybody can hear. */
  int size() {
    return ears.length;
  }

  /** Number of a speaker, or -1. */
  int number(int speaker) {
    return numbers[speaker];
  }

  /** A tick begins. */
  void begin() {
    Arrays.fill(levels, LevelMeter.SILENCE);
  }

  /** An audited voice was added to a sum at this level. */
  void hear(int number, int level) {
    levels[number] = Math.max(levels[number], level);
  }

  /** Enters in the books what every listener's mix held. */
  void tally(MixPlan plan, Seating seating, Stem[] stems) {
    for (int number = 0; number < ears.length; number++) {
      boolean heard = levels[number] != LevelMeter.SILENCE;
      if (heard || wasHeard[number]) {
        for (int listener = 0; listener < ears[number].length; listener++) {
          boolean ownVoice = seating.ear(listener) == speakers[number];
          int samples = ownVoice ? 0 : heard(number, plan.bus(listener), plan, stems);
          ears[number][listener].hear(samples, levels[number]);
        }
      }
      wasHeard[number] = heard;
    }
  }

  private static int heard(int number, int bus, MixPlan plan, Stem[] stems) {
    int samples = 0;
    if (bus != MixPlan.SILENCE) {
      for (int stem : plan.stemsOf(bus)) {
        samples += stems[stem].heard(number);
      }
    }
    return samples;
  }

  /** Nobody hears anything any more under this plan. */
  void end() {
    for (HearingTally.Ear[] of : ears) {
      for (HearingTally.Ear ear : of) {
        ear.hear(0, LevelMeter.SILENCE);
      }
    }
  }
}
