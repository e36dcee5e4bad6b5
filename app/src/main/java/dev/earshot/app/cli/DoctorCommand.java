package dev.earshot.app.cli;

import dev.earshot.app.doctor.Examination;
import dev.earshot.app.doctor.Finding;
import dev.earshot.app.doctor.Finding.Verdict;
import dev.earshot.app.profile.Profile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code earshot doctor}: examines this workstation and, with a profile, everything it names. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Examines this workstation: Java, native libraries, scheduling, sound devices, the"
          + " microphone's signal, and calls over loopback with every codec. With a profile also"
          + " what that names: secrets, system, registration.",
      "Exit code: 0 nothing failed (there may be warnings), 1 something failed, 2 wrong usage or"
          + " profile."
    })
final class DoctorCommand implements Callable<Integer> {
  private final Runners runners;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  @Option(
      names = {"--profile", "-p"},
      paramLabel = "FILE",
      description = "Examines what this profile names, too.")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--json", description = "One JSON object per line instead of sentences.")
  private boolean json;

  @Option(
      names = "--microphone",
      paramLabel = "SRC",
      description = "The one to listen to; otherwise the one that Earshot would use.")
  private Optional<String> microphone = Optional.empty();

  @Option(names = "--speaker", paramLabel = "DST", description = "As for the microphone.")
  private Optional<String> speaker = Optional.empty();

  @Option(
      names = "--echo",
      description = "Plays a tone for half a second and looks for it in the microphone.")
  private boolean echo;

  @Option(
      names = "--call",
      paramLabel = "SIP-URI",
      description =
          "Calls this address, best an echo service, by the profile's account if there is one; it"
              + " hears a tone.")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--only",
      paramLabel = "CHECK",
      split = ",",
      description =
          "Only these: java, natives, scheduling, devices, microphone, echo, calls, profile,"
              + " target.")
  private List<String> only = List.of();

  DoctorCommand(Runners runners) {
    this.runners = runners;
  }

  @Override
  public Integer call() {
    try {
      Optional<Profile> profile = Optional.empty();
      if (file.isPresent()) {
        profile = Optional.of(ProfileFiles.read(file.get()));
      }
      Ledger ledger = new Ledger(spec.commandLine().getOut(), json);
      runners.examine(
          new Examination(profile, microphone, speaker, echo, target, checks()), ledger);
      return ledger.conclude();
    } catch (VerbFailure e) {
      e.line().lines().forEach(l -> spec.commandLine().getErr().println("earshot doctor: " + l));
      return e.code();
    }
  }

  private Set<String> checks() {
    for (String name : only) {
      if (!Examination.CHECKS.contains(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "unknown check '"
                + name
                + "' in --only; there are "
                + String.join(", ", Examination.CHECKS));
      }
    }
    return Set.copyOf(only);
  }

  /** Prints findings as they are made and counts them. Any thread, one at a time. */
  private static final class Ledger implements Consumer<Finding> {
    private final PrintWriter out;
    private final boolean json;
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

    Ledger(PrintWriter out, boolean json) {
      this.out = out;
      this.json = json;
    }

    @Override
    public synchronized void accept(Finding finding) {
      counts.merge(finding.verdict(), 1, Integer::sum);
      out.println(json ? object(finding) : sentence(finding));
      out.flush();
    }

    /** Says the sum; the value is the exit code. */
    synchronized int conclude() {
      int code = count(Verdict.FAILED) == 0 ? Exit.DONE : Exit.FAILED;
      out.println(
          json
              ? JsonNodeFactory.instance
                  .objectNode()
                  .put("event", "result")
                  .put("ok", count(Verdict.OK))
                  .put("warnings", count(Verdict.WARNING))
                  .put("failed", count(Verdict.FAILED))
                  .put("exit", code)
                  .toString()
              : "%d ok, %d warnings, %d failed"
                  .formatted(count(Verdict.OK), count(Verdict.WARNING), count(Verdict.FAILED)));
      out.flush();
      return code;
    }

    private int count(Verdict verdict) {
      return counts.getOrDefault(verdict, 0);
    }

    private static String sentence(Finding finding) {
      String line =
          "%-7s %s: %s".formatted(word(finding.verdict()), finding.what(), finding.detail());
      String clean = line.replaceAll("\\p{Cntrl}", "?");
      return finding.hint().isEmpty()
          ? clean
          : clean + System.lineSeparator() + "        → " + finding.hint();
    }

    private static String object(Finding finding) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("event", "finding")
          .put("what", finding.what())
          .put("verdict", word(finding.verdict()))
          .put("detail", finding.detail())
          .put("hint", finding.hint())
          .toString();
    }

    private static String word(Verdict verdict) {
      return verdict.name().toLowerCase(Locale.ROOT);
    }
  }
}
