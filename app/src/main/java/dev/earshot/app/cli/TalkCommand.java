package dev.earshot.app.cli;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.supervision.SessionState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The three verbs that join a conference: {@code listen}, {@code whisper}, {@code barge}. */
final class TalkCommand {
  private TalkCommand() {}

  /** What the three have in common. */
  static final class Where {
    @Parameters(paramLabel = "ROOM", description = "Name of the conference.")
    private String room = "";

    @Option(
        names = "--for",
        paramLabel = "TIME",
        converter = Seconds.class,
        description = "Leaves after this time. Default: at Ctrl-C.")
    private Optional<Duration> time = Optional.empty();

    @Mixin private final ConsoleOptions options = new ConsoleOptions();
  }

  /** {@code earshot listen ROOM}. */
  @Command(
      name = "listen",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Joins a conference muted and listens.")
  static final class Listen implements Callable<Integer> {
    private final Runners runners;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin private final Where where = new Where();

    Listen(Runners runners) {
      this.runners = runners;
    }

    @Override
    public Integer call() {
      return new VerbRun(runners, spec, where.options)
          .perform(
              (seat, operator) -> {
                operator.listen(where.room);
                VerbRun.stay(seat, where.time, "listening", inside());
                operator.leave();
              });
    }
  }

  /** {@code earshot whisper ROOM}. */
  @Command(
      name = "whisper",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Joins a conference and speaks to the chosen only; nobody else hears it.")
  static final class Whisper implements Callable<Integer> {
    private final Runners runners;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin private final Where where = new Where();

    @Option(names = "--tag", paramLabel = "TAG", description = "Whispers to whoever carries it.")
    private Optional<String> tag = Optional.empty();

    @Option(
        names = "--to",
        paramLabel = "WHO",
        split = ",",
        description = "Whispers to these: call sid, name, number or tag.")
    private List<String> names = List.of();

    Whisper(Runners runners) {
      this.runners = runners;
    }

    @Override
    public Integer call() {
      if (tag.isEmpty() && names.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), "say who is to hear you: --tag TAG or --to WHO");
      }
      return new VerbRun(runners, spec, where.options)
          .perform(
              (seat, operator) -> {
                operator.listen(where.room);
                operator.whisper(Choice.of(tag, names));
                VerbRun.stay(seat, where.time, "the whisper", speaking(SessionState.WHISPER));
                operator.silence();
                operator.leave();
              });
    }
  }

  /** {@code earshot barge ROOM --yes}. */
  @Command(
      name = "barge",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Joins a conference and speaks to everybody in it.")
  static final class Barge implements Callable<Integer> {
    private final Runners runners;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin private final Where where = new Where();

    @Option(names = "--yes", description = "Confirms that everybody is to hear you.")
    private boolean confirmed;

    @Option(
        names = "--replace",
        paramLabel = "WHO",
        description = "Takes over: once everybody hears you, this participant is removed.")
    private Optional<String> replaced = Optional.empty();

    Barge(Runners runners) {
      this.runners = runners;
    }

    @Override
    public Integer call() {
      if (!confirmed) {
        throw new ParameterException(
            spec.commandLine(),
            "everybody in '" + where.room + "' would hear you: confirm by --yes");
      }
      return new VerbRun(runners, spec, where.options)
          .perform(
              (seat, operator) -> {
                operator.listen(where.room);
                if (replaced.isPresent()) {
                  operator.takeOver(operator.participant(where.room, replaced.get()));
                } else {
                  operator.barge();
                }
                VerbRun.stay(seat, where.time, "the barge", speaking(SessionState.BARGE));
                operator.silence();
                operator.leave();
              });
    }
  }

  private static Predicate<ConsoleSnapshot> inside() {
    return now ->
        now.session().state() != SessionState.OUT && now.session().state() != SessionState.LEAVING;
  }

  /** A gate that is shut for a moment, as somebody joins, is no end. */
  private static Predicate<ConsoleSnapshot> speaking(SessionState state) {
    return now -> now.session().state() == state || now.session().state() == SessionState.SWITCHING;
  }
}
