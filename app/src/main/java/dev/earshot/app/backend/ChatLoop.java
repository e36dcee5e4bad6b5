package dev.earshot.app.backend;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.chat.Chat;
import dev.earshot.app.supervision.chat.ChatCall;
import dev.earshot.app.supervision.chat.ChatEffect;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatMachine;
import dev.earshot.app.supervision.chat.ChatState;
import dev.earshot.app.supervision.chat.Chats;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one loop that acts on chats: takes inputs one at a time, asks the {@link ChatMachine} what
 * follows, and does it. Every request is made at most once, and only if its world still stands.
 *
 * <p>Threads: everything but {@link #put} and {@link #close} belongs to the {@code chat} thread
 * (tests: to whoever calls {@link #step}); requests run on the executor.
 */
public final class ChatLoop implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ChatLoop.class.getName());
  private static final int CAPACITY = 1_024;
  private static final Duration TICK = Duration.ofMillis(500);
  private static final Duration GOODBYE = Duration.ofSeconds(1);

  private final ChatBackend backend;
  private final Consumer<ConsoleEvent> screen;
  private final InstantSource clock;
  private final Executor threads;
  private final BlockingQueue<ChatInput> inbox = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicBoolean lost = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ChatLanes lanes = new ChatLanes();
  private final ChatActions actions = new ChatActions();
  private volatile Chats chats;

  /** Whoever takes the first input owns the loop from then on. */
  private @Nullable Thread owner;

  /**
   * @param threads runs requests, each on a thread of its own
   */
  public ChatLoop(
      ChatBackend backend, Consumer<ConsoleEvent> screen, InstantSource clock, Executor threads) {
    this.backend = backend;
    this.screen = screen;
    this.clock = clock;
    this.threads = threads;
    chats = Chats.none(clock.instant());
  }

  /** Takes the back end's reports and starts the {@code chat} thread. */
  public void start() {
    listen();
    Thread.ofVirtual().name("chat").start(this::run);
  }

  /** Takes the back end's reports from now on, and shows that there are chats. */
  void listen() {
    screen.accept(new ConsoleEvent.ChatsChanged(chats));
    backend.start(this::put);
  }

  /** Any thread; what does not fit is lost, and then nothing counts as known any more. */
  public void put(ChatInput input) {
    if (!inbox.offer(input)) {
      lost.set(true);
    }
  }

  private void run() {
    while (!closed.get()) {
      try {
        ChatInput next = inbox.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
        take(next == null ? new ChatInput.Ticked() : next);
        if (next != null) {
          take(new ChatInput.Ticked());
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "chat supervision failed; nothing can be sent", e);
        lost.set(true);
      }
    }
  }

  /** Takes one input that is there; false if there is none. */
  boolean step() {
    ChatInput next = inbox.poll();
    if (next != null) {
      take(next);
    }
    return next != null;
  }

  private boolean isOwner() {
    if (owner == null) {
      owner = Thread.currentThread();
    }
    return owner == Thread.currentThread();
  }

  private void take(ChatInput input) {
    assert isOwner() : "chats have one writer";
    if (lost.getAndSet(false)) {
      take(new ChatInput.Overflowed());
    }
    Instant now = clock.instant();
    Chats before = chats;
    ChatMachine.Step step = ChatMachine.next(before, input, now);
    chats = step.chats();
    if (input instanceof ChatInput.Answered answered) {
      actions.answered(answered, now).ifPresent(screen);
    }
    step.effects().forEach(effect -> act(effect, now));
    if (!chats.equals(before)) {
      screen.accept(new ConsoleEvent.ChatsChanged(chats));
    }
    if (input instanceof ChatInput.Answered answered) {
      lanes.over(answered.call()).ifPresent(this::perform);
    }
  }

  private void act(ChatEffect effect, Instant now) {
    switch (effect) {
      case ChatEffect.Call call -> {
        actions.requested(call, now).ifPresent(screen);
        lanes.enter(call).ifPresent(this::perform);
      }
      case ChatEffect.Confirmed(long id) -> actions.confirmed(id, now).ifPresent(screen);
      case ChatEffect.Tell tell -> tell(tell, now);
    }
  }

  private void tell(ChatEffect.Tell tell, Instant now) {
    TimelineEntry.Kind kind = TimelineEntry.Kind.valueOf(tell.kind().name());
    screen.accept(
        new ConsoleEvent.Happened(
            new TimelineEntry(now, kind, Optional.empty(), tell.what(), tell.detail())));
    if (tell.kind() == ChatEffect.Kind.LEAK) {
      LOG.log(Level.WARNING, "{0}", tell.what());
      String id = "chat " + tell.chat().map(Object::toString).orElse("");
      screen.accept(
          new ConsoleEvent.AlertRaised(
              new Alert(id, now, Alert.Kind.LEAK, Optional.empty(), tell.what())));
    }
  }

  private void perform(ChatEffect.Call call) {
    if (!ChatMachine.stillWanted(chats, call)) {
      answer(call, Optional.of(new BackendProblem.Rejected(true, "the mode changed first")));
      return;
    }
    threads.execute(() -> answer(call, result(call.call())));
  }

  private Optional<BackendProblem> result(ChatCall call) {
    try {
      backend.perform(call);
      return Optional.empty();
    } catch (BackendException e) {
      return Optional.of(e.problem());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a request about a chat failed", e);
      return Optional.of(new BackendProblem.ProtocolViolation(String.valueOf(e)));
    }
  }

  /** An answer must not be lost: its lane would be shut for good. */
  private void answer(ChatEffect.Call call, Optional<BackendProblem> problem) {
    ChatInput answer = new ChatInput.Answered(call.id(), call.call(), problem);
    if (!inbox.offer(answer)) {
      threads.execute(() -> insist(answer));
    }
  }

  private void insist(ChatInput answer) {
    try {
      inbox.put(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Cancels our standing orders and leaves our chats, unless they are to be kept; at most a second.
   * Idempotent, any thread.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    List<ChatCall> last = farewell(chats);
    CountDownLatch done = new CountDownLatch(last.size());
    for (ChatCall call : last) {
      threads.execute(
          () -> {
            result(call);
            done.countDown();
          });
    }
    try {
      if (!done.await(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "chats were not left in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<ChatCall> farewell(Chats chats) {
    if (chats.kept()) {
      return List.of();
    }
    Stream<ChatCall> orders = chats.armed().stream().map(agent -> new ChatCall.Disarm(agent.id()));
    Stream<ChatCall> inside =
        chats.chats().stream()
            .filter(chat -> chat.seen().state() == ChatState.CHATTING)
            .map(Chat::key)
            .map(ChatCall.Leave::new);
    return Stream.concat(orders, inside).toList();
  }
}
