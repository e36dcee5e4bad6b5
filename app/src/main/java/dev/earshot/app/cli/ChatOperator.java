package dev.earshot.app.cli;

import dev.earshot.app.console.ActionView;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.Chat;
import dev.earshot.app.supervision.chat.ChatAgent;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.ChatState;
import dev.earshot.app.supervision.chat.ChatText;
import dev.earshot.app.supervision.chat.Chats;
import dev.earshot.app.supervision.chat.Outgoing;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Does about chats what a supervisor at the window would do, by the same inputs, and looks at the
 * same screen for what came of it. Belongs to the command's thread.
 */
final class ChatOperator {
  /** A request and its confirmation, each with its own limit. */
  private static final Duration OUTCOME = Duration.ofSeconds(12);

  private final Seat seat;
  private final Duration patience;

  ChatOperator(Seat seat, Duration patience) {
    this.seat = seat;
    this.patience = patience;
  }

  /** What is known of chats; a failure if the system has none. */
  Chats chats() throws VerbFailure {
    if (!seat.await(patience, now -> now.chats().isPresent())) {
      throw new VerbFailure(Exit.REFUSED, "this system has no chats that can be supervised");
    }
    return seat.now().chats().orElseThrow();
  }

  /** What we are in is not left when the command ends. */
  void keep() {
    seat.commands().chat(new ChatInput.Keep());
  }

  /** The chat of that id or name, which may still have to appear. */
  Chat chat(String name) throws VerbFailure {
    chats();
    if (!seat.await(patience, now -> now.chats().flatMap(all -> find(all, name)).isPresent())) {
      throw new VerbFailure(Exit.NOT_FOUND, "no chat '" + name + "' was brought to us");
    }
    return find(chats(), name).orElseThrow();
  }

  private static Optional<Chat> find(Chats all, String name) {
    return all.chats().stream()
        .filter(chat -> chat.key().value().equals(name) || chat.seen().name().equals(name))
        .findFirst();
  }

  /** The user id of an agent named by it or by his name; an unknown name is taken for an id. */
  String agent(String name) throws VerbFailure {
    chats();
    seat.await(patience, now -> now.chats().flatMap(all -> named(all, name)).isPresent());
    return named(chats(), name).map(ChatAgent::id).orElse(name);
  }

  private static Optional<ChatAgent> named(Chats all, String name) {
    return all.agents().stream()
        .filter(agent -> agent.id().equals(name) || agent.name().equals(name))
        .findFirst();
  }

  /** Asks for something and waits until the system shows it. */
  void act(String what, ChatInput.UserInput act, Predicate<Chats> done) throws VerbFailure {
    outcome(what, act, (now, _) -> now.chats().filter(done).isPresent());
  }

  /** Asks for something that nothing ever shows, and waits until it is accepted. */
  void accepted(ChatInput.UserInput act) throws VerbFailure {
    outcome("the order", act, (_, news) -> news.accepted);
  }

  private void outcome(
      String what, ChatInput.UserInput act, BiPredicate<ConsoleSnapshot, News> done)
      throws VerbFailure {
    News news = new News();
    try (AutoCloseable observing = seat.observe(news)) {
      assert observing != null;
      seat.commands().chat(act);
      boolean came = seat.await(OUTCOME, now -> news.trouble.isPresent() || done.test(now, news));
      if (news.trouble.isPresent() || !came) {
        throw new VerbFailure(
            Exit.REFUSED, news.trouble.orElse(what + " was not confirmed by the system"));
      }
    } catch (VerbFailure e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("could not stop observing", e);
    }
  }

  /** As {@link #act} on one chat. */
  private void act(String what, ChatKey key, ChatInput.UserInput act, Predicate<Chat> done)
      throws VerbFailure {
    act(what, act, all -> all.find(key).filter(done).isPresent());
  }

  void accept(ChatKey key) throws VerbFailure {
    act(
        "the acceptance",
        key,
        new ChatInput.Accept(key),
        chat -> chat.seen().state() == ChatState.CHATTING);
  }

  /** Whoever asks for a barge here has confirmed it. */
  void mode(ChatKey key, Mode mode) throws VerbFailure {
    Predicate<Chat> inIt = chat -> chat.mode().isSurely(mode);
    if (chats().find(key).filter(inIt).isPresent()) {
      return;
    }
    if (mode == Mode.BARGE) {
      act("the barge", key, new ChatInput.AskBarge(key), Chat::bargeAsked);
      act("the barge", key, new ChatInput.ConfirmBarge(key), inIt);
    } else {
      act("the change", key, new ChatInput.Switch(key, mode), inIt);
    }
  }

  /** Sends once, and returns when the system shows the message. */
  void say(ChatKey key, String text, Mode mode) throws VerbFailure {
    long number = seat.elapsed().toNanos();
    act(
        "the message",
        key,
        new ChatInput.Send(key, number, new ChatText(text), mode),
        chat ->
            chat.composer().taken() == number
                && chat.composer().outbox().stream()
                    .noneMatch(each -> each.stage() == Outgoing.Stage.SENDING));
  }

  void leave(ChatKey key) throws VerbFailure {
    act("the end", key, new ChatInput.Leave(key), chat -> !chat.seen().state().live());
  }

  /** What came of it: the first thing that went wrong. Written by whoever brings events. */
  private static final class News implements Consumer<ConsoleEvent> {
    private volatile Optional<String> trouble = Optional.empty();
    private volatile boolean accepted;

    @Override
    public void accept(ConsoleEvent event) {
      if (trouble.isPresent()) {
        return;
      }
      if (event instanceof ConsoleEvent.Happened(TimelineEntry entry)
          && (entry.kind() == TimelineEntry.Kind.PROBLEM
              || entry.kind() == TimelineEntry.Kind.LEAK)) {
        trouble = Optional.of(entry.what() + ": " + entry.detail());
      } else if (event instanceof ConsoleEvent.ActionChanged(ActionView action)) {
        if (action.stage() == ActionView.Stage.FAILED) {
          trouble = Optional.of(action.what() + ": " + action.detail());
        } else if (action.stage() == ActionView.Stage.ACCEPTED) {
          accepted = true;
        }
      }
    }
  }
}
