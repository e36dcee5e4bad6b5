package dev.earshot.app.cli;

import dev.earshot.app.soak.Soak;
import dev.earshot.app.soak.SoakConfig;
import dev.earshot.app.soak.SoakReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of the soak test, which runs instead of the focus. */
final class SoakOptions {
  private static final int TELEPHONES = 14;

  @Option(
      names = "--soak",
      paramLabel = "DURATION",
      converter = Length.class,
      description =
          "Instead of serving, tests a focus with simulated telephones for so long, as in 90s, 10m"
              + " or 2h. Exit code 1 if anybody hears what he must not.")
  private Optional<Duration> duration = Optional.empty();

  @Option(
      names = "--soak-seed",
      paramLabel = "N",
      description = "Makes what is random in it another. Default: 1.")
  private long seed = 1;

  boolean asked() {
    return duration.isPresent();
  }

  /**
   * Runs it, with a report every minute and at the end.
   *
   * @return exit code
   */
  int run(PrintWriter out, LongSupplier nanos) throws IOException {
    SoakConfig config = new SoakConfig(duration.orElseThrow(), seed, TELEPHONES);
    try (Soak soak = new Soak(config, nanos)) {
      SoakReport report = soak.run(progress -> print(out, progress));
      print(out, report.text());
      return report.passed() ? 0 : 1;
    }
  }

  private static void print(PrintWriter out, String text) {
    out.print(text);
    out.flush();
  }

  /** Reads {@code 90s}, {@code 10m} or {@code 2h}. */
  static final class Length implements ITypeConverter<Duration> {
    private static final Pattern LENGTH = Pattern.compile("([1-9]\\d{0,6})([smh])");

    @Override
    public Duration convert(String value) {
      Matcher length = LENGTH.matcher(value);
      if (!length.matches()) {
        throw new TypeConversionException("'" + value + "' is not as 90s, 10m or 2h");
      }
      long number = Long.parseLong(length.group(1));
      return switch (length.group(2)) {
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        default -> Duration.ofHours(number);
      };
    }
  }
}
