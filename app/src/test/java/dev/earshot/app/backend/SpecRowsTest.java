package dev.earshot.app.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every row of the specifications has a test named after it: J01 to J46 (requests of jambonz), B1
 * to B19 (what a real one does wrong), V01 to V34 and H01 to H33 (voice and chats of Genesys), W01
 * to W37 (SignalWire and Twilio) and M01 to M18 (the contract of all back ends). A name may stand
 * for several: {@code j08AndJ45…}, {@code j01ToJ06…}.
 */
class SpecRowsTest {
  private static final Path TESTS = Path.of("src/test/java/dev/earshot/app");
  private static final Pattern NAME = Pattern.compile("void ([jbmhvw]\\d{1,2}\\w*)\\(");
  private static final Pattern ROW = Pattern.compile("(?:^|(To)|(And))([jbmhvwJBMHVW])(\\d{1,2})");

  @Test
  void everyRowHasATestNamedAfterIt() throws IOException {
    Set<String> rows = new TreeSet<>();
    rows(rows, 'J', 46);
    rows(rows, 'B', 19);
    rows(rows, 'M', 18);
    rows(rows, 'W', 37);
    rows(rows, 'H', 33);
    rows(rows, 'V', 34);
    rows.removeAll(tested());
    assertThat(rows).isEmpty();
  }

  @Test
  void aNameMayStandForSeveralRows() {
    assertThat(rowsOf("j11ToJ14AndJ42EveryRefusal"))
        .containsExactly("J11", "J12", "J13", "J14", "J42");
    assertThat(rowsOf("b1AnAgent")).containsExactly("B1");
  }

  private static void rows(Set<String> rows, char letter, int last) {
    for (int i = 1; i <= last; i++) {
      rows.add(row(letter, i));
    }
  }

  private static String row(char letter, int number) {
    return letter == 'B' ? "B" + number : "%c%02d".formatted(letter, number);
  }

  private static Set<String> tested() throws IOException {
    Set<String> found = new TreeSet<>();
    for (String feature : List.of("backend", "endpoint", "relay", "supervision", "profile")) {
      try (Stream<Path> files = Files.walk(TESTS.resolve(feature))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          Matcher names = NAME.matcher(Files.readString(file));
          while (names.find()) {
            found.addAll(rowsOf(names.group(1)));
          }
        }
      }
    }
    return found;
  }

  private static List<String> rowsOf(String name) {
    List<String> rows = new ArrayList<>();
    Matcher row = ROW.matcher(name);
    int before = 0;
    while (row.find()) {
      char letter = row.group(3).toUpperCase(Locale.ROOT).charAt(0);
      int number = Integer.parseInt(row.group(4));
      for (int i = row.group(1) == null ? number : before + 1; i <= number; i++) {
        rows.add(row(letter, i));
      }
      before = number;
    }
    return rows;
  }
}
