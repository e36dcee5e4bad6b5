package dev.earshot.app.cli;

import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.profile.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs one verb from profile to exit code: starts the console, connects, lets the verb do its work,
 * and ends everything whatever happened. Every failure is one line on the error stream, and with
 * {@code --json} also a result on the output.
 */
final class VerbRun {
  private static final Set<String> QUIET =
      Set.of("conference", "conference-ended", "talking", "chats");

  private final Runners runners;
  private final CommandSpec spec;
  private final ConsoleOptions options;

  VerbRun(Runners runners, CommandSpec spec, ConsoleOptions options) {
    this.runners = runners;
    this.spec = spec;
    this.options = options;
  }

  /** What a verb does once the system is connected. */
  @FunctionalInterface
  interface Work {
    void perform(Seat seat, Operator operator) throws VerbFailure;
  }

  /** Without the comings and goings of other conferences. */
  int perform(Work work) {
    return perform(work, false);
  }

  /**
   * @param everything whether every event is printed
   */
  int perform(Work work, boolean everything) {
    PrintWriter err = spec.commandLine().getErr();
    try (StopSignal stop = StopSignal.watch()) {
      Profile profile = options.read();
      return atSeat(profile, stop, work, everything);
    } catch (VerbFailure e) {
      e.line().lines().forEach(line -> err.println(spec.qualifiedName() + ": " + line));
      return e.code();
    } catch (IOException e) {
      err.println(spec.qualifiedName() + ": " + e.getMessage());
      return Exit.FAILED;
    }
  }

  private int atSeat(Profile profile, StopSignal stop, Work work, boolean everything)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    OpenConsole console = runners.console(profile);
    Seat seat =
        new Seat(
            console,
            stop,
            out,
            options.json(),
            event -> everything || !QUIET.contains(event.path("event").asString("")));
    int code = Exit.DONE;
    String why = "";
    EvidenceTrail trail = trail(console, seat);
    // The seat is closed first: how it ends belongs to the evidence.
    try (trail;
        seat) {
      seat.alsoDoes(trail);
      Operator operator = new Operator(seat, options.patience());
      operator.connect();
      work.perform(seat, operator);
    } catch (VerbFailure e) {
      code = e.code();
      why = e.line();
    } catch (UncheckedIOException e) {
      code = Exit.FAILED;
      why = String.valueOf(e.getMessage());
    }
    return ended(seat, code, why);
  }

  private int ended(Seat seat, int code, String why) {
    if (options.json()) {
      ObjectNode result = seat.fresh("result").put("exit", code).put("what", spec.name());
      spec.commandLine().getOut().println(result.put("detail", why));
    }
    if (code != Exit.DONE) {
      spec.commandLine().getErr().println(spec.qualifiedName() + ": " + why);
    }
    return code;
  }

  private EvidenceTrail trail(OpenConsole console, Seat seat) throws IOException {
    try {
      return EvidenceTrail.of(console.evidence(), options.evidence());
    } catch (IOException e) {
      seat.close();
      throw e;
    }
  }

  /** Stays as it is for so long, or until Ctrl-C; that it ends earlier is a failure. */
  static void stay(
      Seat seat,
      Optional<Duration> time,
      String what,
      java.util.function.Predicate<dev.earshot.app.console.ConsoleSnapshot> meanwhile)
      throws VerbFailure {
    if (!seat.stay(time, meanwhile)) {
      throw new VerbFailure(
          Exit.ENDED_EARLY, what + " ended early: " + seat.now().session().gateReason());
    }
  }
}
