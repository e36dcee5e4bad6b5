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
 * {@code mute}, {@code unmute}, {@code kick}.
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

  /** {@code earshot tag ROOM WHO TAG}. */
  @Command(
      name = "tag",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Gives a participant a tag in place of the one he has.")
  static final class Tag implements Callable<Integer> {
    private final Runners runners;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin private final Whom whom = new Whom();

    @Parameters(index = "2", paramLabel = "TAG", description = "1 to 32 letters, digits, - or _.")
    private String tag = "";

    Tag(Runners runners) {
      this.runners = runners;
    }

    @Override
    public Integer call() {
      if (!MemberTag.isValid(tag) || new MemberTag(tag).isPrivate()) {
        throw new ParameterException(
            spec.commandLine(),
            "'" + tag + "' is no tag: 1 to 32 letters, digits, - or _, not beginning with _");
      }
      return whom.perform(runners, spec, (commands, who) -> commands.setTag(who, tag));
    }
  }

  /** {@code earshot untag ROOM WHO}. */
  @Command(
      name = "untag",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Takes a participant's tag away.")
  static final class Untag implements Callable<Integer> {
    private final Runners runners;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin private final Whom whom = new Whom();

    Untag(Runners runners) {
      this.runners = runners;
    }

    @Override
    public Integer call() {
      return whom.perform(runners, spec, (commands, who) -> commands.setTag(who, ""));
    }
  }

  /** {@code earshot mute ROOM WHO}. */
  @Command(
      name = "mute",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Mutes a participant at the conference system.")
  static final class Mute implements Callable<Integer> {
    private final Runners runners;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin private final Whom whom = new Whom();

    Mute(Runners runners) {
      this.runners = runners;
    }

    @Override
    public Integer call() {
      return whom.perform(runners, spec, (commands, who) -> commands.muteParticipant(who, true));
    }
  }

  /** {@code earshot unmute ROOM WHO}. */
  @Command(
      name = "unmute",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Lets a muted participant be heard again.")
  static final class Unmute implements Callable<Integer> {
    private final Runners runners;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin private final Whom whom = new Whom();

    Unmute(Runners runners) {
      this.runners = runners;
    }

    @Override
    public Integer call() {
      return whom.perform(runners, spec, (commands, who) -> commands.muteParticipant(who, false));
    }
  }

  /** {@code earshot kick ROOM WHO}. */
  @Command(
      name = "kick",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Ends a participant's call.")
  static final class Kick implements Callable<Integer> {
    private final Runners runners;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin private final Whom whom = new Whom();

    Kick(Runners runners) {
      this.runners = runners;
    }

    @Override
    public Integer call() {
      return whom.perform(runners, spec, ConsoleCommands::removeParticipant);
    }
  }
}
