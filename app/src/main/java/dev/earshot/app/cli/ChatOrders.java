package dev.earshot.app.cli;

import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.ChatAgent;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.Chats;
import dev.earshot.app.supervision.chat.Span;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** The verbs about agents' chats that we are not in yet: {@code arm, cancel, intrude}. */
final class ChatOrders {
  private ChatOrders() {}

  private static void print(Seat seat, Chats chats, String id) {
    chats
        .agent(id)
        .ifPresent(
            (ChatAgent agent) -> {
              ObjectNode line = seat.fresh("agent");
              line.setAll(ChatEventText.agent(agent));
              seat.print(line);
            });
  }

  /** {@code earshot chat arm}. */
  @Command(
      name = "arm",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Has an agent's next chat brought to us, or all of them.",
        "The order is cancelled when the command ends, unless it is to be kept."
      })
  static final class Arm extends ChatVerb {
    @Parameters(paramLabel = "AGENT", description = "User id or name of the agent.")
    private String agent = "";

    @Option(
        names = {"--as", "--mode"},
        paramLabel = "MODE",
        converter = ChatVerb.ModeConverter.class,
        defaultValue = "listen",
        description = "listen, whisper or barge. Default: ${DEFAULT-VALUE}.")
    private Mode mode = Mode.LISTEN;

    @Option(names = "--all", description = "All chats to come, not only the next one.")
    private boolean all;

    @Option(names = "--yes", description = "Confirms that customers are to see you come in.")
    private boolean yes;

    @Option(names = "--keep", description = "Ends at once and lets the order stand.")
    private boolean keep;

    @Option(
        names = "--for",
        paramLabel = "TIME",
        converter = Seconds.class,
        description = "Ends after this time. Default: at Ctrl-C.")
    private Optional<Duration> time = Optional.empty();

    Arm(Runners runners) {
      super(runners);
    }

    @Override
    void check() {
      confirmed(yes || mode != Mode.BARGE, "customers of '" + agent + "' would see you come in");
    }

    @Override
    void perform(Seat seat, ChatOperator operator) throws VerbFailure {
      String id = operator.agent(agent);
      Span span = all ? Span.ALL_CHATS : Span.NEXT_CHAT;
      if (keep) {
        operator.keep();
      }
      operator.accepted(new ChatInput.Arm(id, mode, span));
      print(seat, operator.chats(), id);
      if (!keep) {
        seat.stay(time, _ -> true);
      }
    }
  }

  /** {@code earshot chat cancel}. */
  @Command(
      name = "cancel",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Cancels what we are armed for; a chat we are in goes on.")
  static final class Cancel extends ChatVerb {
    @Parameters(paramLabel = "AGENT", description = "User id or name of the agent.")
    private String agent = "";

    Cancel(Runners runners) {
      super(runners);
    }

    @Override
    void perform(Seat seat, ChatOperator operator) throws VerbFailure {
      String id = operator.agent(agent);
      operator.keep();
      operator.accepted(new ChatInput.Disarm(id));
      print(seat, operator.chats(), id);
    }
  }

  /** {@code earshot chat intrude}. */
  @Command(
      name = "intrude",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Enters a chat that an agent we are armed for is in already.")
  static final class Intrude extends ChatVerb {
    @Parameters(index = "0", paramLabel = "AGENT", description = "User id or name of the agent.")
    private String agent = "";

    @Parameters(index = "1", paramLabel = "CHAT", description = "Id of the chat.")
    private String chat = "";

    @Option(
        names = {"--as", "--mode"},
        paramLabel = "MODE",
        converter = ChatVerb.ModeConverter.class,
        defaultValue = "listen",
        description = "listen, whisper or barge. Default: ${DEFAULT-VALUE}.")
    private Mode mode = Mode.LISTEN;

    @Option(names = "--yes", description = "Confirms that everybody is to see you.")
    private boolean yes;

    Intrude(Runners runners) {
      super(runners);
    }

    @Override
    void check() {
      confirmed(yes || mode != Mode.BARGE, "everybody in '" + chat + "' would see you");
    }

    @Override
    void perform(Seat seat, ChatOperator operator) throws VerbFailure {
      ChatKey key = new ChatKey(chat);
      String id = operator.agent(agent);
      operator.keep();
      operator.act(
          "the way in", new ChatInput.Intrude(id, key, mode), chats -> chats.find(key).isPresent());
      ChatCommand.print(seat, operator.chat(chat));
    }
  }
}
