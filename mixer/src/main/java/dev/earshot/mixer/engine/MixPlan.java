package dev.earshot.mixer.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How to make every listener's mix with few additions. Voices that pass to the same listeners in
 * the same way are added up once, in a stem; listeners to whom the same voices pass share a bus,
 * the sum of its stems; each of them gets it less the voice of his own. Follows from {@link
 * Passages} alone, so the result is the same as adding up for each listener whom he hears. A voice
 * that somebody must not hear is never in a sum that he gets: only ever one's own voice is
 * subtracted. Immutable; made when a change is applied, in linear time.
 */
public final class MixPlan {
  /** In place of a bus: nobody is heard. */
  static final int SILENCE = -1;

  private final int[] busOf;
  private final Passage[] own;
  private final List<int[]> stemsOf;
  private final List<List<Part>> stems;

  /** A voice in a stem. */
  record Part(int speaker, Passage passage) {}

  private MixPlan(int[] busOf, Passage[] own, List<int[]> stemsOf, List<List<Part>> stems) {
    this.busOf = busOf;
    this.own = own;
    this.stemsOf = stemsOf;
    this.stems = stems;
  }

  /**
   * @param seating of the listeners of {@code passages}
   */
  static MixPlan of(Passages passages, Seating seating) {
    Buses buses = new Buses(passages);
    Stems stems = new Stems(passages, buses.rows);
    int[] busOf = new int[passages.listeners()];
    Passage[] own = new Passage[passages.listeners()];
    for (int listener = 0; listener < busOf.length; listener++) {
      int bus = buses.busOfGroup[passages.listenerGroup(listener)];
      busOf[listener] = bus;
      own[listener] =
          bus == SILENCE
              ? Passage.NONE
              : buses.rows.get(bus).get(passages.speakerGroup(seating.ear(listener)));
    }
    return new MixPlan(busOf, own, stems.ofBuses(buses.rows.size()), stems.parts);
  }

  /** Number of buses. */
  int buses() {
    return stemsOf.size();
  }

  /** Number of stems. */
  int stems() {
    return stems.size();
  }

  /** The voices of a stem. */
  List<Part> stem(int stem) {
    return stems.get(stem);
  }

  /** The stems that make up a bus. */
  int[] stemsOf(int bus) {
    return stemsOf.get(bus);
  }

  /** The bus that {@code listener} gets, or {@link #SILENCE}. */
  int bus(int listener) {
    return busOf[listener];
  }

  /** How the voice that must be taken out for {@code listener} is in his bus: his ear's own. */
  Passage own(int listener) {
    return own[listener];
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("stems ").append(stems).append(", buses");
    stemsOf.forEach(bus -> text.append(' ').append(Arrays.toString(bus)));
    return text.append(", of listeners ").append(Arrays.toString(busOf)).toString();
  }

  /** Groups of listeners to whom the same voices pass. */
  private static final class Buses {
    private final List<List<Passage>> rows = new ArrayList<>();
    private final int[] busOfGroup;

    Buses(Passages passages) {
      Map<List<Passage>, Integer> numbers = new HashMap<>();
      busOfGroup = new int[passages.listenerGroups()];
      for (int group = 0; group < busOfGroup.length; group++) {
        List<Passage> row = passages.to(group);
        if (row.stream().allMatch(passage -> passage == Passage.NONE)) {
          busOfGroup[group] = SILENCE;
          continue;
        }
        busOfGroup[group] = numbers.computeIfAbsent(row, r -> numbers.size());
        if (busOfGroup[group] == rows.size()) {
          rows.add(row);
        }
      }
    }
  }

  /** Groups of voices that pass to the same buses. */
  private static final class Stems {
    private final Map<BitSet, Integer> numbers = new HashMap<>();
    private final List<List<Part>> parts = new ArrayList<>();

    Stems(Passages passages, List<List<Passage>> rows) {
      int[][] stemOf = new int[passages.speakerGroups()][Passage.AUDIBLE.size()];
      for (int group = 0; group < stemOf.length; group++) {
        for (int i = 0; i < stemOf[group].length; i++) {
          stemOf[group][i] = stem(audience(rows, group, Passage.AUDIBLE.get(i)));
        }
      }
      for (int speaker = 0; speaker < passages.speakers(); speaker++) {
        int[] stems = stemOf[passages.speakerGroup(speaker)];
        for (int i = 0; i < stems.length; i++) {
          if (stems[i] != SILENCE) {
            parts.get(stems[i]).add(new Part(speaker, Passage.AUDIBLE.get(i)));
          }
        }
      }
    }

    private static BitSet audience(List<List<Passage>> rows, int group, Passage passage) {
      BitSet audience = new BitSet();
      for (int bus = 0; bus < rows.size(); bus++) {
        audience.set(bus, rows.get(bus).get(group) == passage);
      }
      return audience;
    }

    private int stem(BitSet audience) {
      if (audience.isEmpty()) {
        return SILENCE;
      }
      int stem = numbers.computeIfAbsent(audience, a -> numbers.size());
      if (stem == parts.size()) {
        parts.add(new ArrayList<>());
      }
      return stem;
    }

    List<int[]> ofBuses(int buses) {
      List<List<Integer>> stems = new ArrayList<>();
      for (int bus = 0; bus < buses; bus++) {
        stems.add(new ArrayList<>());
      }
      numbers.forEach(
          (audience, stem) -> audience.stream().forEach(bus -> stems.get(bus).add(stem)));
      return stems.stream()
          .map(of -> of.stream().sorted().mapToInt(Integer::intValue).toArray())
          .toList();
    }
  }
}
