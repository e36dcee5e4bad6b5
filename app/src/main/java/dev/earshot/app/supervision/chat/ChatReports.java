package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What follows from what the system shows of chats and agents. Pure. */
final class ChatReports {
  private ChatReports() {}

  static void line(ChatsMove all, boolean up) {
    if (!up) {
      all.editAll(ChatMove::doubt);
    } else if (!all.up) {
      all.editAll(chat -> readIfLive(all, chat));
    }
    all.up = up;
  }

  private static void readIfLive(ChatsMove all, ChatMove chat) {
    if (chat.seen.state().live()) {
      all.reread(chat);
    }
  }

  static void seen(ChatsMove all, ObservedChat seen) {
    Chat former = all.chats.get(seen.key());
    if (former == null) {
      first(all, seen);
      return;
    }
    all.edit(
        seen.key(),
        chat -> {
          chat.seen = seen;
          chat.asOf = all.now;
          chat.fresh = all.up;
          if (!seen.state().live()) {
            ended(all, chat, former, seen.state());
          } else {
            alive(all, chat, former);
          }
        });
  }

  private static void first(ChatsMove all, ObservedChat seen) {
    if (!seen.state().live()) {
      return;
    }
    all.chats.put(seen.key(), Chat.first(seen, all.now));
    all.edit(
        seen.key(),
        chat -> {
          chat.fresh = all.up;
          all.reread(chat);
        });
    String what = seen.state() == ChatState.INVITED ? "Invited to " : "In ";
    all.tell(ChatEffect.Kind.JOINED, seen.key(), what + seen.name(), "");
    delivered(all, seen);
  }

  /** An order for the next chat is used up by it; the system does not say so. */
  private static void delivered(ChatsMove all, ObservedChat seen) {
    for (ChatParticipant participant : seen.participants()) {
      ChatAgent agent = all.agents.get(participant.userId());
      if (agent != null && isForNext(agent)) {
        all.agents.put(agent.id(), agent.with(Known.assumed(Arming.NONE, all.now)));
      }
    }
  }

  private static boolean isForNext(ChatAgent agent) {
    return agent
        .arming()
        .value()
        .filter(arming -> arming.mode().isPresent() && arming.span() == Span.NEXT_CHAT)
        .isPresent();
  }

  private static void ended(ChatsMove all, ChatMove chat, Chat former, ChatState state) {
    chat.end(state);
    if (former.seen().state().live()) {
      all.tell(ChatEffect.Kind.LEFT, chat.key(), "Out of " + chat.seen.name(), "");
    }
  }

  private static void alive(ChatsMove all, ChatMove chat, Chat former) {
    Optional<Mode> before = former.inForce();
    Optional<Mode> now = chat.done().inForce();
    chat.switching
        .filter(change -> now.equals(Optional.of(change.wanted())))
        .ifPresent(
            change -> {
              chat.switching = Optional.empty();
              all.effects.add(new ChatEffect.Confirmed(change.call()));
            });
    if (!now.equals(before)) {
      chat.otherMode();
      chat.bargeAsked = false;
      if (former.switching().isEmpty() && before.isPresent()) {
        chat.note = Optional.of("The mode was changed elsewhere.");
      }
      now.ifPresent(mode -> all.tell(kind(mode), chat.key(), sentence(mode), chat.seen.name()));
    }
    Set<String> here = new HashSet<>();
    chat.seen.participants().forEach(p -> here.add(p.id()));
    chat.typing.keySet().retainAll(here);
  }

  private static ChatEffect.Kind kind(Mode mode) {
    return switch (mode) {
      case LISTEN -> ChatEffect.Kind.LISTENING;
      case WHISPER -> ChatEffect.Kind.WHISPERED;
      case BARGE -> ChatEffect.Kind.BARGED;
    };
  }

  private static String sentence(Mode mode) {
    return switch (mode) {
      case LISTEN -> "Listening to a chat: agent and customer do not see you";
      case WHISPER -> "Whispering in a chat: agents see what you write";
      case BARGE -> "In a chat, visible: everybody sees what you write";
    };
  }

  /** Whatever is missing is over; of the others something may have been missed. */
  static void listed(ChatsMove all, Set<ChatKey> keys) {
    all.editAll(
        chat -> {
          if (chat.seen.state().live() && !keys.contains(chat.key())) {
            gone(all, chat, "The system does not list it any more.");
          } else if (chat.reading.askedAt().isBefore(all.now.minus(ChatMachine.JUST_READ))) {
            readIfLive(all, chat);
          }
        });
  }

  static void gone(ChatsMove all, ChatMove chat, String why) {
    chat.end(ChatState.GONE);
    all.tell(ChatEffect.Kind.LEFT, chat.key(), "Out of " + chat.seen.name(), why);
  }

  static void agents(ChatsMove all, List<ChatInput.AgentName> names) {
    for (ChatInput.AgentName each : names) {
      ChatAgent known = all.agents.get(each.id());
      Known<Arming> arming = known == null ? Known.unknown(all.now) : known.arming();
      all.agents.put(each.id(), new ChatAgent(each.id(), each.name(), arming));
    }
  }
}
