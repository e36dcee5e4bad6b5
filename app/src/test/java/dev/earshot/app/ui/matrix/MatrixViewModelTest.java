package dev.earshot.app.ui.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.ui.Script;
import dev.earshot.app.ui.matrix.MatrixViewModel.Cell;
import dev.earshot.app.ui.matrix.MatrixViewModel.Mark;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MatrixViewModelTest {
  private static final int ME = 3;

  private static List<Mark> ours(ConsoleSnapshot snapshot, Optional<Mode> looked) {
    return MatrixViewModel.of(snapshot, looked).rows().get(ME).stream().map(Cell::mark).toList();
  }

  @Test
  void confirmedIsFilled() {
    assertThat(ours(Script.whispering(), Optional.empty()))
        .containsExactly(Mark.HEARS, Mark.DEAF, Mark.DEAF, Mark.SELF);
  }

  @Test
  void requestedIsHollow() {
    assertThat(ours(Script.switching(), Optional.empty()))
        .containsExactly(Mark.DEAF_REQUESTED, Mark.DEAF_REQUESTED, Mark.DEAF_REQUESTED, Mark.SELF);
  }

  @Test
  void whatOurEarDidNotHearIsProvedForCustomersOnly() {
    MatrixViewModel model = MatrixViewModel.of(Script.whisperProved(), Optional.empty());
    assertThat(model.rows().get(ME).stream().map(Cell::mark).toList())
        .containsExactly(Mark.HEARS, Mark.DEAF_PROVED, Mark.DEAF_PROVED, Mark.SELF);
    assertThat(model.rows().get(ME).get(1).says())
        .isEqualTo("Tom Becker does not hear (proved by ear) You");
    assertThat(ours(Script.whisperProved(), Optional.of(Mode.WHISPER)))
        .doesNotContain(Mark.DEAF_PROVED);
  }

  @Test
  void unknownIsAQuestionNeverANo() {
    assertThat(ours(Script.unknown(), Optional.empty()))
        .containsExactly(Mark.UNKNOWN, Mark.UNKNOWN, Mark.UNKNOWN, Mark.SELF);
  }

  @Test
  void aPreviewMarksWhatWouldChange() {
    MatrixViewModel model = MatrixViewModel.of(Script.listening(), Optional.of(Mode.WHISPER));
    assertThat(model.title()).isEqualTo("While you whisper");
    assertThat(model.rows().get(ME).stream().map(Cell::changed).toList())
        .containsExactly(true, false, false, false);
    assertThat(model.rows().getFirst()).noneMatch(Cell::changed);
  }

  @Test
  void cellsSayWhatTheyMean() {
    MatrixViewModel model = MatrixViewModel.of(Script.whispering(), Optional.empty());
    assertThat(model.rows().get(ME).getFirst().says()).isEqualTo("Anna Novak hears You");
    assertThat(model.rows().get(ME).get(1).says()).isEqualTo("Tom Becker does not hear You");
  }

  @Test
  void withoutAPreviewForAModeThePresentStays() {
    MatrixViewModel model = MatrixViewModel.of(Script.nothingSelected(), Optional.empty());
    assertThat(model.people()).isEmpty();
    assertThat(model.title()).isEqualTo("Who hears whom");
  }
}
