package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules of the house that are about source text: sizes, names, documentation
 * (docs/decisions/0005).
 */
class HouseRulesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> MODULES = List.of("mixer", "softphone-audio", "app");
  private static final int MAX_FILE_LINES = 300;
  private static final int MAX_METHOD_LINES = 30;

  /** Start of a method or constructor; records and enum constants have no body to measure. */
  private static final Pattern METHOD_START =
      Pattern.compile(
          "^( {2,8})(?:@\\w+(?:\\(.*\\))? )*(?!return |else |new |throw |case |(?:\\w+ )*record )"
              + "(?:[\\w<>\\[\\],.?@ ]+ )?(?![A-Z0-9_]+\\()(\\w+)\\(.*$");

  private static final Pattern FORBIDDEN_NAME =
      Pattern.compile("(?:Manager|Helper|Util|Utils|Impl)$|^Abstract|^I[A-Z][a-z]");

  @TestFactory
  Stream<DynamicTest> aFileHasAtMostThreeHundredLines() {
    return perModule(file -> lines(file).size() > MAX_FILE_LINES, "longer than 300 lines");
  }

  @TestFactory
  Stream<DynamicTest> aMethodHasAtMostThirtyLines() {
    return perModule(file -> !tooLongMethods(file).isEmpty(), "has a method longer than 30 lines");
  }

  @TestFactory
  Stream<DynamicTest> mainCodeHoldsNoNotesToSelf() {
    return perModule(
        file -> lines(file).stream().anyMatch(l -> l.matches(".*\\b(TODO|FIXME|XXX)\\b.*")),
        "holds a TODO");
  }

  @TestFactory
  Stream<DynamicTest> namesSayWhatAThingIs() {
    return perModule(
        file -> FORBIDDEN_NAME.matcher(typeName(file)).find(), "has a name that says nothing");
  }

  @TestFactory
  Stream<DynamicTest> aTypeIsDocumented() {
    return perModule(
        file -> !documented(file), "has a top-level type without a documentation comment");
  }

  @TestFactory
  Stream<DynamicTest> nothingIsPrintedOutsideTheCommandLine() {
    return perModule(
        file ->
            !file.toString().contains("/cli/")
                && lines(file).stream()
                    .anyMatch(l -> l.matches(".*(System\\.(out|err)\\b|printStackTrace\\().*")),
        "prints to the console");
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (String module : MODULES) {
      for (Path file : sources(module)) {
        Path sibling = file.resolveSibling("package-info.java");
        if (!file.endsWith("module-info.java") && !Files.exists(sibling)) {
          missing.add(ROOT.relativize(sibling).toString());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyThreadIsInTheTableOfThreads() throws IOException {
    String table = Files.readString(ROOT.resolve("docs/threads.md"));
    Pattern name = Pattern.compile("\\.name\\(\\s*\"([a-z-]+)|new Thread\\([^\"]*\"([a-z-]+)");
    List<String> missing = new ArrayList<>();
    for (String module : MODULES) {
      for (Path file : sources(module)) {
        Matcher matcher = name.matcher(Files.readString(file));
        while (matcher.find()) {
          String thread = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
          if (!table.contains("`" + thread + "`")) {
            missing.add(thread + " in " + ROOT.relativize(file));
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  /** Surefire runs classes of this name only: others would be skipped without a word. */
  @Test
  void whatHoldsTestsIsNamedTest() throws IOException {
    List<String> skipped = new ArrayList<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/test/java"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.toString().endsWith("Test.java"))
            .filter(
                file -> lines(file).stream().anyMatch(l -> l.matches(" +@(Test|Property)\\b.*")))
            .filter(file -> !isAbstract(file))
            .forEach(file -> skipped.add(ROOT.relativize(file).toString()));
      }
    }
    assertThat(skipped).isEmpty();
  }

  private static boolean isAbstract(Path file) {
    return lines(file).stream().anyMatch(line -> line.matches("(public )?abstract class .*"));
  }

  @Test
  void theMeasureOfMethodsSeesALongOne() {
    List<String> text = new ArrayList<>(List.of("class A {", "  void longOne() {"));
    for (int i = 0; i < MAX_METHOD_LINES; i++) {
      text.add("    step();");
    }
    text.addAll(List.of("  }", "", "  int shortOne(int a) {", "    return a;", "  }", "}"));
    assertThat(tooLong(text)).containsExactly("longOne");
  }

  private static Stream<DynamicTest> perModule(Predicate<Path> broken, String what) {
    return MODULES.stream()
        .map(
            module ->
                DynamicTest.dynamicTest(
                    module,
                    () ->
                        assertThat(sources(module).stream().filter(broken).map(ROOT::relativize))
                            .as("files of " + module + " with a fault: " + what)
                            .isEmpty()));
  }

  private static List<String> tooLongMethods(Path file) {
    return tooLong(lines(file));
  }

  /** Names of methods whose text, from the signature to the closing brace, is too long. */
  private static List<String> tooLong(List<String> text) {
    List<String> found = new ArrayList<>();
    for (int start = 0; start < text.size(); start++) {
      Matcher matcher = METHOD_START.matcher(text.get(start));
      if (!matcher.matches() || text.get(start).endsWith(";") || text.get(start).endsWith("{}")) {
        continue;
      }
      int end = start;
      String close = matcher.group(1) + "}";
      while (end < text.size() && !text.get(end).equals(close)) {
        if (text.get(end).endsWith(";")
            && text.get(end).startsWith(matcher.group(1) + "  ")
            && end == start) {
          break;
        }
        end++;
      }
      if (end < text.size() && end - start + 1 > MAX_METHOD_LINES && opensBody(text, start, end)) {
        found.add(matcher.group(2));
      }
    }
    return found;
  }

  /**
   * Whether the signature that starts at {@code start} is followed by a body, not by a semicolon.
   */
  private static boolean opensBody(List<String> text, int start, int end) {
    for (int i = start; i <= end; i++) {
      if (text.get(i).endsWith("{")) {
        return true;
      }
      if (text.get(i).endsWith(";")) {
        return false;
      }
    }
    return false;
  }

  private static boolean documented(Path file) {
    List<String> text = lines(file);
    String name = typeName(file);
    if (name.equals("package-info") || name.equals("module-info")) {
      return true;
    }
    for (int i = 0; i < text.size(); i++) {
      if (text.get(i)
          .matches(
              "(public |final |abstract |sealed |non-sealed"
                  + " )*(class|record|enum|interface|@interface) "
                  + name
                  + "\\b.*")) {
        return text.subList(0, i).stream().anyMatch(l -> l.startsWith("/**"));
      }
    }
    return true;
  }

  private static String typeName(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static List<Path> sources(String module) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
