package dev.earshot.mixer.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws operations; about one in five is one that the room must refuse.
 *
 * @param people whom they name
 * @param rates of their ports, in Hz
 * @param stereo whether some of these have two ears
 */
record Draw(SplittableRandom random, List<Integer> people, int[] rates, boolean stereo) {
  /** Everybody but one joins, each in a batch of his own. */
  List<List<Op>> entrance() {
    List<List<Op>> all = new ArrayList<>();
    for (int who : people.subList(1, people.size())) {
      all.add(List.of(join(who)));
    }
    return all;
  }

  List<List<Op>> batches() {
    List<List<Op>> all = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      all.add(batch());
    }
    return all;
  }

  List<Op> batch() {
    List<Op> batch = new ArrayList<>();
    int size = random.nextInt(4) > 0 ? 1 : random.nextInt(5);
    for (int i = 0; i < size; i++) {
      batch.add(op(somebody()));
    }
    return batch;
  }

  private Op op(int who) {
    return switch (random.nextInt(22)) {
      case 0, 1, 2 -> join(who);
      case 3 -> new Op.Leave(who);
      case 4, 5, 6 -> new Op.Tags(who, tags());
      case 7, 8, 9 -> new Op.Only(who, only());
      case 10, 11 -> new Op.Mute(who, oneIn(4));
      case 12 -> new Op.Deafen(who, oneIn(4));
      case 13, 14 -> new Op.Hold(who, oneIn(4));
      case 15 -> new Op.Amplify(who, random.nextInt(-61, 26));
      case 16 -> new Op.Amplify(who, 0);
      case 17 -> new Op.Listen(who, random.nextBoolean() ? -1 : somebody());
      case 18 -> new Op.Level(who, oneIn(3));
      case 19, 20 -> new Op.Place(who, random.nextInt(-110, 111));
      default -> new Op.Replug(who, rate(), hasTwoEars());
    };
  }

  private Op join(int who) {
    return new Op.Join(
        who,
        tags(),
        only(),
        oneIn(16),
        oneIn(16),
        oneIn(16),
        rate(),
        hasTwoEars(),
        oneIn(2),
        oneIn(4));
  }

  private int somebody() {
    return people.get(random.nextInt(people.size()));
  }

  private int tags() {
    return bits(Script.TAGS, 4);
  }

  private int only() {
    return oneIn(2) ? -1 : random.nextInt(Script.TAGS);
  }

  private boolean hasTwoEars() {
    return stereo && oneIn(4);
  }

  private int rate() {
    return rates[random.nextInt(rates.length)];
  }

  boolean oneIn(int chances) {
    return random.nextInt(chances) == 0;
  }

  /** As many bits, of which one in so many is set. */
  int bits(int count, int chances) {
    int bits = 0;
    for (int i = 0; i < count; i++) {
      bits |= oneIn(chances) ? 1 << i : 0;
    }
    return bits;
  }
}
