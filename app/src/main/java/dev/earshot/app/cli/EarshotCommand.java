package dev.earshot.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code earshot}: without a verb it opens the demo, as nothing else can be connected yet. */
@Command(
    name = "earshot",
    mixinStandardHelpOptions = true,
    versionProvider = EarshotCommand.Version.class,
    description = "A supervisor's console for live conferences. Without a command: the demo.")
public final class EarshotCommand implements Callable<Integer> {
  private static final int USAGE = CommandLine.ExitCode.USAGE;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  private EarshotCommand() {}

  /** Runs what the arguments ask for, on the terminal. */
  public static int run(DemoRunner demo, String... arguments) {
    Logging.configure();
    try (PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8)) {
      return run(demo, out, err, arguments);
    }
  }

  /**
   * Runs what the arguments ask for.
   *
   * @return exit code: 0 done, 1 failed, 2 wrong usage
   */
  static int run(DemoRunner demo, PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = new CommandLine(new EarshotCommand());
    line.addSubcommand(new DemoCommand(demo));
    line.addSubcommand(new FocusCommand());
    line.setOut(out);
    line.setErr(err);
    line.setParameterExceptionHandler((problem, _) -> wrongUsage(problem));
    line.setExecutionExceptionHandler((problem, failed, _) -> failed(problem, failed));
    return line.execute(arguments);
  }

  @Override
  public Integer call() {
    spec.commandLine()
        .getOut()
        .println("earshot: no system can be connected yet, so this is the demo. See --help.");
    spec.commandLine().getOut().flush();
    return spec.commandLine().execute("demo");
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

  /** The module's version. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"earshot " + text()};
    }

    static String text() {
      java.lang.module.ModuleDescriptor module = EarshotCommand.class.getModule().getDescriptor();
      return module == null ? "development" : module.rawVersion().orElse("development");
    }
  }
}
