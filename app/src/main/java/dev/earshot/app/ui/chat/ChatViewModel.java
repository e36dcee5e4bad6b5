package dev.earshot.app.ui.chat;

import dev.earshot.app.console.SessionView.Frame;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.Chat;
import dev.earshot.app.supervision.chat.ChatAlarm;
import dev.earshot.app.supervision.chat.ChatAudience;
import dev.earshot.app.supervision.chat.ChatCapability;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.ChatParticipant;
import dev.earshot.app.supervision.chat.ChatState;
import dev.earshot.app.supervision.chat.ComposerState;
import dev.earshot.app.ui.frame.AudienceFrameViewModel;
import dev.earshot.app.ui.mode.ModeBarViewModel.Choice;
import dev.earshot.app.ui.mode.ModeBarViewModel.Look;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One chat as the centre shows it.
 *
 * @param state of the chat, in words; empty while it simply goes on
 * @param invited whether it can be accepted
 * @param live whether there is still something to leave
 * @param sentence who sees what we write; never empty
 * @param frame around the composer
 * @param composer whether something can be written
 * @param shown the mode whose audience the frame names; empty if it names none
 * @param typing who is typing, as a sentence; may be empty
 * @param barge what a barge would do, present while it waits for its second step
 * @param alarm until the supervisor has read it
 * @param note what the last thing we did came to; may be empty
 */
record ChatViewModel(
    ChatKey key,
    String name,
    String state,
    boolean invited,
    boolean live,
    List<ChatParticipant> participants,
    List<TranscriptItem> transcript,
    List<Choice> choices,
    String sentence,
    AudienceFrameViewModel frame,
    ComposerState composer,
    Optional<Mode> shown,
    long taken,
    String typing,
    Optional<String> barge,
    Optional<String> alarm,
    String note) {

  static ChatViewModel of(Chat chat) {
    ComposerState composer = chat.composerState();
    return new ChatViewModel(
        chat.key(),
        chat.seen().name(),
        state(chat),
        chat.seen().state() == ChatState.INVITED,
        chat.seen().state().live(),
        chat.seen().participants(),
        TranscriptItem.of(chat),
        Stream.of(Mode.values()).map(mode -> choice(chat, mode)).toList(),
        ChatAudience.of(chat).sentence(),
        frame(chat, composer),
        composer,
        shown(composer),
        chat.composer().taken(),
        typing(chat),
        chat.bargeAsked() ? Optional.of(bargeWarning(chat)) : Optional.empty(),
        chat.alarm().filter(alarm -> !alarm.seen()).map(ChatAlarm::what),
        chat.note().orElse(""));
  }

  private static String state(Chat chat) {
    return switch (chat.seen().state()) {
      case INVITED -> "Invited";
      case CHATTING -> chat.fresh() ? "" : "Being read again";
      case REVOKED -> "Taken away";
      case COMPLETED -> "Completed";
      case GONE -> "Over";
      case OTHER -> "State ?";
    };
  }

  private static Choice choice(Chat chat, Mode mode) {
    ChatAudience audience = ChatAudience.of(chat, Known.confirmed(mode, chat.asOf()));
    return new Choice(mode, detail(mode, audience), look(chat, mode), unavailable(chat, mode));
  }

  private static String detail(Mode mode, ChatAudience audience) {
    return switch (mode) {
      case LISTEN -> "Nobody sees you";
      case WHISPER -> "Agents only" + behindColon(audience.surely());
      case BARGE -> "Everyone, the customer too";
    };
  }

  private static String behindColon(List<String> names) {
    return names.isEmpty() ? "" : ": " + String.join(", ", names);
  }

  private static Look look(Chat chat, Mode mode) {
    if (chat.switching().isPresent()) {
      return chat.switching().get().wanted() == mode ? Look.REQUESTED : Look.OFF;
    }
    return chat.mode().isSurely(mode) ? Look.ON : Look.OFF;
  }

  private static Optional<String> unavailable(Chat chat, Mode mode) {
    if (chat.seen().state() == ChatState.INVITED) {
      return Optional.of("Accept the chat first");
    }
    if (chat.seen().state() != ChatState.CHATTING) {
      return Optional.of("This chat is over");
    }
    boolean offered = chat.seen().capabilities().contains(ChatCapability.changeTo(mode));
    boolean inIt = chat.inForce().equals(Optional.of(mode));
    return offered || inIt ? Optional.empty() : Optional.of("Not offered by the system now");
  }

  private static AudienceFrameViewModel frame(Chat chat, ComposerState composer) {
    Optional<Mode> named = shown(composer);
    ChatAudience audience = ChatAudience.of(chat);
    if (named.equals(Optional.of(Mode.WHISPER))) {
      return frame(Frame.WHISPER, "AGENTS ONLY", "read this: " + names(audience.surely()));
    }
    if (named.equals(Optional.of(Mode.BARGE))) {
      return frame(Frame.EVERYONE, "EVERYONE", "reads this: " + names(audience.surely()));
    }
    String why = composer instanceof ComposerState.Blocked(String reason) ? reason : "";
    boolean known = chat.mode().certainty() == Certainty.CONFIRMED || !chat.seen().state().live();
    boolean alarmed = chat.alarm().filter(alarm -> !alarm.seen()).isPresent();
    return known && !alarmed
        ? frame(Frame.NOBODY, "NOTHING IS SENT", why)
        : frame(Frame.UNKNOWN, alarmed ? "BLOCKED" : "UNKNOWN: BLOCKED", why);
  }

  private static AudienceFrameViewModel frame(Frame frame, String word, String rest) {
    return new AudienceFrameViewModel(frame, word, rest, false);
  }

  private static String names(List<String> names) {
    return names.isEmpty() ? "nobody" : String.join(", ", names);
  }

  private static Optional<Mode> shown(ComposerState composer) {
    return switch (composer) {
      case ComposerState.Ready(Mode mode) -> Optional.of(mode);
      case ComposerState.Reconfirm(var _, Mode now) -> Optional.of(now);
      case ComposerState.Blocked _ -> Optional.empty();
    };
  }

  private static String typing(Chat chat) {
    List<String> names =
        chat.seen().participants().stream()
            .filter(p -> chat.typing().containsKey(p.id()))
            .map(ChatParticipant::nickname)
            .toList();
    return names.isEmpty()
        ? ""
        : String.join(", ", names) + (names.size() == 1 ? " is" : " are") + " typing…";
  }

  private static String bargeWarning(Chat chat) {
    String customers =
        chat.seen().participants().stream()
            .filter(ChatParticipant::customer)
            .map(ChatParticipant::nickname)
            .collect(Collectors.joining(", "));
    return (customers.isEmpty() ? "Everyone" : customers + " and everyone else")
        + " will see you and what you write.";
  }
}
