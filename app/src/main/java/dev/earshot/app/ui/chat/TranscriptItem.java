package dev.earshot.app.ui.chat;

import dev.earshot.app.supervision.chat.Chat;
import dev.earshot.app.supervision.chat.ChatLine;
import dev.earshot.app.supervision.chat.Outgoing;
import dev.earshot.app.supervision.chat.Transcript;
import java.util.ArrayList;
import java.util.List;

/** One row of a transcript. */
sealed interface TranscriptItem {
  /**
   * @param alarm whether it is the one that a privacy alarm is about
   */
  record Line(ChatLine line, boolean alarm) implements TranscriptItem {}

  record Missing(int from, int count) implements TranscriptItem {}

  /** Sent, and not shown by the system yet. */
  record Sent(Outgoing message) implements TranscriptItem {}

  /** Everything to show of a chat, in order: lines, gaps in between, and what is under way. */
  static List<TranscriptItem> of(Chat chat) {
    List<TranscriptItem> items = new ArrayList<>();
    List<Transcript.Gap> gaps = new ArrayList<>(chat.transcript().gaps());
    for (ChatLine line : chat.transcript().lines()) {
      while (!gaps.isEmpty() && gaps.getFirst().to() < line.index()) {
        Transcript.Gap gap = gaps.removeFirst();
        items.add(new Missing(gap.from(), gap.size()));
      }
      if (line.kind().shown()) {
        boolean alarm = chat.alarm().filter(a -> a.index() == line.index()).isPresent();
        items.add(new Line(line, alarm));
      }
    }
    chat.composer().outbox().forEach(message -> items.add(new Sent(message)));
    return items;
  }
}
