package dev.earshot.app.supervision;

import java.util.List;
import java.util.Map;

/**
 * The hearing matrix as the console knows it.
 *
 * @param order participants in the order of rows (speakers) and columns (listeners)
 * @param cells by speaker, then listener; no cell for a participant and himself
 */
public record Hearing(
    List<ParticipantKey> order, Map<ParticipantKey, Map<ParticipantKey, Cell>> cells) {
  /** Whether a listener hears a speaker, and how surely that is known. */
  public record Cell(boolean hears, Certainty certainty) {}

  public Hearing {
    order = List.copyOf(order);
    cells = Map.copyOf(cells);
  }
}
