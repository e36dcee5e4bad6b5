import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the packaged program takes until its list is on the screen, and what that costs, with
 * collectors and caches of classes side by side. After {@code mvn -Pdist package}:
 *
 * <pre>java .build/StartUp.java packaging/target/image/earshot [RUNS] [SECONDS]</pre>
 *
 * A collector other than the installed one gets a cache of its own, trained as packaging does it
 * (half a minute each). As root, each variant's first run is cold: the system forgets the files
 * before. With SECONDS it also reads the memory of 200 conferences after so long. With DISPLAY the
 * window opens there, without it is drawn headless.
 */
class StartUp {
  private static final Pattern SHOWN = Pattern.compile("list shown (\\d+) ms after the start");
  private static final String MAIN = "dev.earshot.app/dev.earshot.app.Main";

  private final Path image;
  private final Path work;

  StartUp(Path image, Path work) {
    this.image = image;
    this.work = work;
  }

  /**
   * @param megabytes of memory in use, files of the program that lie in it included
   * @param own of them what no other process could share
   */
  private record Start(long millis, double cpu, long megabytes, long own) {
    String memory() {
      return megabytes + " (" + own + ")";
    }
  }

  public static void main(String[] arguments) throws Exception {
    Path image = Path.of(arguments[0]).toAbsolutePath();
    int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
    StartUp start = new StartUp(image, Files.createTempDirectory("startup"));
    System.out.println(
        "| variant | cold | warm: median (best) | CPU s | MB (own) | 200 conferences |");
    System.out.println("|---|---|---|---|---|---|");
    for (Map.Entry<String, List<String>> variant : start.variants().entrySet()) {
      System.out.println(start.row(variant.getKey(), variant.getValue(), runs, seconds));
    }
  }

  private Map<String, List<String>> variants() throws Exception {
    Map<String, List<String>> variants = new LinkedHashMap<>();
    String installed = "-XX:AOTCache=" + image.resolve("lib/app/earshot.aot");
    String soft = "-XX:SoftMaxHeapSize=192m";
    variants.put("as installed", List.of("-XX:+UseZGC", soft, installed));
    variants.put("ZGC, no soft limit", List.of("-XX:+UseZGC", installed));
    variants.put(
        "ZGC, soft limit 96 MB", List.of("-XX:+UseZGC", "-XX:SoftMaxHeapSize=96m", installed));
    List<String> compact = List.of("-XX:+UseZGC", "-XX:+UseCompactObjectHeaders");
    variants.put("ZGC, compact headers", with(compact, "-XX:AOTCache=" + train(compact)));
    variants.put("ZGC, no cache", List.of("-XX:+UseZGC", "-XX:AOTMode=off"));
    for (String collector : List.of("G1", "Serial")) {
      String use = "-XX:+Use" + collector + "GC";
      String cache = "-XX:AOTCache=" + train(List.of(use));
      variants.put(collector + ", cache of its own", List.of(use, cache));
      variants.put(collector + ", no cache", List.of(use, "-XX:AOTMode=off"));
    }
    return variants;
  }

  private static List<String> with(List<String> options, String more) {
    List<String> all = new ArrayList<>(options);
    all.add(more);
    return all;
  }

  private Path train(List<String> options) throws Exception {
    Path cache = work.resolve(String.join("", options).replaceAll("\\W", "") + ".aot");
    List<String> command = command(with(options, "-XX:AOTCacheOutput=" + cache));
    command.addAll(List.of("--headless", "--seconds", "20", "--speed", "4"));
    command.addAll(List.of("--screenshots", work.resolve("shots").toString()));
    Process training =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("training.txt").toFile())
            .start();
    if (!training.waitFor(5, TimeUnit.MINUTES) || !Files.exists(cache)) {
      training.destroyForcibly();
      throw new IOException("no cache with " + options + ": see " + work);
    }
    return cache;
  }

  private List<String> command(List<String> options) throws IOException {
    Path log = work.resolve("logging.properties");
    Files.writeString(
        log,
        """
        handlers=java.util.logging.ConsoleHandler
        java.util.logging.ConsoleHandler.level=ALL
        .level=WARNING
        dev.earshot.app.ui.FirstList.level=INFO
        """);
    List<String> command = new ArrayList<>();
    command.add(image.resolve("lib/runtime/bin/java").toString());
    command.add(
        "--enable-native-access=javafx.graphics,dev.earshot.mixer,dev.earshot.audio,webrtc.java");
    command.addAll(List.of("-Xms64m", "-Xmx512m"));
    command.addAll(options);
    command.addAll(List.of("-Djava.util.logging.config.file=" + log, "-m", MAIN, "demo"));
    return command;
  }

  private String row(String name, List<String> options, int runs, int seconds) throws Exception {
    String cold = "–";
    if (forgetFiles()) {
      cold = start(options, 16, Duration.ZERO).millis() + " ms";
    }
    List<Start> warm = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      warm.add(start(options, 16, Duration.ZERO));
    }
    long[] millis = warm.stream().mapToLong(Start::millis).sorted().toArray();
    double[] cpu = warm.stream().mapToDouble(Start::cpu).sorted().toArray();
    String many = "–";
    if (seconds > 0) {
      many = start(options, 200, Duration.ofSeconds(seconds)).memory();
    }
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d (%d) ms | %.2f | %s | %s |",
        name,
        cold,
        millis[runs / 2],
        millis[0],
        cpu[runs / 2],
        warm.getLast().memory(),
        many);
  }

  private Start start(List<String> options, int rooms, Duration then) throws Exception {
    List<String> command = command(options);
    command.addAll(List.of("--rooms", Integer.toString(rooms), "--speaker", "none"));
    if (System.getenv("DISPLAY") == null) {
      command.addAll(List.of("--headless", "--screenshots", work.resolve("shots").toString()));
    }
    Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> said = new ArrayList<>();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said.add(line);
        Matcher shown = SHOWN.matcher(line);
        if (shown.find()) {
          double cpu =
              program.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1_000.0;
          program.waitFor(then.toMillis() + 1, TimeUnit.MILLISECONDS);
          return new Start(
              Long.parseLong(shown.group(1)),
              cpu,
              megabytes(program.pid(), "VmRSS:"),
              megabytes(program.pid(), "RssAnon:") + megabytes(program.pid(), "RssShmem:"));
        }
      }
      throw new IOException("no list was shown: " + said);
    } finally {
      program.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  private static long megabytes(long pid, String what) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(what))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /** Empties the system's cache of files; only root can. */
  private static boolean forgetFiles() throws Exception {
    Path door = Path.of("/proc/sys/vm/drop_caches");
    if (!Files.isWritable(door)) {
      return false;
    }
    int unused = new ProcessBuilder("sync").start().waitFor();
    Files.write(door, Arrays.asList("3"));
    return true;
  }
}
