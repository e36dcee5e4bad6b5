package dev.earshot.app.ui.keys;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Which key does what. Immutable; two actions on one key are refused. Help is the character {@code
 * ?} wherever the keyboard has it, and F1.
 */
public final class KeyMap {
  private final Map<KeyAction, KeyCombination> keys;

  /** Throws {@link IllegalArgumentException} naming both actions if they share a key. */
  public KeyMap(Map<KeyAction, KeyCombination> keys) {
    this.keys = new EnumMap<>(keys);
    Map<KeyCombination, KeyAction> taken = new HashMap<>();
    this.keys.forEach(
        (action, key) -> {
          KeyAction other = taken.put(key, action);
          if (other != null) {
            throw new IllegalArgumentException(
                key.getDisplayText() + " is both " + other + " and " + action);
          }
        });
  }

  public static KeyMap standard() {
    Map<KeyAction, KeyCombination> keys = new EnumMap<>(KeyAction.class);
    keys.put(KeyAction.LISTEN, plain(KeyCode.F2));
    keys.put(KeyAction.TALK, plain(KeyCode.SPACE));
    keys.put(KeyAction.WHISPER, plain(KeyCode.F3));
    keys.put(KeyAction.BARGE, plain(KeyCode.F4));
    keys.put(KeyAction.ACCEPT, plain(KeyCode.F6));
    keys.put(KeyAction.SILENCE, plain(KeyCode.ESCAPE));
    keys.put(KeyAction.MUTE, plain(KeyCode.M));
    keys.put(KeyAction.TAG, plain(KeyCode.T));
    keys.put(KeyAction.SEARCH, control(KeyCode.K));
    keys.put(KeyAction.CHATS, plain(KeyCode.F9));
    keys.put(KeyAction.CHAT_LISTEN, shift(KeyCode.F2));
    keys.put(KeyAction.CHAT_WHISPER, shift(KeyCode.F3));
    keys.put(KeyAction.CHAT_BARGE, shift(KeyCode.F4));
    keys.put(KeyAction.INBOX, control(KeyCode.I));
    keys.put(KeyAction.TIMELINE, control(KeyCode.H));
    keys.put(KeyAction.THEME, control(KeyCode.D));
    keys.put(KeyAction.HELP, plain(KeyCode.F1));
    return new KeyMap(keys);
  }

  /** The action of a pressed key. */
  public Optional<KeyAction> match(KeyEvent event) {
    return keys.entrySet().stream()
        .filter(entry -> entry.getValue().match(event))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * Whether {@code code} is the key to talk; modifiers do not matter, so that it always releases.
   */
  boolean isTalkKey(KeyCode code) {
    return keys.get(KeyAction.TALK) instanceof KeyCodeCombination key && key.getCode() == code;
  }

  /** As written in tooltips, for example {@code F2} or {@code Ctrl+K}. */
  public String label(KeyAction action) {
    KeyCombination key = keys.get(action);
    return key == null ? "" : key.getDisplayText().replace("Escape", "Esc");
  }

  /** A text with its key behind it, for tooltips. */
  public String with(String what, KeyAction action) {
    String label = label(action);
    return label.isEmpty() ? what : what + "  (" + label + ")";
  }

  private static KeyCombination plain(KeyCode code) {
    return new KeyCodeCombination(code);
  }

  private static KeyCombination shift(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHIFT_DOWN);
  }

  private static KeyCombination control(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }
}
