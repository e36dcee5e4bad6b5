import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Runs google-java-format over the Java files of the repository: {@code check} fails and names the
 * files that differ, {@code apply} rewrites them. What is known to be formatted is remembered
 * beside the formatter's jar by its hash, so that only what changed is looked at again. Started by
 * Maven with the JDK 25 of the toolchain, because the formatter must parse Java 25 and Maven itself
 * may run on 17.
 */
class Format {
  private static final String[] COMPILER_PACKAGES = {
    "api", "code", "file", "parser", "tree", "util", "comp", "main"
  };

  public static void main(String[] args) throws IOException, InterruptedException {
    Path jar = Path.of(args[0]);
    boolean apply = args[1].equals("apply");
    Path memory = jar.resolveSibling(jar.getFileName() + ".formatted");
    Set<String> formatted =
        new HashSet<>(Files.exists(memory) ? Files.readAllLines(memory) : List.of());
    List<Path> sources = sources();
    List<String> unknown = new ArrayList<>();
    for (Path file : sources) {
      if (!formatted.contains(hash(file))) {
        unknown.add(file.toString());
      }
    }
    if (!unknown.isEmpty()) {
      run(jar, apply, unknown);
      remember(memory, sources);
    }
  }

  private static void run(Path jar, boolean apply, List<String> files)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String name : COMPILER_PACKAGES) {
      command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    command.addAll(files);
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      System.err.println(
          "The files above are not formatted. Run: mvn -N validate -Dfmt=apply   (exit "
              + exit
              + ")");
      System.exit(exit);
    }
  }

  private static void remember(Path memory, List<Path> formatted) throws IOException {
    Set<String> hashes = new TreeSet<>();
    for (Path file : formatted) {
      hashes.add(hash(file));
    }
    Files.write(memory, hashes);
  }

  private static String hash(Path file) throws IOException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String root : List.of(".build", "mixer", "softphone-audio", "app", "packaging")) {
      if (Files.isDirectory(Path.of(root))) {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.toString().contains("target"))
              .sorted()
              .forEach(all::add);
        }
      }
    }
    return all;
  }
}
