import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The program with a Java of its own: everything in one runtime image, started by jpackage's
 * launcher, with a cache of loaded and linked classes that a run of the demo leaves behind.
 */
final class AppImage {
  static final String MAIN = "dev.earshot.app/dev.earshot.app.Main";

  /** What nobody requires by name: texts in German, and Unsafe for libraries that ask for it. */
  private static final List<String> BESIDES = List.of("jdk.localedata", "jdk.unsupported");

  /**
   * Where ZGC begins to collect eagerly; without it a heap of 30 MB grows to 500 (decision 0186).
   */
  private static final String SOFT_LIMIT = "-XX:SoftMaxHeapSize=192m";

  private static final String CACHE = "earshot.aot";

  private final Release release;
  private final Target target;
  private final Path image;

  AppImage(Release release, Target target) {
    this.release = release;
    this.target = target;
    image = target.image(release.work().resolve("image"));
  }

  Path folder() {
    return image;
  }

  Path java() {
    return target.java(target.runtime(image));
  }

  /** The options of every start; the launcher of the source tree reads the same file. */
  private List<String> options() throws IOException {
    List<String> options = new ArrayList<>();
    Path file = release.root().resolve("app/src/dist/bin/java.options");
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        options.add(line.strip());
      }
    }
    options.add(SOFT_LIMIT);
    return options;
  }

  /** The command that starts the program with Java itself, for training and documents. */
  private List<String> start(List<String> more) throws IOException {
    List<String> command = new ArrayList<>(List.of(java().toString()));
    command.addAll(options());
    command.addAll(more);
    return command;
  }

  void link(ModuleJars jars, List<String> modules, Natives natives) throws IOException {
    Path runtime = release.work().resolve("runtime");
    Shell.empty(runtime);
    Files.delete(runtime);
    List<String> roots = new ArrayList<>(modules);
    roots.addAll(BESIDES);
    Shell.tool(
        "jlink",
        List.of(
            "--module-path",
            jars.folder().toString(),
            "--add-modules",
            String.join(",", roots),
            "--include-locales=en,de",
            "--no-header-files",
            "--no-man-pages",
            "--strip-java-debug-attributes",
            // The packages compress all of it together, better than jlink each resource by itself.
            "--compress",
            "zip-0",
            "--output",
            runtime.toString()));
    Path libraries = runtime.resolve(target.libraries());
    try (Stream<Path> files = Files.list(natives.folder())) {
      for (Path file : files.sorted().toList()) {
        Path place = libraries.resolve(file.getFileName());
        // JavaFX for Windows brings Microsoft's libraries, and Java has them already.
        if (Files.notExists(place)) {
          Files.copy(file, place);
        }
      }
    }
    onlyJava(runtime.resolve("bin"));
  }

  /** Of the runtime's programs only java stays, for training and for whoever looks for faults. */
  private void onlyJava(Path bin) throws IOException {
    List<String> programs =
        List.of("jrunscript", "keytool", "rmiregistry", "jwebserver", "jcmd", "javaw");
    for (String program : programs) {
      Files.deleteIfExists(bin.resolve(program + (target.windows() ? ".exe" : "")));
    }
  }

  /**
   * @param more options of jpackage for this system
   */
  void assemble(List<String> more) throws IOException {
    Shell.empty(image.getParent());
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--type",
                "app-image",
                "--dest",
                image.getParent().toString(),
                "--name",
                target.name(),
                "--app-version",
                number(),
                "--vendor",
                "Earshot",
                "--runtime-image",
                release.work().resolve("runtime").toString(),
                "--module",
                MAIN));
    List<String> launch = new ArrayList<>(options());
    launch.add("-XX:AOTCache=$APPDIR/" + CACHE);
    for (String option : launch) {
      arguments.add("--java-options");
      arguments.add(option);
    }
    arguments.addAll(more);
    Shell.tool("jpackage", arguments);
  }

  /** macOS wants a first number that is not 0; the bundle's own list of facts tells the truth. */
  String number() {
    return target.macos() && release.number().startsWith("0.") ? "1.0.0" : release.number();
  }

  /** One headless run of the demo: window, telephone, whisper; the cache remembers its classes. */
  void train() throws IOException {
    Path cache = target.appDir(image).resolve(CACHE);
    Path shots = release.work().resolve("training");
    List<String> command =
        start(
            List.of(
                "-XX:AOTCacheOutput=" + cache,
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "--module",
                MAIN,
                "demo",
                "--headless",
                "--seconds",
                "20",
                "--speed",
                "4",
                "--screenshots",
                shots.toString()));
    // The tour's verdict on this machine's speed is no matter here, but it must have been given.
    int verdict = Shell.code(command, 5);
    if (verdict > 1) {
      throw new IllegalStateException("the demo ended with " + verdict);
    }
    if (!Files.exists(cache)) {
      throw new IllegalStateException("the training left no " + cache);
    }
  }

  /** What the finished program prints for the given arguments. */
  String says(String... arguments) throws IOException {
    List<String> command = start(List.of("--module", MAIN));
    command.addAll(List.of(arguments));
    return Shell.output(command);
  }

  /** Sizes in MB of what makes up the program, largest first. */
  Map<Long, String> sizes() throws IOException {
    Map<Long, String> sizes = new TreeMap<>(java.util.Comparator.reverseOrder());
    try (Stream<Path> files = Files.walk(image)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.size(file) > 2_000_000) {
          sizes.put(Files.size(file), image.relativize(file).toString());
        }
      }
    }
    return sizes;
  }
}
