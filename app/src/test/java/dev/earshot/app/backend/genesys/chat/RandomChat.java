package dev.earshot.app.backend.genesys.chat;

import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.Chat;
import dev.earshot.app.supervision.chat.ChatCall;
import dev.earshot.app.supervision.chat.ChatCapability;
import dev.earshot.app.supervision.chat.ChatEffect;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.ChatLine;
import dev.earshot.app.supervision.chat.ChatMachine;
import dev.earshot.app.supervision.chat.ChatParticipant;
import dev.earshot.app.supervision.chat.ChatState;
import dev.earshot.app.supervision.chat.ChatText;
import dev.earshot.app.supervision.chat.Chats;
import dev.earshot.app.supervision.chat.ComposerState;
import dev.earshot.app.supervision.chat.ObservedChat;
import dev.earshot.app.supervision.chat.Visibility;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A chat in which anything happens in any order: a supervisor who types, switches and sends by a
 * screen that may be old; a system that confirms late, refuses, loses, repeats, and is changed by
 * others. Checks every request at the moment it would reach the wire.
 */
final class RandomChat {
  private static final ChatKey KEY = new ChatKey("c");
  private static final ChatLine.Author MYSELF = new ChatLine.Author("me", "me", false, true);
  private static final Set<ChatCapability> EVERYTHING = Set.of(ChatCapability.values());

  private final Random random;
  private final boolean honest;
  private final Deque<ChatInput.Report> underWay = new ArrayDeque<>();
  private final Deque<ChatEffect.Call> queue = new ArrayDeque<>();
  private final Set<String> sent = new HashSet<>();
  private final ChatRequests requests = new ChatRequests("Supervisor");
  private Instant now = Instant.EPOCH;
  private Chats chats = Chats.none(now);
  private Chats screen = chats;
  private Visibility truth = Visibility.SUPERVISORS;
  private Visibility lastTold = Visibility.UNKNOWN;
  private boolean switchUnanswered;
  private int index;
  private int number;

  /** What is being typed, and whom the supervisor means by it; empty text for nothing. */
  private String text = "";

  private Optional<Mode> meant = Optional.empty();
  private int messagesToCustomers;
  private int leaksToTell;

  /**
   * @param honest whether the system shows whispers to agents only
   */
  RandomChat(long seed, boolean honest) {
    random = new Random(seed);
    this.honest = honest;
    truth = Visibility.values()[random.nextInt(3)];
    input(new ChatInput.LineChanged(true, ""));
    tellMode();
    deliverAll();
    screen = chats;
  }

  int messagesToCustomers() {
    return messagesToCustomers;
  }

  /** Delivers what is under way and says whether each leak was told as an alarm. */
  boolean everyLeakIsAlarmed() {
    input(new ChatInput.LineChanged(true, ""));
    deliverAll();
    return leaksToTell == 0 || chats.find(KEY).flatMap(Chat::alarm).isPresent();
  }

  int leaks() {
    return leaksToTell;
  }

  void happen() {
    switch (random.nextInt(24)) {
      case 0, 1, 2, 3 -> type();
      case 4, 5, 6, 7 -> send();
      case 8, 9 -> change();
      case 10, 11 -> reconfirm();
      case 12, 13, 14, 15, 16, 17 -> perform();
      case 18, 19, 20, 21 -> deliver();
      case 22 -> elsewhere();
      default -> {
        now = now.plusMillis(random.nextInt(7_000));
        input(new ChatInput.Ticked());
      }
    }
    if (random.nextInt(3) > 0) {
      screen = chats;
    }
  }

  private void input(ChatInput input) {
    ChatMachine.Step step = ChatMachine.next(chats, input, now);
    chats = step.chats();
    for (ChatEffect effect : step.effects()) {
      if (effect instanceof ChatEffect.Call call) {
        queue.add(call);
      }
    }
  }

  private Optional<ComposerState> shown() {
    return screen.find(KEY).map(Chat::composerState);
  }

  private Optional<Mode> shownMode() {
    return shown()
        .flatMap(s -> s instanceof ComposerState.Ready(Mode m) ? Optional.of(m) : Optional.empty());
  }

  private void type() {
    if (text.isEmpty()) {
      meant = shownMode();
      text = "text " + ++number + " for " + meant.map(Enum::name).orElse("nobody");
    } else if (random.nextInt(4) == 0) {
      text = "";
      meant = Optional.empty();
    }
    input(new ChatInput.Typed(KEY, shownMode(), text.isEmpty()));
  }

  private void reconfirm() {
    if (!text.isEmpty()
        && shown().orElse(null) instanceof ComposerState.Reconfirm(var _, Mode mode)) {
      text = "text " + ++number + " for " + mode;
      meant = Optional.of(mode);
      input(new ChatInput.Reconfirm(KEY, mode));
    }
  }

  /** Now and then by a screen that claims anything. */
  private void send() {
    Mode claimed =
        random.nextInt(4) == 0
            ? Mode.values()[random.nextInt(3)]
            : shownMode().orElse(Mode.WHISPER);
    if (text.isEmpty() || meant.isPresent() && claimed != meant.get() && random.nextBoolean()) {
      return;
    }
    long before = chats.find(KEY).map(c -> c.composer().taken()).orElse(0L);
    input(new ChatInput.Send(KEY, ++number, new ChatText(text), claimed));
    if (chats.find(KEY).map(c -> c.composer().taken()).orElse(0L) != before) {
      text = "";
    }
  }

  private void change() {
    switch (random.nextInt(4)) {
      case 0 -> input(new ChatInput.Switch(KEY, Mode.LISTEN));
      case 1 -> input(new ChatInput.Switch(KEY, Mode.WHISPER));
      case 2 -> input(new ChatInput.AskBarge(KEY));
      default -> input(new ChatInput.ConfirmBarge(KEY));
    }
  }

  private void elsewhere() {
    switch (random.nextInt(6)) {
      case 0 -> input(new ChatInput.LineChanged(random.nextInt(3) > 0, ""));
      case 1 -> input(new ChatInput.Overflowed());
      case 2 -> {
        truth = Visibility.values()[random.nextInt(4)];
        tellMode();
      }
      default -> tellMode();
    }
  }

  private void perform() {
    ChatEffect.Call effect = queue.poll();
    if (effect == null) {
      return;
    }
    Optional<BackendProblem> problem = Optional.empty();
    if (!ChatMachine.stillWanted(chats, effect)) {
      problem = Optional.of(new BackendProblem.Rejected(true, "the mode changed first"));
    } else {
      int fate = random.nextInt(10);
      check(effect);
      if (fate > 0 && effect.call() instanceof ChatCall.Switch) {
        // Only a refusal says that nothing happened.
        switchUnanswered = true;
      }
      if (fate > 1) {
        serve(effect.call());
      }
      problem =
          switch (fate) {
            case 0 -> Optional.of(new BackendProblem.InvalidState("statusCode 2"));
            case 1, 2 -> Optional.of(new BackendProblem.Unconfirmed("no answer"));
            default -> Optional.empty();
          };
    }
    input(new ChatInput.Answered(effect.id(), effect.call(), problem));
  }

  /** What must hold of every request, whatever led to it. */
  private void check(ChatEffect.Call effect) {
    Optional<ChatRequests.Request> request = requests.of(effect.call());
    if (request.isEmpty()) {
      return;
    }
    String operation = request.get().body().path("operationName").asString("");
    String said = request.get().body().path("text").asString("");
    if (operation.equals("SendMessage") || operation.endsWith("TypingNotification")) {
      must(lastTold == Visibility.ALL, operation + " while seen by " + lastTold);
      must(!switchUnanswered, operation + " after a change was asked for");
    }
    if (operation.equals("SendMessage")) {
      messagesToCustomers++;
      must(said.endsWith(Mode.BARGE.name()), "'" + said + "' to customers");
    }
    if (operation.contains("ToAgents")) {
      must(lastTold == Visibility.AGENTS, operation + " while seen by " + lastTold);
    }
    if (!said.isEmpty()) {
      must(sent.add(said), "'" + said + "' sent twice");
    }
  }

  private static void must(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  private void serve(ChatCall call) {
    switch (call) {
      case ChatCall.Switch(var _, Mode mode) -> {
        truth = Visibility.of(mode);
        tellMode();
      }
      case ChatCall.SayToAgents(var _, ChatText said) -> {
        boolean leaks = !honest && random.nextInt(6) == 0;
        leaksToTell += leaks ? 1 : 0;
        log(said.value(), leaks ? Visibility.ALL : Visibility.AGENTS, leaks);
      }
      case ChatCall.SayToEveryone(var _, var said) -> log(said.value(), Visibility.ALL, false);
      case ChatCall.Reread _, ChatCall.ListAll _ -> tellMode();
      default -> {}
    }
  }

  private void log(String said, Visibility visibility, boolean surely) {
    ChatLine line =
        new ChatLine(
            ++index, ChatLine.Kind.TEXT, MYSELF, new ChatText(said), visibility, Optional.empty());
    ChatInput.Report report = new ChatInput.Logged(KEY, List.of(line), false);
    if (surely || random.nextInt(5) > 0) {
      underWay.add(report);
    }
    if (random.nextInt(5) == 0) {
      underWay.add(report);
    }
  }

  private void tellMode() {
    if (random.nextInt(6) > 0 || lastTold == Visibility.UNKNOWN) {
      underWay.add(new ChatInput.Seen(chat()));
    }
  }

  private ObservedChat chat() {
    List<ChatParticipant> all =
        List.of(
            new ChatParticipant("a", "agent", false, Visibility.ALL, false, "a"),
            new ChatParticipant("c", "customer", true, Visibility.ALL, false, ""),
            new ChatParticipant("me", "me", false, truth, true, "me"));
    return new ObservedChat(KEY, "c", ChatState.CHATTING, Optional.empty(), all, EVERYTHING);
  }

  private void deliver() {
    ChatInput.Report report = underWay.poll();
    if (report instanceof ChatInput.Seen(ObservedChat seen)) {
      lastTold = seen.self().orElseThrow().visibility();
      switchUnanswered = false;
    }
    if (report != null) {
      input(report);
    }
  }

  private void deliverAll() {
    while (!underWay.isEmpty()) {
      deliver();
    }
  }
}
