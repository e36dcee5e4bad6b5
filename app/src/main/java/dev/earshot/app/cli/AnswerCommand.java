package dev.earshot.app.cli;

import dev.earshot.app.desk.Bell;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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
    description =
        "Answers every call at once, or those of --auto-answer, one at a time, until Ctrl-C.")
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

  @Option(
      names = "--auto-answer",
      paramLabel = "CALLER",
      arity = "0..1",
      fallbackValue = AnswerPolicy.ANYBODY,
      split = ",",
      description =
          "Answers only these callers by itself (sip:*@example.org; nobody named: everybody), only"
              + " while microphone and speaker are a headset, and with the microphone shut. Others"
              + " ring.")
  private List<String> callers = List.of();

  @Option(
      names = "--ring",
      paramLabel = "DST",
      defaultValue = Bell.HEADSET,
      description =
          "Where calls ring that nobody answers: default, device:ID, file:x.wav or none. Without it"
              + " in the headset.")
  private String ring = Bell.HEADSET;

  @Option(
      names = "--ring-seconds",
      paramLabel = "N",
      defaultValue = "30",
      description = "How long they ring. Default: ${DEFAULT-VALUE}.")
  private int ringSeconds;

  private final InstantSource clock = InstantSource.system();

  private AnswerPolicy answering() {
    if (ringSeconds < 1) {
      throw new ParameterException(
          spec.commandLine(), "--ring-seconds must be at least 1, not " + ringSeconds);
    }
    return callers.isEmpty()
        ? AnswerPolicy.EVERYTHING
        : new AnswerPolicy(true, callers, ring, Duration.ofSeconds(ringSeconds));
  }

  /** 0, or 1 if it cannot start. */
  @Override
  public Integer call() {
    PhoneRun.Config config = config();
    PhoneEvents events = new PhoneEvents(spec.commandLine().getOut(), line.json(), clock);
    try (StopSignal stop = StopSignal.watch();
        PhoneRun run = PhoneRun.start(config, events)) {
      run.answer();
      while (!stop.asked() && !(once && run.hadCall() && !run.busy())) {
        run.tend();
        LockSupport.parkNanos(CallCommand.LOOK_NANOS);
      }
      return 0;
    } catch (IOException e) {
      spec.commandLine().getErr().println("earshot answer: " + e.getMessage());
      return 1;
    }
  }

  private PhoneRun.Config config() {
    if (listen.getAddress().isAnyLocalAddress()) {
      throw new ParameterException(
          spec.commandLine(), "--listen needs an address that callers can reach, not every one");
    }
    AnswerPolicy policy = answering();
    return new PhoneRun.Config(
        name,
        line.signalling(listen),
        line.media(spec.commandLine(), listen.getAddress()),
        line.microphone(),
        line.speaker(),
        line.talks() && !policy.selective(),
        line.voice(),
        policy);
  }
}
