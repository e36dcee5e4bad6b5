package dev.earshot.app.cli;

import dev.earshot.app.about.About;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code earshot}: without a verb it opens the window of a profile, or the demo. */
@Command(
    name = "earshot",
    mixinStandardHelpOptions = true,
    versionProvider = EarshotCommand.Version.class,
    description =
        "A supervisor's console for live conferences. Without a command: the window of a profile,"
            + " or the demo.")
public final class EarshotCommand implements Callable<Integer> {
  private static final int USAGE = CommandLine.ExitCode.USAGE;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  @Option(
      names = {"--profile", "-p"},
      paramLabel = "FILE",
      description = "Opens the window on this system; see the README.")
  private Optional<Path> profile = Optional.empty();

  @Mixin private final SoundOptions sound = new SoundOptions();

  private final Runners runners;

  private EarshotCommand(Runners runners) {
    this.runners = runners;
  }

  /** Runs what the arguments ask for, on the terminal. */
  public static int run(Runners runners, String... arguments) {
    Logging.configure();
    try (PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8)) {
      return run(runners, out, err, arguments);
    }
  }

  /**
   * Runs what the arguments ask for.
   *
   * @return exit code: 0 done, 1 failed, 2 wrong usage
   */
  public static int run(Runners runners, PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = new CommandLine(new EarshotCommand(runners));
    verbs(runners).forEach(line::addSubcommand);
    line.setOut(out);
    line.setErr(err);
    line.setParameterExceptionHandler((problem, _) -> wrongUsage(problem));
    line.setExecutionExceptionHandler((problem, failed, _) -> failed(problem, failed));
    return line.execute(arguments);
  }

  private static Stream<Object> verbs(Runners runners) {
    return Stream.of(
            Stream.of(
                new DemoCommand(runners),
                new FocusCommand(),
                new CallCommand(),
                new AnswerCommand(),
                new ProfileCommand(),
                new ListCommand(runners),
                new WatchCommand(runners),
                new TalkCommand.Listen(runners),
                new TalkCommand.Whisper(runners),
                new TalkCommand.Barge(runners)),
            edits(runners),
            Stream.of(
                new ScriptCommand(runners),
                new DoctorCommand(runners),
                new RelayCommand(runners),
                new SimulateCommand(),
                new OpenCommand(runners),
                new ManualCommand(),
                completion()))
        .flatMap(all -> all);
  }

  /** What is done to others, and to a conference. */
  private static Stream<Object> edits(Runners runners) {
    return Stream.of(
        new EditCommand.Tag(runners),
        new EditCommand.Untag(runners),
        new EditCommand.Mute(runners),
        new EditCommand.Unmute(runners),
        new EditCommand.Hold(runners),
        new EditCommand.Unhold(runners),
        new EditCommand.Kick(runners),
        new OrderCommand.Arm(runners),
        new OrderCommand.Cancel(runners),
        ChatCommand.line(runners),
        new EndCommand(runners));
  }

  /** picocli's own verb that prints bash's completion; packages install what it prints. */
  private static CommandLine completion() {
    CommandLine verb = new CommandLine(new AutoComplete.GenerateCompletion());
    verb.getCommandSpec().usageMessage().hidden(true);
    return verb;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    if (profile.isEmpty()) {
      spec.commandLine()
          .getOut()
          .println("earshot: no --profile FILE, so this is the demo. See --help.");
      spec.commandLine().getOut().flush();
      return spec.commandLine().execute("demo");
    }
    try {
      return runners.window(sound.in(ProfileFiles.read(profile.get())));
    } catch (VerbFailure e) {
      e.line().lines().forEach(line -> err.println("earshot: " + line));
      return e.code();
    } catch (IOException e) {
      err.println("earshot: " + e.getMessage());
      return Exit.FAILED;
    }
  }

  private static int wrongUsage(ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command
        .getErr()
        .println(
            name
                + ": "
                + oneLine(String.valueOf(problem.getMessage()))
                + " (see "
                + name
                + " --help)");
    return USAGE;
  }

  private static int failed(Exception problem, CommandLine command) {
    System.getLogger(EarshotCommand.class.getName())
        .log(System.Logger.Level.DEBUG, "command failed", problem);
    command
        .getErr()
        .println(
            command.getCommandSpec().qualifiedName()
                + ": internal error: "
                + oneLine(String.valueOf(problem)));
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*\\R\\s*", " ");
  }

  /** What this build is. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return About.ofProcess().lines().toArray(String[]::new);
    }
  }
}
