package dev.earshot.app.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.ConferenceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

final class RowListTest {
  private final RowList rows = new RowList();
  private final List<String> told = new ArrayList<>();

  private static List<Row> of(String letters) {
    return Stream.of(letters.split(""))
        .filter(letter -> !letter.isEmpty())
        .<Row>map(letter -> new Row.OfConference(new ConferenceKey(letter)))
        .toList();
  }

  private void listen() {
    rows.addListener(
        (ListChangeListener<Row>)
            change -> {
              while (change.next()) {
                told.add(
                    change.getFrom() + "-" + change.getRemovedSize() + "+" + change.getAddedSize());
              }
            });
  }

  @Test
  void aRowMoreIsToldAsThatAlone() {
    rows.show(of("abcd"));
    listen();
    rows.show(of("abxcd"));
    assertThat(told).containsExactly("2-0+1");
  }

  @Test
  void aRowLessIsToldAsThatAlone() {
    rows.show(of("abcd"));
    listen();
    rows.show(of("abd"));
    rows.show(of("abd"));
    assertThat(told).containsExactly("2-1+0");
  }

  @Test
  void whoeverFollowsTheChangesHasTheSameRows() {
    Random random = new Random(1);
    List<Row> followed = new ArrayList<>();
    rows.addListener(
        (ListChangeListener<Row>)
            change -> {
              while (change.next()) {
                followed
                    .subList(change.getFrom(), change.getFrom() + change.getRemovedSize())
                    .clear();
                followed.addAll(change.getFrom(), change.getAddedSubList());
              }
            });
    for (int i = 0; i < 2_000; i++) {
      StringBuilder letters = new StringBuilder();
      random.ints(random.nextInt(7), 'a', 'd').forEach(letters::appendCodePoint);
      rows.show(of(letters.toString()));
      assertThat(followed).isEqualTo(of(letters.toString())).isEqualTo(rows);
    }
  }
}
