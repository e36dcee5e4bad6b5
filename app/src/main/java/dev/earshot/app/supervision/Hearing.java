package dev.earshot.app.supervision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The hearing matrix as the console knows it.
 *
 * @param order participants in the order of rows (speakers) and columns (listeners)
 * @param cells by speaker, then listener; no cell for a participant and himself
 */
public record Hearing(
    List<ParticipantKey> order, Map<ParticipantKey, Map<ParticipantKey, Cell>> cells) {
  public static final Hearing EMPTY = new Hearing(List.of(), Map.of());

  /**
   * Whether a listener hears a speaker, and how surely that is known. With {@link
   * Certainty#UNKNOWN} the boolean means nothing.
   */
  public record Cell(boolean hears, Certainty certainty) {
    private static final Cell UNKNOWN = new Cell(false, Certainty.UNKNOWN);
  }

  public Hearing {
    order = List.copyOf(order);
    cells = Map.copyOf(cells);
  }

  /** The matrix that follows from what is known of each participant. */
  public static Hearing of(List<ObservedParticipant> roster) {
    Map<ParticipantKey, Map<ParticipantKey, Cell>> cells = new LinkedHashMap<>();
    for (ObservedParticipant speaker : roster) {
      Map<ParticipantKey, Cell> row = new LinkedHashMap<>();
      for (ObservedParticipant listener : roster) {
        if (!listener.key().equals(speaker.key())) {
          row.put(listener.key(), judge(speaker, listener));
        }
      }
      cells.put(speaker.key(), Map.copyOf(row));
    }
    return new Hearing(roster.stream().map(ObservedParticipant::key).toList(), cells);
  }

  /** What the matrix says of one pair; unknown if it has no such cell. */
  public Cell cell(ParticipantKey speaker, ParticipantKey listener) {
    return cells.getOrDefault(speaker, Map.of()).getOrDefault(listener, Cell.UNKNOWN);
  }

  /** The mixer's rule (not muted, neither on hold, addressed), in three-valued logic. */
  private static Cell judge(ObservedParticipant speaker, ObservedParticipant listener) {
    return all(
        List.of(
            not(speaker.muted()),
            not(speaker.held()),
            not(listener.held()),
            addressed(speaker.speakScope(), listener)));
  }

  /** Whether a scope names a listener, whether or not anything is said into it. */
  static Cell addressed(Known<SpeakScope> scope, ObservedParticipant listener) {
    return scope
        .value()
        .map(
            known ->
                switch (known) {
                  case SpeakScope.Nobody() -> new Cell(false, scope.certainty());
                  case SpeakScope.Everybody() -> new Cell(true, scope.certainty());
                  case SpeakScope.OnlyCall(ParticipantKey target) ->
                      new Cell(target.equals(listener.key()), scope.certainty());
                  case SpeakScope.OnlyCalls(Set<ParticipantKey> targets) ->
                      new Cell(targets.contains(listener.key()), scope.certainty());
                  case SpeakScope.OnlyTag(var tag) ->
                      listener
                          .tags()
                          .value()
                          .map(
                              tags ->
                                  new Cell(
                                      tags.contains(tag),
                                      weaker(scope.certainty(), listener.tags().certainty())))
                          .orElse(Cell.UNKNOWN);
                })
        .orElse(Cell.UNKNOWN);
  }

  private static Cell not(Known<Boolean> known) {
    return known.value().map(value -> new Cell(!value, known.certainty())).orElse(Cell.UNKNOWN);
  }

  /** One false settles it, as surely as the surest false; otherwise the weakest input counts. */
  private static Cell all(List<Cell> conditions) {
    Cell result = new Cell(true, Certainty.CONFIRMED);
    for (Cell next : conditions) {
      result = and(result, next);
    }
    return result;
  }

  private static Cell and(Cell a, Cell b) {
    boolean aFails = !a.hears && a.certainty != Certainty.UNKNOWN;
    boolean bFails = !b.hears && b.certainty != Certainty.UNKNOWN;
    if (aFails && bFails) {
      return a.certainty.compareTo(b.certainty) >= 0 ? a : b;
    }
    if (aFails || bFails) {
      return aFails ? a : b;
    }
    return a.certainty.compareTo(b.certainty) <= 0 ? a : b;
  }

  private static Certainty weaker(Certainty a, Certainty b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
