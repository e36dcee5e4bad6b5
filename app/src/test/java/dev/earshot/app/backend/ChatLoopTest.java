package dev.earshot.app.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.ActionView;
import dev.earshot.app.console.Alert;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.EvidenceEntry;
import dev.earshot.app.console.EvidenceLog;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.ChatCall;
import dev.earshot.app.supervision.chat.ChatCapability;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.ChatLine;
import dev.earshot.app.supervision.chat.ChatParticipant;
import dev.earshot.app.supervision.chat.ChatState;
import dev.earshot.app.supervision.chat.ChatText;
import dev.earshot.app.supervision.chat.ObservedChat;
import dev.earshot.app.supervision.chat.Span;
import dev.earshot.app.supervision.chat.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The loop on one thread: what is asked of the back end in which order, and what is told. */
class ChatLoopTest {
  private static final ChatKey CHAT = new ChatKey("c");
  private static final ChatKey OTHER = new ChatKey("d");

  private final Deque<Runnable> tasks = new java.util.concurrent.ConcurrentLinkedDeque<>();
  private final List<ChatCall> performed = new ArrayList<>();
  private final List<ConsoleEvent> events = new ArrayList<>();
  private final EvidenceLog evidence = new EvidenceLog(() -> Instant.EPOCH, () -> 0);
  private final ChatBackend backend =
      new ChatBackend() {
        @Override
        public void start(Consumer<ChatInput.Report> reports) {}

        @Override
        public void perform(ChatCall call) {
          performed.add(call);
        }
      };
  private final ChatLoop loop =
      new ChatLoop(backend, this::screen, () -> Instant.EPOCH, tasks::add);

  private void screen(ConsoleEvent event) {
    events.add(event);
    evidence.take(event);
  }

  @BeforeEach
  void inTwoChats() {
    loop.listen();
    put(new ChatInput.LineChanged(true, ""));
    put(new ChatInput.Seen(seen(CHAT, Visibility.AGENTS)));
    put(new ChatInput.Seen(seen(OTHER, Visibility.AGENTS)));
    runTasks();
    performed.clear();
  }

  private void put(ChatInput input) {
    loop.put(input);
    drain();
  }

  private void drain() {
    while (loop.step()) {
      // Everything that is there.
    }
  }

  private void runTasks() {
    while (!tasks.isEmpty()) {
      tasks.poll().run();
      drain();
    }
  }

  @Test
  void requestsAboutOneChatWaitForEachOtherAndThoseAboutAnotherDoNot() {
    say(CHAT, "one");
    say(CHAT, "two");
    say(OTHER, "three");
    assertThat(tasks).hasSize(2);
    runTasks();
    assertThat(performed).extracting(ChatLoopTest::text).containsExactly("one", "three", "two");
  }

  private static String text(ChatCall call) {
    return ((ChatCall.SayToAgents) call).text().value();
  }

  @Test
  void whatWaitedTooLongForItsWorldIsNotSent() {
    say(CHAT, "one");
    say(CHAT, "two");
    put(new ChatInput.Seen(seen(CHAT, Visibility.ALL)));
    runTasks();
    assertThat(performed).hasSize(1);
    assertThat(stages("chat c: send 3 characters to agents only"))
        .containsExactly(
            ActionView.Stage.REQUESTED,
            ActionView.Stage.REQUESTED,
            ActionView.Stage.ACCEPTED,
            ActionView.Stage.FAILED);
  }

  @Test
  void anActionIsConfirmedByWhatTheSystemShows() {
    say(CHAT, "one");
    runTasks();
    put(new ChatInput.Logged(CHAT, List.of(line("one", Visibility.AGENTS)), false));
    assertThat(stages("chat c: send 3 characters to agents only"))
        .endsWith(ActionView.Stage.ACCEPTED, ActionView.Stage.CONFIRMED);
  }

  @Test
  void aLeakIsAnAlert() {
    say(CHAT, "one");
    runTasks();
    put(new ChatInput.Logged(CHAT, List.of(line("one", Visibility.ALL)), false));
    assertThat(events)
        .anyMatch(
            event ->
                event instanceof ConsoleEvent.AlertRaised(Alert alert)
                    && alert.kind() == Alert.Kind.LEAK);
  }

  @Test
  void theEvidenceSaysWhoWouldHaveReadUsAndNeverWhatWasWritten() {
    say(CHAT, "a secret word");
    runTasks();
    put(new ChatInput.Logged(CHAT, List.of(line("a secret word", Visibility.AGENTS)), false));
    put(new ChatInput.Seen(seen(CHAT, Visibility.ALL)));
    List<EvidenceEntry> entries = evidence.since(0);
    assertThat(entries)
        .extracting(entry -> entry.what() + " " + entry.detail())
        .contains(
            "chat c: chatting, whisper (confirmed) Seen by: Anna. Not by: Carl. Unsure: –",
            "chat c: chatting, barge (confirmed) Seen by: Anna, Carl. Not by: –. Unsure: –")
        .noneMatch(text -> text.contains("secret"));
    assertThat(events.toString()).doesNotContain("secret");
  }

  @Test
  void closingCancelsOrdersAndLeavesUnlessToldToStay() {
    put(new ChatInput.Arm("anna", Mode.WHISPER, Span.ALL_CHATS));
    runTasks();
    performed.clear();
    Thread closing = Thread.ofVirtual().start(loop::close);
    while (closing.isAlive()) {
      Thread.onSpinWait();
      runOne();
    }
    assertThat(performed)
        .containsExactlyInAnyOrder(
            new ChatCall.Disarm("anna"), new ChatCall.Leave(CHAT), new ChatCall.Leave(OTHER));
  }

  private synchronized void runOne() {
    Runnable task = tasks.poll();
    if (task != null) {
      task.run();
    }
  }

  @Test
  void closingLeavesEverythingAsItIsWhenItIsToBeKept() {
    put(new ChatInput.Keep());
    loop.close();
    assertThat(tasks).isEmpty();
  }

  private void say(ChatKey chat, String text) {
    put(new ChatInput.Send(chat, 1, new ChatText(text), Mode.WHISPER));
  }

  private List<ActionView.Stage> stages(String what) {
    return events.stream()
        .flatMap(
            event ->
                event instanceof ConsoleEvent.ActionChanged(ActionView action)
                        && action.what().equals(what)
                    ? java.util.stream.Stream.of(action.stage())
                    : java.util.stream.Stream.empty())
        .toList();
  }

  private static ChatLine line(String text, Visibility visibility) {
    return new ChatLine(
        7,
        ChatLine.Kind.TEXT,
        new ChatLine.Author("me", "Supervisor", false, true),
        new ChatText(text),
        visibility,
        Optional.empty());
  }

  private static ObservedChat seen(ChatKey key, Visibility own) {
    return new ObservedChat(
        key,
        "Chat " + key,
        ChatState.CHATTING,
        Optional.empty(),
        List.of(
            new ChatParticipant("a", "Anna", false, Visibility.ALL, false, "anna"),
            new ChatParticipant("c", "Carl", true, Visibility.ALL, false, ""),
            new ChatParticipant("me", "Supervisor", false, own, true, "me")),
        Set.of(ChatCapability.values()));
  }
}
