package dev.earshot.app.cli;

import dev.earshot.app.demo.voice.VoiceLibrary;
import dev.earshot.app.simulate.Simulator;
import dev.earshot.app.simulate.genesys.GenesysOptions;
import dev.earshot.app.simulate.genesys.GenesysSimulator;
import dev.earshot.app.simulate.genesys.http.Faults.Weather;
import dev.earshot.app.simulate.genesys.line.DemoVoices;
import dev.earshot.app.simulate.genesys.world.Shape;
import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code earshot simulate genesys}: Genesys Web Services, to be tried without an installation. */
@Command(
    name = "genesys",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Simulates Genesys Web Services, voice and chat, with real sound, until Ctrl-C.")
final class SimulateGenesysCommand implements Callable<Integer> {
  private static final String PASSWORD_VARIABLE = "EARSHOT_GENESYS_PASSWORD";

  /** For everybody who asks on this machine, hence no secret without the variable. */
  private static final String PASSWORD = "secret";

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      converter = AddressConverter.class,
      defaultValue = "127.0.0.1:8081",
      description = "Where HTTP is taken; port 0 takes any. Default: ${DEFAULT-VALUE}.")
  private InetSocketAddress listen = new InetSocketAddress(0);

  @Option(
      names = "--sip",
      paramLabel = "HOST:PORT",
      converter = AddressConverter.class,
      defaultValue = "127.0.0.1:5091",
      description = "Where telephones register, UDP and TCP. Default: ${DEFAULT-VALUE}.")
  private InetSocketAddress sip = new InetSocketAddress(0);

  @Option(
      names = "--shape",
      paramLabel = "VERSION",
      defaultValue = "8.5.2",
      description = "Whose messages are spoken: 8.5.1 or 8.5.2. Default: ${DEFAULT-VALUE}.")
  private String shape = "8.5.2";

  @Option(names = "--tones", description = "People say tones instead of sentences.")
  private boolean tones;

  @Option(names = "--idle", description = "Nobody calls or writes by himself.")
  private boolean idle;

  @Option(
      names = "--call-seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long calls are that come by themselves. Default: ${DEFAULT-VALUE}.")
  private int callSeconds;

  @Option(
      names = "--delay",
      paramLabel = "MILLIS",
      defaultValue = "0",
      description = "How late notifications are. Default: ${DEFAULT-VALUE}.")
  private int delay;

  @Option(
      names = "--jitter",
      paramLabel = "MILLIS",
      defaultValue = "0",
      description = "How much later still, at most. Default: ${DEFAULT-VALUE}.")
  private int jitter;

  @Option(
      names = "--drop",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of notifications that get lost, 0 to 1. Default: ${DEFAULT-VALUE}.")
  private double drop;

  @Option(
      names = "--reorder",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share that comes behind its successor, 0 to 1. Default: ${DEFAULT-VALUE}.")
  private double reorder;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same gives the same faults. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--write-profile",
      paramLabel = "FILE",
      description =
          "Writes a profile for this installation, and beside it a file with its password.")
  private Optional<Path> profile = Optional.empty();

  @Override
  public Integer call() {
    GenesysOptions options = options();
    return SimulatorRun.untilStopped(spec.commandLine(), () -> start(options));
  }

  private Simulator start(GenesysOptions options) throws IOException {
    Optional<VoiceLibrary> speech = tones ? Optional.empty() : Optional.of(VoiceLibrary.load());
    GenesysSimulator simulator = GenesysSimulator.start(options, new DemoVoices(speech));
    try {
      if (profile.isPresent()) {
        new GenesysProfileFile(simulator.http(), simulator.sip(), options.password())
            .write(profile.get());
      }
    } catch (IOException e) {
      simulator.close();
      throw e;
    }
    if (!idle) {
      simulator.bustle(Duration.ofSeconds(callSeconds), Duration.ofSeconds(10));
    }
    return simulator;
  }

  private GenesysOptions options() {
    if (sip.getAddress().isAnyLocalAddress()) {
      throw wrong("--sip needs an address that telephones can reach, not every one");
    }
    if (delay < 0 || jitter < 0 || callSeconds < 1) {
      throw wrong("--delay and --jitter must not be negative, --call-seconds at least 1");
    }
    if (!isShare(drop) || !isShare(reorder)) {
      throw wrong("--drop and --reorder must be 0 to 1");
    }
    return new GenesysOptions(listen, sip, password())
        .with(version())
        .with(new Weather(delay, jitter, drop, reorder), seed);
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  private Shape version() {
    return switch (shape) {
      case "8.5.1" -> Shape.V851;
      case "8.5.2" -> Shape.V852;
      default -> throw wrong("--shape must be 8.5.1 or 8.5.2, not '" + shape + "'");
    };
  }

  private Secret password() {
    Optional<String> given = Optional.ofNullable(System.getenv(PASSWORD_VARIABLE));
    if (given.isEmpty() && !listen.getAddress().isLoopbackAddress()) {
      throw wrong("others can reach " + listen.getHostString() + ": set " + PASSWORD_VARIABLE);
    }
    return new Secret(given.orElse(PASSWORD));
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
