package dev.earshot.app.cli;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code earshot call}: a telephone call without a window, until either side or Ctrl-C ends it. */
@Command(
    name = "call",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Calls a SIP address and talks, until either side hangs up or Ctrl-C.")
public final class CallCommand implements Callable<Integer> {
  static final long LOOK_NANOS = 100_000_000;

  private static final Pattern ADDRESS =
      Pattern.compile(
          "sip:(?:[^@\\s]+@)?(\\[[0-9a-fA-F:]+]|[^:;?@\\s]+)(?::\\d{1,5})?(?:[;?]\\S*)?");
  private static final int ANY_PORT = 9;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  @Parameters(paramLabel = "SIP-URI", description = "Whom to call, as sip:room@host:5070.")
  private String target = "";

  @Mixin private final PhoneLineOptions line = new PhoneLineOptions();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "earshot",
      description = "User part of the own address. Default: ${DEFAULT-VALUE}.")
  private String name = "earshot";

  @Option(
      names = "--digits",
      paramLabel = "DIGITS",
      defaultValue = "",
      description = "Dials these once the call is up: 0-9, *, # and A-D.")
  private String digits = "";

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Hangs up after so long. Default: never.")
  private Optional<Integer> seconds = Optional.empty();

  private final InstantSource clock = InstantSource.system();

  /** 0 if the call was up, 1 if it failed. */
  @Override
  public Integer call() {
    if (seconds.filter(n -> n < 1).isPresent()) {
      throw wrong("--seconds must be at least 1, not " + seconds.get());
    }
    if (!digits.matches("[0-9*#A-D]{0,32}")) {
      throw wrong("--digits must be at most 32 of 0-9, *, # and A-D, not '" + digits + "'");
    }
    InetAddress own = towards(host());
    PhoneRun.Config config =
        new PhoneRun.Config(
            name,
            line.signalling(new InetSocketAddress(own, 0)),
            line.media(spec.commandLine(), own),
            line.microphone(),
            line.speaker(),
            line.talks(),
            line.voice(),
            AnswerPolicy.EVERYTHING);
    PhoneEvents events = new PhoneEvents(spec.commandLine().getOut(), line.json(), clock);
    try (StopSignal stop = StopSignal.watch();
        PhoneRun run = PhoneRun.start(config, events)) {
      run.dial(target, digits);
      follow(run, stop);
      return run.wasUp() ? 0 : 1;
    } catch (IOException e) {
      spec.commandLine().getErr().println("earshot call: " + e.getMessage());
      return 1;
    }
  }

  private void follow(PhoneRun run, StopSignal stop) {
    Instant end = seconds.map(n -> clock.instant().plus(Duration.ofSeconds(n))).orElse(Instant.MAX);
    while (run.busy() && !stop.asked() && clock.instant().isBefore(end)) {
      run.tend();
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private String host() {
    Matcher address = ADDRESS.matcher(target);
    if (!address.matches()) {
      throw wrong("'" + target + "' is no SIP address as sip:room@host:5070");
    }
    return address.group(1);
  }

  /** Our address on the way to a host. */
  private InetAddress towards(String host) {
    try (DatagramSocket socket = new DatagramSocket()) {
      InetSocketAddress peer = new InetSocketAddress(host, ANY_PORT);
      if (peer.isUnresolved()) {
        throw wrong("host '" + host + "' is unknown");
      }
      socket.connect(peer);
      return socket.getLocalAddress();
    } catch (IOException e) {
      throw wrong("host '" + host + "' cannot be reached: " + e.getMessage());
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
