import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs google-java-format over every Java file of the repository: {@code check} fails and names the
 * files that differ, {@code apply} rewrites them. Started by Maven with the JDK 25 of the
 * toolchain, because the formatter must parse Java 25 and Maven itself may run on 17.
 */
class Format {
  private static final String[] COMPILER_PACKAGES = {
    "api", "code", "file", "parser", "tree", "util", "comp", "main"
  };

  public static void main(String[] args) throws IOException, InterruptedException {
    String jar = args[0];
    boolean apply = args[1].equals("apply");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String name : COMPILER_PACKAGES) {
      command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-jar", jar));
    command.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    int options = command.size();
    for (String root : List.of(".build", "mixer", "softphone-audio", "app", "packaging")) {
      addSources(Path.of(root), command);
    }
    if (command.size() == options) {
      return;
    }
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      System.err.println(
          "The files above are not formatted. Run: mvn -N validate -Dfmt=apply   (exit "
              + exit
              + ")");
    }
    System.exit(exit);
  }

  private static void addSources(Path root, List<String> command) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (var files = Files.walk(root)) {
      files
          .map(Path::toString)
          .filter(file -> file.endsWith(".java") && !file.contains("target"))
          .sorted()
          .forEach(command::add);
    }
  }
}
