package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import java.util.ArrayList;
import java.util.List;

/**
 * Who sees what we write in a chat, by nickname; we ourselves are in none of the lists.
 *
 * @param surely see it
 * @param possibly it cannot be known
 * @param surelyNot do not see it
 */
public record ChatAudience(List<String> surely, List<String> possibly, List<String> surelyNot) {
  public ChatAudience {
    surely = List.copyOf(surely);
    possibly = List.copyOf(possibly);
    surelyNot = List.copyOf(surelyNot);
  }

  /** In the mode that is in force, as far as it is confirmed. */
  public static ChatAudience of(Chat chat) {
    return of(chat, chat.mode());
  }

  /** As if that were the mode. */
  public static ChatAudience of(Chat chat, Known<Mode> mode) {
    List<String> surely = new ArrayList<>();
    List<String> possibly = new ArrayList<>();
    List<String> surelyNot = new ArrayList<>();
    for (ChatParticipant each : chat.seen().participants()) {
      if (each.self()) {
        continue;
      }
      if (mode.certainty() != Certainty.CONFIRMED) {
        possibly.add(each.nickname());
      } else {
        switch (mode.value().orElseThrow()) {
          case LISTEN -> surelyNot.add(each.nickname());
          case WHISPER -> whisper(each, surely, possibly, surelyNot);
          case BARGE -> surely.add(each.nickname());
        }
      }
    }
    return new ChatAudience(surely, possibly, surelyNot);
  }

  private static void whisper(
      ChatParticipant each, List<String> surely, List<String> possibly, List<String> surelyNot) {
    if (each.customer()) {
      surelyNot.add(each.nickname());
    } else if (each.visibility() == Visibility.UNKNOWN) {
      possibly.add(each.nickname());
    } else {
      surely.add(each.nickname());
    }
  }

  /** {@code Seen by: Anna. Not by: Carl. Unsure: –} */
  public String sentence() {
    return "Seen by: %s. Not by: %s. Unsure: %s"
        .formatted(list(surely, "nobody"), list(surelyNot, "–"), list(possibly, "–"));
  }

  private static String list(List<String> names, String none) {
    return names.isEmpty() ? none : String.join(", ", names);
  }
}
