package dev.earshot.app.cli;

import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.StandingOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Standing orders: {@code arm} and {@code cancel}. */
final class OrderCommand {
  private OrderCommand() {}

  /** For which calls, as it is typed. */
  enum Calls {
    next,
    all
  }

  /** How far a call is followed, as it is typed. */
  enum Scope {
    agent,
    call
  }

  /** As what one is brought in, as it is typed. */
  enum As {
    listen,
    whisper,
    barge
  }

  /** {@code earshot arm AGENT}. */
  @Command(
      name = "arm",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Has you brought into an agent's calls, muted, and stays until Ctrl-C.",
        "The order is cancelled when this ends."
      })
  static final class Arm implements Callable<Integer> {
    private final Runners runners;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(
        paramLabel = "AGENT",
        description = "Name in the list, or number:NUMBER for a telephone number.")
    private String agent = "";

    @Option(
        names = "--as",
        defaultValue = "listen",
        description =
            "${COMPLETION-CANDIDATES}. Whispering into a call is possible only if you are brought"
                + " into it so. Default: ${DEFAULT-VALUE}.")
    private As as = As.listen;

    @Option(
        names = "--calls",
        defaultValue = "next",
        description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Calls calls = Calls.next;

    @Option(
        names = "--scope",
        defaultValue = "agent",
        description =
            "${COMPLETION-CANDIDATES}: until the agent leaves the call, or wherever it goes."
                + " Default: ${DEFAULT-VALUE}.")
    private Scope scope = Scope.agent;

    @Option(
        names = "--for",
        paramLabel = "TIME",
        converter = Seconds.class,
        description = "Ends after this time. Default: at Ctrl-C.")
    private Optional<Duration> time = Optional.empty();

    @Mixin private final ConsoleOptions options = new ConsoleOptions();

    Arm(Runners runners) {
      this.runners = runners;
    }

    @Override
    public Integer call() {
      return new VerbRun(runners, spec, options)
          .perform(
              (seat, operator) -> {
                operator.arm(agent, wish());
                seat.stay(time, _ -> true);
              });
    }

    private StandingOrder.Wish wish() {
      return wish(as, calls, scope);
    }

    /** For an agent who is still to be found. */
    static StandingOrder.Wish wish(As as, Calls calls, Scope scope) {
      return new StandingOrder.Wish(
          Operator.NOBODY,
          switch (as) {
            case listen -> Mode.LISTEN;
            case whisper -> Mode.WHISPER;
            case barge -> Mode.BARGE;
          },
          calls == Calls.all ? StandingOrder.Span.ALL_CALLS : StandingOrder.Span.NEXT_CALL,
          Optional.of(scope == Scope.call ? StandingOrder.Reach.CALL : StandingOrder.Reach.AGENT));
    }
  }

  /** {@code earshot cancel}. */
  @Command(
      name = "cancel",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Cancels the standing order, whoever gave it.")
  static final class Cancel implements Callable<Integer> {
    private final Runners runners;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin private final ConsoleOptions options = new ConsoleOptions();

    Cancel(Runners runners) {
      this.runners = runners;
    }

    @Override
    public Integer call() {
      return new VerbRun(runners, spec, options)
          .perform((seat, operator) -> operator.act(seat.commands()::disarm));
    }
  }
}
