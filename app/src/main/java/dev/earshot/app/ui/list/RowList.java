package dev.earshot.app.ui.list;

import java.util.List;
import javafx.collections.ObservableListBase;

/**
 * The rows as the list view reads them: replaced as a whole, told as the smallest single change
 * between the two, so that whatever changes below the visible rows costs nothing. FX thread only.
 */
final class RowList extends ObservableListBase<Row> {
  private List<Row> rows = List.of();

  /** Takes these rows; they must not change any more. */
  void show(List<Row> next) {
    List<Row> before = rows;
    int shorter = Math.min(before.size(), next.size());
    int from = 0;
    while (from < shorter && before.get(from).equals(next.get(from))) {
      from++;
    }
    int same = 0;
    while (same < shorter - from
        && before.get(before.size() - 1 - same).equals(next.get(next.size() - 1 - same))) {
      same++;
    }
    if (before.size() == next.size() && from == shorter) {
      return;
    }
    beginChange();
    rows = next;
    nextReplace(from, next.size() - same, before.subList(from, before.size() - same));
    endChange();
  }

  @Override
  public Row get(int index) {
    return rows.get(index);
  }

  @Override
  public int size() {
    return rows.size();
  }
}
