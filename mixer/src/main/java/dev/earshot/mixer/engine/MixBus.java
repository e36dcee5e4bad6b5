package dev.earshot.mixer.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sum of stems that a group of listeners hears, one for each rate at which there are voices in
 * it, and the mixes made of it for the listeners' rates. Samples are 32-bit sums, not clipped.
 * Owned by the mix thread.
 */
final class MixBus {
  private final Stem[] stems;
  private final int[][] room = new int[Rates.COUNT][];
  private final int[][] sums = new int[Rates.COUNT][];
  private final boolean[] occurs = new boolean[Rates.COUNT];
  private final Optional<Omission> omission;

  /** One voice that is in the stems, but not in this bus. */
  record Omission(Strip strip, Passage passage, int[] room) {
    Omission(Strip strip, Passage passage) {
      this(strip, passage, new int[strip.plug().format().frameSamples()]);
    }
  }

  MixBus(Stem[] stems, Optional<Omission> omission, Rates rates) {
    this.stems = stems;
    this.omission = omission;
    Arrays.fill(room, Samples.NONE);
    Arrays.fill(sums, Samples.NONE);
    for (int rate = 0; rate < Rates.COUNT; rate++) {
      int of = rate;
      long having = Stream.of(stems).filter(stem -> stem.has(of)).count();
      occurs[rate] = having > 0;
      // A single stem needs no sum of its own.
      if (having > 1) {
        room[rate] = new int[rates.frameSamples(rate)];
      }
    }
  }

  /** Whether anybody in here speaks at a rate. */
  boolean has(int rate) {
    return occurs[rate];
  }

  /** Adds up what the stems hold of this tick. */
  void sum() {
    sumStems();
    if (omission.isPresent()) {
      omit(omission.get(), omission.get().strip.voice().samples(omission.get().passage));
    }
  }

  /** Adds up what the stems hold of the tick before. */
  void sumRinging() {
    sumStems();
    if (omission.isPresent()) {
      omit(omission.get(), omission.get().strip.voice().ringing(omission.get().passage));
    }
  }

  private void omit(Omission one, int[] voice) {
    if (voice.length > 0) {
      int rate = one.strip.plug().rate();
      Samples.difference(sums[rate], voice, one.room);
      sums[rate] = one.room;
    }
  }

  private void sumStems() {
    for (int rate = 0; rate < Rates.COUNT; rate++) {
      sums[rate] = Samples.NONE;
      if (occurs[rate]) {
        for (Stem stem : stems) {
          add(rate, stem.at(rate));
        }
      }
    }
  }

  private void add(int rate, int[] voices) {
    int[] sum = sums[rate];
    if (voices.length == 0) {
      return;
    }
    if (sum.length == 0) {
      sums[rate] = voices;
    } else if (sum == room[rate]) {
      Samples.add(voices, sum);
    } else {
      Samples.sum(sum, voices, room[rate]);
      sums[rate] = room[rate];
    }
  }

  /** The voices at a rate, or {@link Samples#NONE}; not to be written to. */
  int[] at(int rate) {
    return sums[rate];
  }
}
