package dev.earshot.app.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code earshot answer}: a telephone without a window that answers by itself. */
@Command(
    name = "answer",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Answers every call at once, one at a time, until Ctrl-C.")
public final class AnswerCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      converter = AddressConverter.class,
      defaultValue = "127.0.0.1:5080",
      description = "Where SIP is taken, UDP and TCP; port 0 takes any. Default: ${DEFAULT-VALUE}.")
  private InetSocketAddress listen = new InetSocketAddress(0);

  @Mixin private final PhoneLineOptions line = new PhoneLineOptions();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "earshot",
      description = "User part of the own address. Default: ${DEFAULT-VALUE}.")
  private String name = "earshot";

  @Option(names = "--once", description = "Ends after the first call.")
  private boolean once;

  private final InstantSource clock = InstantSource.system();

  /** 0, or 1 if it cannot start. */
  @Override
  public Integer call() {
    if (listen.getAddress().isAnyLocalAddress()) {
      throw new ParameterException(
          spec.commandLine(), "--listen needs an address that callers can reach, not every one");
    }
    PhoneRun.Config config =
        new PhoneRun.Config(
            name,
            line.signalling(listen),
            line.media(spec.commandLine(), listen.getAddress()),
            line.microphone(),
            line.speaker(),
            line.talks(),
            line.voice());
    PhoneEvents events = new PhoneEvents(spec.commandLine().getOut(), line.json(), clock);
    try (StopSignal stop = StopSignal.watch();
        PhoneRun run = PhoneRun.start(config, events)) {
      run.answer();
      while (!stop.asked() && !(once && run.wasUp() && !run.busy())) {
        run.tend();
        LockSupport.parkNanos(CallCommand.LOOK_NANOS);
      }
      return 0;
    } catch (IOException e) {
      spec.commandLine().getErr().println("earshot answer: " + e.getMessage());
      return 1;
    }
  }
}
