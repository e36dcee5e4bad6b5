package dev.earshot.app.cli;

import dev.earshot.app.profile.Profile;
import dev.earshot.app.profile.ProfileCheck;
import dev.earshot.app.profile.Secrets;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code earshot profile}: about profiles, without connecting to anything. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    subcommands = ProfileCommand.Check.class,
    description = "About profiles: check.")
public final class ProfileCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Exit.USAGE;
  }

  /** {@code earshot profile check FILE}. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Says whether a profile is well-formed and its secrets and files are there.")
  public static final class Check implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Override
    public Integer call() {
      PrintWriter err = spec.commandLine().getErr();
      try {
        Profile profile = ProfileFiles.read(file);
        List<String> missing = ProfileCheck.missing(profile, Secrets.ofProcess());
        missing.forEach(line -> err.println(file + ": " + line));
        if (missing.isEmpty()) {
          spec.commandLine()
              .getOut()
              .println(file + ": ok, kind " + profile.target().kind() + ", " + profile.name());
        }
        return missing.isEmpty() ? Exit.DONE : Exit.USAGE;
      } catch (VerbFailure e) {
        err.println(e.line());
        return e.code();
      }
    }
  }
}
