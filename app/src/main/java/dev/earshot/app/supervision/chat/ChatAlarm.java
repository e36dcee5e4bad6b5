package dev.earshot.app.supervision.chat;

import java.time.Instant;

/**
 * A message of ours was shown to more people than it was written for (H7).
 *
 * @param index of the line
 * @param what one sentence, without the message
 * @param seen whether the supervisor has taken note
 */
public record ChatAlarm(int index, Instant at, String what, boolean seen) {
  ChatAlarm acknowledged() {
    return new ChatAlarm(index, at, what, true);
  }
}
