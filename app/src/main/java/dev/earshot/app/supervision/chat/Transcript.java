package dev.earshot.app.supervision.chat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * A chat's log as far as it is known: ordered by index, each index once, the latest {@value #MOST}
 * kept. What is missing in between is a gap and shown as one.
 */
public record Transcript(List<ChatLine> lines) {
  static final int MOST = 5_000;

  public static final Transcript EMPTY = new Transcript(List.of());

  public Transcript {
    lines = List.copyOf(lines);
  }

  /** Indexes that are missing, both included. */
  public record Gap(int from, int to) {
    public int size() {
      return to - from + 1;
    }
  }

  /** With these lines too, whatever their order. What came later replaces what came before. */
  public Transcript with(Collection<ChatLine> more) {
    TreeMap<Integer, ChatLine> all = new TreeMap<>();
    lines.forEach(line -> all.put(line.index(), line));
    more.forEach(line -> all.put(line.index(), line));
    List<ChatLine> sorted = List.copyOf(all.values());
    return new Transcript(sorted.subList(Math.max(0, sorted.size() - MOST), sorted.size()));
  }

  boolean has(int index) {
    return lines.stream().anyMatch(line -> line.index() == index);
  }

  /** The highest index; -1 if there is none. */
  public int last() {
    return lines.isEmpty() ? -1 : lines.getLast().index();
  }

  /** Gaps between known lines, first one first. */
  public List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      int before = lines.get(i - 1).index();
      int after = lines.get(i).index();
      if (after > before + 1) {
        gaps.add(new Gap(before + 1, after - 1));
      }
    }
    return gaps;
  }
}
