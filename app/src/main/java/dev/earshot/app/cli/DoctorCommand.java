package dev.earshot.app.cli;

import dev.earshot.app.profile.Profile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code earshot doctor}: examines everything a profile names, without joining anything. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Examines what a profile names: secrets, system, telephone, endpoint, devices.")
final class DoctorCommand implements Callable<Integer> {
  private final Runners runners;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  @Option(
      names = {"--profile", "-p"},
      required = true,
      paramLabel = "FILE")
  private Path file = Path.of("");

  @Option(names = "--json", description = "One JSON object per line instead of sentences.")
  private boolean json;

  DoctorCommand(Runners runners) {
    this.runners = runners;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Profile profile = ProfileFiles.read(file);
      AtomicInteger bad = new AtomicInteger();
      runners.examine(
          profile,
          finding -> {
            bad.addAndGet(finding.good() ? 0 : 1);
            out.println(json ? json(finding) : sentence(finding));
            out.flush();
          });
      return bad.get() == 0 ? Exit.DONE : Exit.FAILED;
    } catch (VerbFailure e) {
      e.line().lines().forEach(l -> spec.commandLine().getErr().println("earshot doctor: " + l));
      return e.code();
    }
  }

  private static String sentence(Runners.Finding finding) {
    String line = (finding.good() ? "ok    " : "WRONG ") + finding.what() + ": " + finding.detail();
    return line.replaceAll("\\p{Cntrl}", "?");
  }

  private static String json(Runners.Finding finding) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("event", "finding")
        .put("what", finding.what())
        .put("good", finding.good())
        .put("detail", finding.detail())
        .toString();
  }
}
