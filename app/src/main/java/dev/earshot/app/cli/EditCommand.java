package dev.earshot.app.cli;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.mixer.conference.MemberTag;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The verbs that do something to another participant without joining: {@code tag}, {@code untag},
 * {@code mute}, {@code unmute}, {@code hold}, {@code unhold}, {@code kick}.
 */
final class EditCommand {
  private EditCommand() {}

  /** Whom it is about. */
  static final class Whom {
    @Parameters(index = "0", paramLabel = "ROOM", description = "Name of the conference.")
    private String room = "";

    @Parameters(
        index = "1",
        paramLabel = "WHO",
        description = "Call sid, name, number or tag of one participant.")
    private String who = "";

    @Mixin private final ConsoleOptions options = new ConsoleOptions();

    private int perform(Runners runners, CommandSpec spec, Deed deed) {
      return new VerbRun(runners, spec, options)
          .perform(
              (seat, operator) -> {
                ParticipantKey key = operator.participant(room, who);
                operator.act(() -> deed.perform(seat.commands(), key));
              });
    }
  }

  /** What is done. */
  private interface Deed {
    void perform(ConsoleCommands commands, ParticipantKey who);
  }

  /** What the verbs have in common. */
  private abstract static class Edit implements Callable<Integer> {
    private final Runners runners;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin private final Whom whom = new Whom();

    Edit(Runners runners) {
      this.runners = runners;
    }

    final int perform(Deed deed) {
      return whom.perform(runners, spec, deed);
    }

    final ParameterException wrong(String what) {
      return new ParameterException(spec.commandLine(), what);
    }
  }

  /** {@code earshot tag ROOM WHO TAG}. */
  @Command(
      name = "tag",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Gives a participant a tag in place of the one he has.")
  static final class Tag extends Edit {
    @Parameters(index = "2", paramLabel = "TAG", description = "1 to 32 letters, digits, - or _.")
    private String tag = "";

    Tag(Runners runners) {
      super(runners);
    }

    @Override
    public Integer call() {
      if (!MemberTag.isValid(tag) || new MemberTag(tag).isPrivate()) {
        throw wrong(
            "'" + tag + "' is no tag: 1 to 32 letters, digits, - or _, not beginning with _");
      }
      return perform((commands, who) -> commands.setTag(who, tag));
    }
  }

  /** {@code earshot untag ROOM WHO}. */
  @Command(
      name = "untag",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Takes a participant's tag away.")
  static final class Untag extends Edit {
    Untag(Runners runners) {
      super(runners);
    }

    @Override
    public Integer call() {
      return perform((commands, who) -> commands.setTag(who, ""));
    }
  }

  /** {@code earshot mute ROOM WHO}. */
  @Command(
      name = "mute",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Mutes a participant at the conference system.")
  static final class Mute extends Edit {
    Mute(Runners runners) {
      super(runners);
    }

    @Override
    public Integer call() {
      return perform((commands, who) -> commands.muteParticipant(who, true));
    }
  }

  /** {@code earshot unmute ROOM WHO}. */
  @Command(
      name = "unmute",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Lets a muted participant be heard again.")
  static final class Unmute extends Edit {
    Unmute(Runners runners) {
      super(runners);
    }

    @Override
    public Integer call() {
      return perform((commands, who) -> commands.muteParticipant(who, false));
    }
  }

  /** {@code earshot hold ROOM WHO}. */
  @Command(
      name = "hold",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Puts a participant on hold at the conference system.")
  static final class Hold extends Edit {
    Hold(Runners runners) {
      super(runners);
    }

    @Override
    public Integer call() {
      return perform((commands, who) -> commands.holdParticipant(who, true));
    }
  }

  /** {@code earshot unhold ROOM WHO}. */
  @Command(
      name = "unhold",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Takes a participant back from hold; whoever was muted stays so.")
  static final class Unhold extends Edit {
    Unhold(Runners runners) {
      super(runners);
    }

    @Override
    public Integer call() {
      return perform((commands, who) -> commands.holdParticipant(who, false));
    }
  }

  /** {@code earshot kick ROOM WHO}. */
  @Command(
      name = "kick",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Ends a participant's call.")
  static final class Kick extends Edit {
    Kick(Runners runners) {
      super(runners);
    }

    @Override
    public Integer call() {
      return perform(ConsoleCommands::removeParticipant);
    }
  }
}
