package dev.earshot.app.cli;

import dev.earshot.app.simulate.DelayRange;
import dev.earshot.app.simulate.Fault;
import dev.earshot.app.simulate.laml.Dialect;
import dev.earshot.app.simulate.laml.LamlConfig;
import dev.earshot.app.simulate.laml.LamlSimulator;
import dev.earshot.app.simulate.laml.Quirk;
import dev.earshot.audio.sip.Secret;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import okhttp3.HttpUrl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code earshot simulate signalwire}: SignalWire or Twilio, to be tried without an account. */
@Command(
    name = "signalwire",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Simulates SignalWire, or Twilio, with real sound, until Ctrl-C.")
final class SimulateSignalWireCommand implements Callable<Integer> {
  /** Of REST; for everybody who asks on this machine, hence no secret without the variables. */
  private static final String TOKEN = "PTsimulated";

  private static final String TOKEN_VARIABLE = "EARSHOT_SIMULATOR_TOKEN";
  private static final String SIGNING_KEY = "PSKsimulated";
  private static final int MOST_ROOMS = 200;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      converter = AddressConverter.class,
      defaultValue = "127.0.0.1:8090",
      description = "Where REST is taken; port 0 takes any. Default: ${DEFAULT-VALUE}.")
  private InetSocketAddress listen = new InetSocketAddress(0);

  @Option(
      names = "--sip",
      paramLabel = "HOST:PORT",
      converter = AddressConverter.class,
      defaultValue = "127.0.0.1:5090",
      description = "Where telephones register and call, UDP and TCP. Default: ${DEFAULT-VALUE}.")
  private InetSocketAddress sip = new InetSocketAddress(0);

  @Option(
      names = "--dialect",
      paramLabel = "NAME",
      defaultValue = "signalwire",
      description = "signalwire or twilio. Default: ${DEFAULT-VALUE}.")
  private String dialect = "signalwire";

  @Option(
      names = "--account",
      paramLabel = "SID",
      description = "Project ID or account SID. Default: one made up.")
  private Optional<String> account = Optional.empty();

  @Option(
      names = "--supervisor",
      paramLabel = "USER",
      defaultValue = "supervisor",
      description = "SIP user whose calls go to --supervisor-url. Default: ${DEFAULT-VALUE}.")
  private String supervisor = "supervisor";

  @Option(
      names = "--supervisor-url",
      paramLabel = "URL",
      description = "Document of the supervisor's calls; without it they are refused.")
  private Optional<String> supervisorUrl = Optional.empty();

  @Option(
      names = "--call-flow",
      paramLabel = "URL",
      description =
          "Document of all other calls; {to} is what they dialled, {role} agent or customer."
              + " Default: into the conference whose name they dialled.")
  private Optional<String> callFlow = Optional.empty();

  @Option(
      names = "--status-callback",
      paramLabel = "URL",
      description = "Told what happens in conferences; a --call-flow says it itself.")
  private Optional<String> statusCallback = Optional.empty();

  @Option(
      names = "--write-profile",
      paramLabel = "FILE",
      description = "Writes a profile for earshot --profile, and its secrets beside it.")
  private Optional<Path> profile = Optional.empty();

  @Option(
      names = "--console",
      paramLabel = "HOST:PORT",
      converter = AddressConverter.class,
      defaultValue = "127.0.0.1:8091",
      description =
          "Where the console of that profile serves what the simulator asks and tells."
              + " Default: ${DEFAULT-VALUE}.")
  private InetSocketAddress console = new InetSocketAddress(0);

  @Option(
      names = "--rooms",
      paramLabel = "N",
      defaultValue = "0",
      description = "Conferences of an agent and a customer. Default: ${DEFAULT-VALUE}.")
  private int rooms;

  @Option(names = "--tones", description = "They say tones instead of sentences.")
  private boolean tones;

  @Option(
      names = "--delay",
      paramLabel = "RANGE",
      defaultValue = "0ms",
      description =
          "How long each step takes before and after it is carried out, as 300ms or 0-800ms.")
  private String delay = "0ms";

  @Option(
      names = "--fault",
      paramLabel = "STEP=CODE:P",
      split = ",",
      description =
          "What goes wrong, and how probably: coach=16002:0.1, mute=lose:0.2,"
              + " unmute=lose-answer, document=500; see docs/simulators.md.")
  private List<String> faults = List.of();

  @Option(
      names = "--quirk",
      paramLabel = "NAME",
      split = ",",
      description = "everyone-after-target, keep-target or unprocessable.")
  private List<String> quirks = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same gives the same faults and delays. Default: ${DEFAULT-VALUE}.")
  private long seed;

  private final Function<String, Optional<String>> environment =
      name -> Optional.ofNullable(System.getenv(name));

  @Override
  public Integer call() {
    LamlConfig config = config();
    return SimulatorRun.untilStopped(spec.commandLine(), () -> LamlSimulator.start(config));
  }

  private LamlConfig config() {
    if (sip.getAddress().isAnyLocalAddress()) {
      throw wrong("--sip needs an address that telephones can reach, not every one");
    }
    if (rooms < 0 || rooms > MOST_ROOMS) {
      throw wrong("--rooms must be 0 to " + MOST_ROOMS + ", not " + rooms);
    }
    Dialect kind = dialect();
    String sid = account.orElse(kind == Dialect.TWILIO ? "AC" + "0".repeat(32) : PROJECT);
    if (!kind.isAccount(sid)) {
      throw wrong("--account '" + sid + "' is no " + dialect + " account");
    }
    return new LamlConfig(
        kind,
        listen,
        sip,
        sid,
        token(),
        new Secret(SIGNING_KEY),
        supervisor,
        url("--supervisor-url", supervisorUrl.or(() -> served("/supervisor"))),
        url("--call-flow", callFlow),
        url("--status-callback", statusCallback.or(() -> served("/status"))),
        new LamlConfig.People(rooms, tones),
        profile.map(file -> new LamlConfig.Profile(file, console)),
        spoiling());
  }

  private static final String PROJECT = "00000000-0000-4000-8000-000000000000";

  private Dialect dialect() {
    return switch (dialect) {
      case "signalwire" -> Dialect.SIGNALWIRE;
      case "twilio" -> Dialect.TWILIO;
      default -> throw wrong("--dialect must be signalwire or twilio, not '" + dialect + "'");
    };
  }

  private Secret token() {
    Optional<String> given = environment.apply(TOKEN_VARIABLE);
    if (given.isEmpty() && !listen.getAddress().isLoopbackAddress()) {
      throw wrong("others can reach " + listen.getHostString() + ": set " + TOKEN_VARIABLE);
    }
    return new Secret(given.orElse(TOKEN));
  }

  /** By the console of the profile that is written. */
  private Optional<String> served(String path) {
    return profile.map(
        _ -> "http://" + console.getAddress().getHostAddress() + ":" + console.getPort() + path);
  }

  private Optional<String> url(String option, Optional<String> value) {
    if (value.filter(text -> HttpUrl.parse(text) == null).isPresent()) {
      throw wrong(option + " '" + value.get() + "' is no http or https address");
    }
    return value;
  }

  private LamlConfig.Spoiling spoiling() {
    try {
      List<Fault> asked =
          faults.stream().map(text -> Fault.parse(text, LamlConfig.steps())).toList();
      Set<Quirk> odd = EnumSet.noneOf(Quirk.class);
      quirks.forEach(text -> odd.add(Quirk.parse(text)));
      return new LamlConfig.Spoiling(seed, DelayRange.parse(delay), asked, odd);
    } catch (IllegalArgumentException e) {
      throw wrong("--fault, --quirk, --delay: " + e.getMessage());
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
