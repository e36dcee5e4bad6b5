package dev.earshot.app.ui.keys;

import dev.earshot.app.console.ConsoleCommands;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Turns keys into commands before any control sees them. A held key arrives once; the talk key is
 * released for us when the window is deactivated, hidden or iconified, or when text is about to be
 * typed. Silence works in every window, popups included.
 */
public final class KeyInput {
  private final KeyMap keys;
  private final ConsoleCommands commands;
  private final Consumer<KeyAction> others;
  private final Set<KeyCode> down = EnumSet.noneOf(KeyCode.class);
  private final EventHandler<KeyEvent> filter = this::handle;
  private boolean talking;

  /**
   * @param others does what is no console command: tag, search, help, ... and what the window adds
   *     to a command
   */
  public KeyInput(KeyMap keys, ConsoleCommands commands, Consumer<KeyAction> others) {
    this.keys = keys;
    this.commands = commands;
    this.others = others;
  }

  /** Listens in the stage; returns what undoes it. */
  public Runnable install(Stage stage) {
    stage.focusedProperty().addListener(_ -> active(stage.isFocused()));
    stage.showingProperty().addListener(_ -> active(stage.isShowing()));
    stage.iconifiedProperty().addListener(_ -> active(!stage.isIconified()));
    stage
        .getScene()
        .focusOwnerProperty()
        .addListener((_, _, owner) -> active(!(owner instanceof TextInputControl)));
    ListChangeListener<Window> popups = this::watch;
    Window.getWindows().addListener(popups);
    stage.addEventFilter(KeyEvent.ANY, filter);
    return () -> {
      Window.getWindows().removeListener(popups);
      stage.removeEventFilter(KeyEvent.ANY, filter);
      active(false);
    };
  }

  /** Whether the talk key is held. */
  public boolean isTalking() {
    return talking;
  }

  private void watch(ListChangeListener.Change<? extends Window> change) {
    while (change.next()) {
      change
          .getAddedSubList()
          .forEach(
              window -> {
                if (!(window instanceof Stage)) {
                  window.addEventFilter(KeyEvent.ANY, filter);
                }
              });
      change.getRemoved().forEach(window -> removeFrom(window));
    }
  }

  private void removeFrom(Window window) {
    if (!(window instanceof Stage)) {
      window.removeEventFilter(KeyEvent.ANY, filter);
    }
  }

  private void handle(KeyEvent event) {
    if (event.getEventType() == KeyEvent.KEY_PRESSED) {
      boolean repeated = !down.add(event.getCode());
      pressed(event, repeated);
    } else if (event.getEventType() == KeyEvent.KEY_RELEASED) {
      down.remove(event.getCode());
      released(event);
    } else {
      typed(event);
    }
  }

  private void pressed(KeyEvent event, boolean repeated) {
    boolean text = focusOwner(event) instanceof TextInputControl;
    if (keys.isTalkKey(event.getCode()) && (talking || !text)) {
      event.consume();
      if (!repeated && !modified(event)) {
        talking = true;
        commands.talkPressed();
      }
      return;
    }
    if (event.getCode() == KeyCode.ENTER && pressesEnter(event, repeated)) {
      event.consume();
      return;
    }
    keys.match(event)
        .filter(action -> !text || action.worksInText())
        .ifPresent(action -> act(action, event, repeated));
  }

  /** The space bar talks, so Enter does what it does elsewhere: presses buttons, opens lists. */
  private static boolean pressesEnter(KeyEvent event, boolean repeated) {
    return switch (focusOwner(event)) {
      case ButtonBase button -> {
        if (!repeated) {
          button.fire();
        }
        yield true;
      }
      case ComboBoxBase<?> choice when !choice.isShowing() -> {
        choice.show();
        yield true;
      }
      case null, default -> false;
    };
  }

  /** Escape is not consumed: it also closes what is open. */
  private void act(KeyAction action, KeyEvent event, boolean repeated) {
    if (action != KeyAction.SILENCE) {
      event.consume();
    }
    if (repeated) {
      return;
    }
    switch (action) {
      case LISTEN -> commands.listen();
      case WHISPER -> commands.whisper();
      case BARGE -> commands.askBarge();
      case SILENCE -> commands.silence();
      default -> {}
    }
    others.accept(action);
  }

  private void released(KeyEvent event) {
    if (talking && keys.isTalkKey(event.getCode())) {
      event.consume();
      talking = false;
      commands.talkReleased();
    }
  }

  private void typed(KeyEvent event) {
    boolean text = focusOwner(event) instanceof TextInputControl;
    if (text) {
      return;
    }
    if (event.getCharacter().equals("?")) {
      event.consume();
      others.accept(KeyAction.HELP);
    } else if (event.getCharacter().equals(" ")) {
      event.consume();
    }
  }

  /**
   * Releases the talk key for the user. It then counts as held until it is seen to come up, so that
   * its auto-repeat does not open the microphone again by itself.
   */
  void active(boolean stillOurs) {
    if (stillOurs) {
      return;
    }
    boolean held = talking;
    if (talking) {
      talking = false;
      commands.talkReleased();
    }
    down.removeIf(code -> !(held && keys.isTalkKey(code)));
  }

  private static boolean modified(KeyEvent event) {
    return event.isControlDown() || event.isAltDown() || event.isMetaDown();
  }

  private static @Nullable Node focusOwner(KeyEvent event) {
    Scene scene =
        event.getTarget() instanceof Node node
            ? node.getScene()
            : event.getTarget() instanceof Scene target ? target : null;
    return scene == null ? null : scene.getFocusOwner();
  }
}
