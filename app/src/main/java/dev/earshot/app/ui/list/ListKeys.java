package dev.earshot.app.ui.list;

import java.util.function.Consumer;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the list: Enter listens, right and left unfold and fold, and what is typed begins a
 * search. A key that commands something (T, M) never gets here when it is pressed, so it begins no
 * search either.
 */
final class ListKeys {
  private final Runnable enter;
  private final Consumer<Boolean> fold;
  private final Consumer<String> typed;
  private boolean pressedHere;

  ListKeys(Runnable enter, Consumer<Boolean> fold, Consumer<String> typed) {
    this.enter = enter;
    this.fold = fold;
    this.typed = typed;
  }

  void install(ListView<?> list) {
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  private void pressed(KeyEvent event) {
    pressedHere = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
    @Nullable KeyCode code = event.getCode();
    if (code == KeyCode.ENTER) {
      event.consume();
      enter.run();
    } else if (code == KeyCode.LEFT || code == KeyCode.RIGHT) {
      event.consume();
      fold.accept(code == KeyCode.RIGHT);
    }
  }

  private void typed(KeyEvent event) {
    String text = event.getCharacter();
    if (pressedHere && text.codePoints().anyMatch(ListKeys::isSearched)) {
      event.consume();
      typed.accept(text);
    }
    pressedHere = false;
  }

  private static boolean isSearched(int character) {
    return Character.isLetterOrDigit(character) || character == '+' || character == '#';
  }
}
