package dev.earshot.app.cli;

import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.StandingOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code earshot script}: a timed sequence of the other verbs in one session. */
@Command(
    name = "script",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Does one thing after the other: lines of TIME COMMAND, for example",
      "  0s    listen desk",
      "  2s    whisper --tag agent",
      "  +3s   silence",
      "  +1s   barge --yes",
      "  +2s   leave",
      "Also: tag ROOM WHO TAG; untag, mute, unmute, hold, unhold, kick ROOM WHO; end;",
      "arm AGENT [listen|whisper|barge [next|all [agent|call]]]; cancel."
    })
final class ScriptCommand implements Callable<Integer> {
  private final Runners runners;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  @Mixin private final ConsoleOptions options = new ConsoleOptions();

  @Parameters(paramLabel = "FILE", description = "The script.")
  private Path file = Path.of("");

  ScriptCommand(Runners runners) {
    this.runners = runners;
  }

  @Override
  public Integer call() {
    Script script;
    try {
      script = Script.parse(Files.readAllLines(file));
    } catch (VerbFailure e) {
      spec.commandLine().getErr().println("earshot script: " + file + ": " + e.line());
      return e.code();
    } catch (IOException e) {
      spec.commandLine().getErr().println("earshot script: " + file + ": cannot be read");
      return Exit.USAGE;
    }
    return new VerbRun(runners, spec, options).perform((seat, o) -> perform(script, seat, o));
  }

  /**
   * What fails is told, and the rest is done all the same; a later step may be the one to leave.
   */
  private static void perform(Script script, Seat seat, Operator operator) throws VerbFailure {
    Duration began = seat.elapsed();
    Optional<VerbFailure> first = Optional.empty();
    for (Script.Step step : script.steps()) {
      seat.await(began.plus(step.at()).minus(seat.elapsed()), _ -> false);
      if (seat.stopAsked()) {
        break;
      }
      seat.tell("step", String.join(" ", step.words()), "");
      try {
        perform(step, seat, operator);
      } catch (VerbFailure e) {
        seat.tell("failed", String.join(" ", step.words()), e.line());
        first = first.or(() -> Optional.of(e));
      }
    }
    operator.leave();
    if (first.isPresent()) {
      throw first.get();
    }
  }

  private static void perform(Script.Step step, Seat seat, Operator operator) throws VerbFailure {
    String one = step.word(1).orElse("");
    String two = step.word(2).orElse("");
    switch (step.command()) {
      case "listen" -> operator.listen(one);
      case "whisper" ->
          operator.whisper(
              one.equals("--tag")
                  ? Choice.of(Optional.of(two), List.of())
                  : Choice.of(Optional.empty(), List.of(two.split(","))));
      case "barge" -> operator.barge();
      case "silence" -> operator.silence();
      case "arm" -> operator.arm(one, wish(step));
      case "cancel" -> operator.act(seat.commands()::disarm);
      case "leave" -> operator.leave();
      case "end" -> {
        // Only to last until then.
      }
      default -> edit(step, seat, operator, operator.participant(one, two));
    }
  }

  private static StandingOrder.Wish wish(Script.Step step) {
    return OrderCommand.Arm.wish(
        OrderCommand.As.valueOf(step.word(2).orElse("listen")),
        OrderCommand.Calls.valueOf(step.word(3).orElse("next")),
        OrderCommand.Scope.valueOf(step.word(4).orElse("agent")));
  }

  private static void edit(Script.Step step, Seat seat, Operator operator, ParticipantKey who)
      throws VerbFailure {
    switch (step.command()) {
      case "tag" -> operator.act(() -> seat.commands().setTag(who, step.word(3).orElse("")));
      case "untag" -> operator.act(() -> seat.commands().setTag(who, ""));
      case "mute" -> operator.act(() -> seat.commands().muteParticipant(who, true));
      case "unmute" -> operator.act(() -> seat.commands().muteParticipant(who, false));
      case "hold" -> operator.act(() -> seat.commands().holdParticipant(who, true));
      case "unhold" -> operator.act(() -> seat.commands().holdParticipant(who, false));
      default -> operator.act(() -> seat.commands().removeParticipant(who));
    }
  }
}
