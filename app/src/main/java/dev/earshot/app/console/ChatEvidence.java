package dev.earshot.app.console;

import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.Chat;
import dev.earshot.app.supervision.chat.ChatAudience;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.Chats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who would have read us in each chat, as evidence: told whenever that changes. No text of
 * messages. Owned by the log.
 */
final class ChatEvidence {
  private final Map<ChatKey, Change> last = new HashMap<>();

  /**
   * @param what the chat, its state, our mode and how surely it is known
   * @param detail the sentence of the screen
   */
  record Change(String what, String detail) {}

  /** What is different since the last call. */
  List<Change> changes(Chats chats) {
    List<Change> changes = new ArrayList<>();
    for (Chat chat : chats.chats()) {
      Change now = of(chat);
      if (!now.equals(last.put(chat.key(), now))) {
        changes.add(now);
      }
    }
    last.keySet().removeIf(key -> chats.find(key).isEmpty());
    return changes;
  }

  private static Change of(Chat chat) {
    Known<Mode> mode = chat.mode();
    return new Change(
        "chat %s: %s, %s (%s)"
            .formatted(
                chat.key(),
                lower(chat.seen().state()),
                mode.value().map(ChatEvidence::lower).orElse("?"),
                lower(mode.certainty())),
        ChatAudience.of(chat).sentence());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
