package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Mode;
import java.time.Instant;

/**
 * A message of ours that has not come back to us yet (H6). It is sent once, whatever becomes of it.
 *
 * @param call number of the request
 * @param mode it was written in: {@code WHISPER} or {@code BARGE}
 * @param detail why it failed; empty otherwise
 */
public record Outgoing(
    long call, Mode mode, ChatText text, Instant sentAt, Stage stage, String detail) {
  /** How far it has come. */
  public enum Stage {
    SENDING,
    /** Not shown by the system in time; it may have been delivered all the same. */
    NOT_CONFIRMED,
    /** Refused: surely not delivered. */
    FAILED
  }

  Outgoing at(Stage newStage, String why) {
    return new Outgoing(call, mode, text, sentAt, newStage, why);
  }

  Visibility expected() {
    return Visibility.of(mode);
  }

  /** Whether that line of ours may be this message, seen by whom it was meant for or not. */
  boolean mayBe(ChatLine line) {
    return stage != Stage.FAILED && text.says(line.text());
  }
}
