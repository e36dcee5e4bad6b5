package dev.earshot.app.ui;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.ChatCapability;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.ChatLine;
import dev.earshot.app.supervision.chat.ChatMachine;
import dev.earshot.app.supervision.chat.ChatParticipant;
import dev.earshot.app.supervision.chat.ChatState;
import dev.earshot.app.supervision.chat.ChatText;
import dev.earshot.app.supervision.chat.Chats;
import dev.earshot.app.supervision.chat.ObservedChat;
import dev.earshot.app.supervision.chat.Span;
import dev.earshot.app.supervision.chat.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** States of the screen with chats, made by the machine itself. */
public final class ChatScript {
  public static final ChatKey DELIVERY = new ChatKey("0001Da9PFC93000S");
  private static final ChatKey RETURNS = new ChatKey("0001Da9PFC93000T");
  private static final Set<ChatCapability> EVERYTHING = Set.of(ChatCapability.values());
  private static final ChatLine.Author ANNA = new ChatLine.Author("a", "Anna", false, false);
  private static final ChatLine.Author CARL = new ChatLine.Author("c", "Carl Weber", true, false);
  private static final ChatLine.Author ME = new ChatLine.Author("me", "Supervisor", false, true);

  private Chats chats = Chats.none(Script.NOW);
  private Instant now = Script.NOW;

  private ChatScript() {}

  private ChatScript then(ChatInput... inputs) {
    for (ChatInput input : inputs) {
      chats = ChatMachine.next(chats, input, now).chats();
    }
    return this;
  }

  private ChatScript after(int seconds) {
    now = now.plusSeconds(seconds);
    return then(new ChatInput.Ticked());
  }

  /** Calls and chats at once. */
  private ConsoleSnapshot snapshot() {
    ConsoleSnapshot s = Script.listening();
    return new ConsoleSnapshot(
        s.now(),
        s.connection(),
        s.conferences(),
        s.selected(),
        s.session(),
        s.dock(),
        s.talk(),
        s.timeline(),
        s.alerts(),
        s.demo(),
        Optional.of(chats));
  }

  private static ChatScript in(Visibility visibility) {
    return new ChatScript()
        .then(
            new ChatInput.LineChanged(true, ""),
            new ChatInput.AgentsSeen(
                List.of(
                    new ChatInput.AgentName("anna", "Anna Novak"),
                    new ChatInput.AgentName("ines", "Ines Lopez"),
                    new ChatInput.AgentName("bob", "Bob Okafor"))),
            new ChatInput.Seen(
                chat(DELIVERY, "Where is my parcel?", ChatState.CHATTING, visibility)),
            new ChatInput.Seen(
                chat(RETURNS, "Return of order 4711", ChatState.INVITED, Visibility.SUPERVISORS)),
            new ChatInput.Logged(
                DELIVERY,
                List.of(
                    line(1, CARL, "Hello? My parcel was due yesterday.", Visibility.ALL),
                    line(2, ANNA, "I am sorry to hear that. Which order is it?", Visibility.ALL),
                    line(
                        3,
                        CARL,
                        "It is 2041-77. I really need it for a birthday on Saturday, so"
                            + " please tell me whether it can still arrive in time.",
                        Visibility.ALL),
                    new ChatLine(
                        4, ChatLine.Kind.REJOINED, ME, ChatText.NONE, Visibility.ALL, at(4))),
                false));
  }

  public static ConsoleSnapshot listening() {
    return in(Visibility.SUPERVISORS).snapshot();
  }

  public static ConsoleSnapshot whispering() {
    return in(Visibility.AGENTS)
        .then(
            new ChatInput.Arm("ines", Mode.WHISPER, Span.ALL_CHATS),
            new ChatInput.Logged(
                DELIVERY,
                List.of(
                    line(5, ME, "Offer express delivery, we pay.", Visibility.AGENTS),
                    line(8, ANNA, "Thank you! I will.", Visibility.AGENTS),
                    new ChatLine(
                        9,
                        ChatLine.Kind.TYPING_STARTED,
                        CARL,
                        ChatText.NONE,
                        Visibility.ALL,
                        at(9))),
                false),
            new ChatInput.Send(DELIVERY, 1, new ChatText("And apologise again."), Mode.WHISPER))
        .snapshot();
  }

  public static ConsoleSnapshot notConfirmed() {
    return in(Visibility.AGENTS)
        .then(
            new ChatInput.Send(DELIVERY, 1, new ChatText("Offer express delivery."), Mode.WHISPER))
        .after(6)
        .snapshot();
  }

  public static ConsoleSnapshot barging() {
    return in(Visibility.ALL)
        .then(
            new ChatInput.Logged(
                DELIVERY,
                List.of(
                    line(
                        5,
                        ME,
                        "This is Mara, Anna's supervisor. It will arrive on Friday.",
                        Visibility.ALL)),
                false))
        .snapshot();
  }

  public static ConsoleSnapshot bargeAsked() {
    return in(Visibility.AGENTS).then(new ChatInput.AskBarge(DELIVERY)).snapshot();
  }

  public static ConsoleSnapshot switching() {
    return in(Visibility.AGENTS).then(new ChatInput.Switch(DELIVERY, Mode.LISTEN)).snapshot();
  }

  /** Begun as a whisper, and now everybody would see it. */
  public static ConsoleSnapshot reconfirm() {
    return in(Visibility.AGENTS)
        .then(
            new ChatInput.Typed(DELIVERY, Optional.of(Mode.WHISPER), false),
            new ChatInput.Seen(
                chat(DELIVERY, "Where is my parcel?", ChatState.CHATTING, Visibility.ALL)))
        .snapshot();
  }

  public static ConsoleSnapshot alarm() {
    return in(Visibility.AGENTS)
        .then(
            new ChatInput.Send(DELIVERY, 1, new ChatText("He is known to complain."), Mode.WHISPER),
            new ChatInput.Logged(
                DELIVERY, List.of(line(5, ME, "He is known to complain.", Visibility.ALL)), false))
        .snapshot();
  }

  public static ConsoleSnapshot unknown() {
    return in(Visibility.AGENTS).then(new ChatInput.LineChanged(false, "")).snapshot();
  }

  public static ConsoleSnapshot over() {
    return in(Visibility.AGENTS)
        .then(
            new ChatInput.Seen(
                chat(DELIVERY, "Where is my parcel?", ChatState.REVOKED, Visibility.AGENTS)))
        .snapshot();
  }

  /** Chats could come, but none has. */
  public static ConsoleSnapshot none() {
    return new ChatScript().then(new ChatInput.LineChanged(true, "")).snapshot();
  }

  private static Optional<Instant> at(int index) {
    return Optional.of(Script.NOW.minusSeconds(300 - index * 20L));
  }

  private static ChatLine line(int index, ChatLine.Author author, String text, Visibility seen) {
    return new ChatLine(index, ChatLine.Kind.TEXT, author, new ChatText(text), seen, at(index));
  }

  private static ObservedChat chat(ChatKey key, String name, ChatState state, Visibility own) {
    return new ObservedChat(
        key,
        name,
        state,
        Optional.of(Script.NOW.minusSeconds(320)),
        List.of(
            new ChatParticipant("a", "Anna", false, Visibility.ALL, false, "anna"),
            new ChatParticipant("c", "Carl Weber", true, Visibility.ALL, false, ""),
            new ChatParticipant("me", "Supervisor", false, own, true, "me")),
        EVERYTHING);
  }
}
