package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Mode;
import java.util.Optional;

/** Whether something can be written, and who would see it. */
public sealed interface ComposerState {
  /**
   * Enter sends.
   *
   * @param mode {@code WHISPER}: agents only; {@code BARGE}: everybody
   */
  record Ready(Mode mode) implements ComposerState {}

  /**
   * What stands there was begun for others than would see it now (H1).
   *
   * @param begun empty if it was not certain then
   */
  record Reconfirm(Optional<Mode> begun, Mode now) implements ComposerState {}

  /**
   * Nothing can be sent.
   *
   * @param why one sentence
   */
  record Blocked(String why) implements ComposerState {}

  /** Of a chat as it is. */
  static ComposerState of(Chat chat) {
    Optional<String> objection = ComposerPolicy.objection(chat);
    if (objection.isPresent()) {
      return new Blocked(objection.get());
    }
    Mode mode = chat.mode().value().orElseThrow();
    Draft draft = chat.composer().draft();
    return draft.isFor(mode) ? new Ready(mode) : new Reconfirm(draft.mode(), mode);
  }
}
