package dev.earshot.app.cli;

import dev.earshot.app.simulate.Simulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;

/** Runs a simulator for its command: says where it is, and ends it at Ctrl-C. */
final class SimulatorRun {
  private static final long LOOK_NANOS = 100_000_000;

  /** Starts a simulator. */
  interface Start {
    /**
     * @throws IOException if it cannot start; the message is one line that names what
     */
    Simulator simulator() throws IOException;
  }

  private SimulatorRun() {}

  /** Runs until Ctrl-C or SIGTERM; an interrupt ends it too. The value is an exit code. */
  static int untilStopped(CommandLine command, Start start) {
    try (StopSignal stop = StopSignal.watch();
        Simulator simulator = start.simulator()) {
      PrintWriter out = command.getOut();
      simulator.places().forEach(out::println);
      out.flush();
      while (!stop.asked() && !Thread.interrupted()) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
      return Exit.DONE;
    } catch (IOException e) {
      command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + e.getMessage());
      return Exit.FAILED;
    }
  }
}
