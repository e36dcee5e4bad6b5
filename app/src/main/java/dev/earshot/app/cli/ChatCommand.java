package dev.earshot.app.cli;

import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.Chat;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.ChatLine;
import dev.earshot.app.supervision.chat.Chats;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code earshot chat}: the verbs that look at chats, or change who sees us in one. */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Supervises chats, where the system has them (Genesys).")
final class ChatCommand {
  private ChatCommand() {}

  /** With all its verbs. */
  static CommandLine line(Runners runners) {
    return new CommandLine(new ChatCommand())
        .addSubcommand(new All(runners))
        .addSubcommand(new Watch(runners))
        .addSubcommand(new ChatOrders.Arm(runners))
        .addSubcommand(new ChatOrders.Cancel(runners))
        .addSubcommand(new ChatOrders.Intrude(runners))
        .addSubcommand(new Accept(runners))
        .addSubcommand(new Change(runners))
        .addSubcommand(new Say(runners))
        .addSubcommand(new Leave(runners));
  }

  /** Prints one chat. */
  static void print(Seat seat, Chat chat) {
    ObjectNode line = seat.fresh("chat");
    ChatEventText.chat(line, chat);
    seat.print(line);
  }

  /** {@code earshot chat list}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Lists the chats we are in, and the agents one can be armed for.")
  static final class All extends ChatVerb {
    @Option(
        names = "--for",
        paramLabel = "TIME",
        converter = Seconds.class,
        defaultValue = "1s",
        description = "How long to collect what the system tells. Default: ${DEFAULT-VALUE}.")
    private Duration collecting = Duration.ZERO;

    All(Runners runners) {
      super(runners);
    }

    @Override
    void perform(Seat seat, ChatOperator operator) throws VerbFailure {
      operator.chats();
      operator.keep();
      seat.await(collecting, _ -> false);
      Chats chats = operator.chats();
      chats.chats().forEach(chat -> print(seat, chat));
      chats
          .agents()
          .forEach(
              agent -> {
                ObjectNode line = seat.fresh("agent");
                line.setAll(ChatEventText.agent(agent));
                seat.print(line);
              });
    }
  }

  /** {@code earshot chat watch}. */
  @Command(
      name = "watch",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Prints what is written in the chats we are in, and who sees it.")
  static final class Watch extends ChatVerb {
    @Option(
        names = "--for",
        paramLabel = "TIME",
        converter = Seconds.class,
        description = "Ends after this time.")
    private Optional<Duration> time = Optional.empty();

    private final Map<ChatKey, Set<Integer>> printed = new HashMap<>();

    Watch(Runners runners) {
      super(runners);
    }

    @Override
    void perform(Seat seat, ChatOperator operator) throws VerbFailure {
      operator.chats();
      operator.keep();
      seat.stay(
          time,
          now -> {
            now.chats().ifPresent(all -> all.chats().forEach(chat -> news(seat, chat)));
            return true;
          });
    }

    private void news(Seat seat, Chat chat) {
      Set<Integer> seen = printed.get(chat.key());
      if (seen == null) {
        print(seat, chat);
        seen = new HashSet<>();
        printed.put(chat.key(), seen);
      }
      for (ChatLine line : chat.transcript().lines()) {
        if (seen.add(line.index()) && ChatEventText.shown(line)) {
          ObjectNode json = seat.fresh("chat-line");
          ChatEventText.line(json, chat, line);
          seat.print(json);
        }
      }
    }
  }

  /** {@code earshot chat accept}. */
  @Command(
      name = "accept",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Accepts the invitation to a chat, under a neutral nickname.")
  static final class Accept extends ChatVerb {
    @Parameters(paramLabel = "CHAT", description = "Id or name of the chat.")
    private String chat = "";

    Accept(Runners runners) {
      super(runners);
    }

    @Override
    void perform(Seat seat, ChatOperator operator) throws VerbFailure {
      ChatKey key = operator.chat(chat).key();
      operator.keep();
      operator.accept(key);
      print(seat, operator.chat(chat));
    }
  }

  /** {@code earshot chat mode}. */
  @Command(
      name = "mode",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Changes who sees us in a chat, and waits until the system shows it.")
  static final class Change extends ChatVerb {
    @Parameters(index = "0", paramLabel = "CHAT", description = "Id or name of the chat.")
    private String chat = "";

    @Parameters(
        index = "1",
        paramLabel = "MODE",
        converter = ChatVerb.ModeConverter.class,
        description = "listen, whisper or barge.")
    private Mode mode = Mode.LISTEN;

    @Option(names = "--yes", description = "Confirms that everybody is to see you.")
    private boolean yes;

    Change(Runners runners) {
      super(runners);
    }

    @Override
    void check() {
      confirmed(yes || mode != Mode.BARGE, "everybody in '" + chat + "' would see you");
    }

    @Override
    void perform(Seat seat, ChatOperator operator) throws VerbFailure {
      ChatKey key = operator.chat(chat).key();
      operator.keep();
      operator.mode(key, mode);
      print(seat, operator.chat(chat));
    }
  }

  /** {@code earshot chat say}. */
  @Command(
      name = "say",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Sends one message, once, and waits until the system shows it.")
  static final class Say extends ChatVerb {
    @Parameters(index = "0", paramLabel = "CHAT", description = "Id or name of the chat.")
    private String chat = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "The message.")
    private String text = "";

    @Option(
        names = "--everyone",
        description = "The customer too; takes a barge that is in force. Default: agents only.")
    private boolean everyone;

    @Option(names = "--yes", description = "Confirms that everybody is to read it.")
    private boolean yes;

    Say(Runners runners) {
      super(runners);
    }

    @Override
    void check() {
      confirmed(yes || !everyone, "everybody in '" + chat + "' would read it");
    }

    @Override
    void perform(Seat seat, ChatOperator operator) throws VerbFailure {
      ChatKey key = operator.chat(chat).key();
      operator.keep();
      operator.say(key, text, everyone ? Mode.BARGE : Mode.WHISPER);
      print(seat, operator.chat(chat));
    }
  }

  /** {@code earshot chat leave}. */
  @Command(
      name = "leave",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Leaves a chat.")
  static final class Leave extends ChatVerb {
    @Parameters(paramLabel = "CHAT", description = "Id or name of the chat.")
    private String chat = "";

    Leave(Runners runners) {
      super(runners);
    }

    @Override
    void perform(Seat seat, ChatOperator operator) throws VerbFailure {
      ChatKey key = operator.chat(chat).key();
      operator.keep();
      operator.leave(key);
    }
  }
}
