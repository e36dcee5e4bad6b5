package dev.earshot.mixer.engine;

import dev.earshot.mixer.audio.LevelMeter;
import java.util.Arrays;
import java.util.List;

/**
 * The sum of voices that pass to the same listeners, one for each rate at which they speak: samples
 * and the account of them change in the same method, so what is audited is what is heard. Owned by
 * the mix thread.
 */
final class Stem {
  private final Strip[] strips;
  private final Passage[] passages;

  /** For each voice its number among the audited, or -1. */
  private final int[] audited;

  private final int[][] room = new int[Rates.COUNT][];
  private final int[][] sums = new int[Rates.COUNT][];

  /** For each audited voice how many of its samples in here are not zero. */
  private final int[] heard;

  /**
   * @param speakers all whose voices pass to anybody
   */
  Stem(List<MixPlan.Part> parts, Strip[] speakers, Audience audience, Rates rates) {
    strips = new Strip[parts.size()];
    passages = new Passage[parts.size()];
    audited = new int[parts.size()];
    heard = new int[audience.size()];
    Arrays.fill(room, Samples.NONE);
    Arrays.fill(sums, Samples.NONE);
    for (int i = 0; i < strips.length; i++) {
      int speaker = parts.get(i).speaker();
      strips[i] = speakers[speaker];
      passages[i] = parts.get(i).passage();
      audited[i] = audience.number(speaker);
      int rate = strips[i].plug().rate();
      if (room[rate].length == 0) {
        room[rate] = new int[rates.frameSamples(rate)];
      }
    }
  }

  /** Whether anybody in here speaks at a rate. */
  boolean has(int rate) {
    return room[rate].length > 0;
  }

  /** Adds up this tick's voices. */
  void sum(Audience audience) {
    clear();
    for (int i = 0; i < strips.length; i++) {
      int[] voice = strips[i].voice().samples(passages[i]);
      if (voice.length > 0) {
        add(strips[i].plug().rate(), voice);
        if (audited[i] >= 0) {
          heard[audited[i]] += Samples.nonZero(voice);
          audience.hear(audited[i], LevelMeter.dbfs(voice));
        }
      }
    }
  }

  /** Adds up of the voices of the tick before what may ring on. */
  void sumRinging() {
    clear();
    for (int i = 0; i < strips.length; i++) {
      int[] voice = strips[i].voice().ringing(passages[i]);
      if (voice.length > 0) {
        add(strips[i].plug().rate(), voice);
      }
    }
  }

  /** Adds this tick's voices, or those that ring on, to two ears, each from its place. */
  void place(int[][] left, int[][] right, Strip omitted, boolean ringing) {
    for (int i = 0; i < strips.length; i++) {
      Voice voice = strips[i].voice();
      int[] samples = ringing ? voice.ringing(passages[i]) : voice.samples(passages[i]);
      if (samples.length > 0 && strips[i] != omitted) {
        int rate = strips[i].plug().rate();
        voice.pan().add(samples, left[rate], right[rate]);
      }
    }
  }

  private void clear() {
    Arrays.fill(sums, Samples.NONE);
    Arrays.fill(heard, 0);
  }

  private void add(int rate, int[] voice) {
    int[] sum = sums[rate];
    if (sum.length == 0) {
      sums[rate] = voice;
    } else if (sum == room[rate]) {
      Samples.add(voice, sum);
    } else {
      Samples.sum(sum, voice, room[rate]);
      sums[rate] = room[rate];
    }
  }

  /** The voices at a rate, or {@link Samples#NONE}; not to be written to. */
  int[] at(int rate) {
    return sums[rate];
  }

  /** How many samples of an audited voice are in here that are not zero. */
  int heard(int number) {
    return heard[number];
  }
}
