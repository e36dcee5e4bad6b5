package dev.earshot.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packages as a user meets them: installed by apt on this machine, started, tried and removed
 * again. Needs root, or sudo without a password.
 */
@Tag("interop")
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InstalledPackageTest {
  private static final Path INSTALLERS = Path.of("target", "installers").toAbsolutePath();
  private static final Path GOOD = Path.of("src", "test", "resources", "window.png");

  /** The same step of the tour is below 1, any other below 9, an empty white window above 18. */
  private static final double MOST_DIFFERENCE = 10;

  @TempDir private static Path home;
  private static Machine machine;

  @BeforeAll
  static void install() throws Exception {
    machine = new Machine(home);
    Machine.Ended apt = apt("install", installer("earshot_.*\\.deb").toString());
    assertThat(apt.code()).as(apt.text()).isZero();
  }

  /** Whatever failed before: the machine gets rid of it. */
  @AfterAll
  static void remove() throws Exception {
    apt("purge", "earshot");
  }

  private static Machine.Ended apt(String what, String of)
      throws IOException, InterruptedException {
    return machine.asRoot(120, "apt-get", "-qq", "-y", "--no-install-recommends", what, of);
  }

  private static Path installer(String pattern) throws IOException {
    try (Stream<Path> files = Files.list(INSTALLERS)) {
      return files
          .filter(file -> file.getFileName().toString().matches(pattern))
          .findFirst()
          .orElseThrow(() -> new IOException("no " + pattern + " in " + INSTALLERS));
    }
  }

  @Test
  @Order(1)
  void theInstalledProgramSaysWhatItIsAndLoadsItsLibraries() throws Exception {
    Machine.Ended version = machine.run(30, "earshot", "--version");
    assertThat(version.code()).as(version.text()).isZero();
    assertThat(version.text().lines().toList())
        .hasSize(4)
        .anyMatch(line -> line.matches("earshot \\S+ \\(commit [0-9a-f]{12}\\S*, .*\\)"))
        .anyMatch(line -> line.matches("JavaFX \\d+.*"))
        .anyMatch(line -> line.matches("natives: libopus, WebRTC in webrtc-java \\d.*"));
  }

  @Test
  @Order(1)
  void theCacheOfClassesIsTakenAtTheStart() throws Exception {
    Machine.Ended start =
        machine.run(
            30, Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on"), List.of("earshot", "--version"));
    assertThat(start.code()).as(start.text()).isZero();
  }

  @Test
  @Order(1)
  void desktopManualCompletionAndLicencesAreThere() throws Exception {
    // Out of the package: small systems install no manual pages.
    Path page = home.resolve("earshot.1.gz");
    String unpack =
        "dpkg-deb --fsys-tarfile '%s' | tar -xO ./usr/share/man/man1/earshot.1.gz >'%s'";
    String take = unpack.formatted(installer("earshot_.*\\.deb"), page);
    assertThat(machine.run(60, "sh", "-c", take)).isEqualTo(new Machine.Ended(0, ""));
    String manual = "man --warnings -l " + page;
    assertThat(machine.run(10, "sh", "-c", manual + " 2>&1 >/dev/null").text()).isEmpty();
    assertThat(machine.run(10, "sh", "-c", manual).text()).contains("earshot whisper");
    assertThat(machine.run(10, "bash", "-n", "/usr/share/bash-completion/completions/earshot"))
        .isEqualTo(new Machine.Ended(0, ""));
    assertThat(
            machine.run(
                10, "desktop-file-validate", "/usr/share/applications/dev.earshot.Earshot.desktop"))
        .isEqualTo(new Machine.Ended(0, ""));
    assertThat(Path.of("/usr/share/icons/hicolor/scalable/apps/dev.earshot.Earshot.svg")).exists();
    Path licences = Path.of("/usr/lib/earshot/lib/app/licences");
    assertThat(licences.resolve("THIRD-PARTY.txt"))
        .content()
        .contains("org.openjfx:javafx-graphics", "libopus", "OpenJDK");
    assertThat(licences.resolve("GPL-2.0-CE.txt")).exists();
  }

  @Test
  @Order(2)
  void theWindowOpensAndLooksAsItShould() throws Exception {
    Path picture = Path.of("target", "window.png").toAbsolutePath();
    Files.deleteIfExists(picture);
    Display display = Display.open(machine, home);
    try {
      Process program =
          machine.start(
              display.environment(),
              home.resolve("window.txt"),
              List.of(
                  "earshot", "demo", "--seed", "1", "--speaker", "none", "--microphone", "demo"));
      try {
        display.photographWhenSettled(program, picture);
      } finally {
        Machine.stop(program);
      }
    } finally {
      display.close();
    }
    assertThat(Likeness.contrast(picture)).as("is anything painted?").isGreaterThan(100);
    assertThat(Likeness.difference(GOOD, picture))
        .as("difference of %s from %s", picture, GOOD)
        .isLessThan(MOST_DIFFERENCE);
  }

  @Test
  @Order(3)
  void aWhisperReachesTheAgentOnlyInTheInstalledDemo() throws Exception {
    Path report = home.resolve("report.json");
    Machine.Ended demo = demo(report);
    if (demo.code() != 0) {
      assertThat(demo.text()).contains("Samples leaked: 0");
      // The demo also claims times, which a busy machine may miss.
      demo = demo(report);
    }
    assertThat(demo.text()).contains("Samples leaked: 0");
    assertThat(demo.code()).as(demo.text()).isZero();
    assertThat(report).content().contains("\"whispers\"");
  }

  private static Machine.Ended demo(Path report) throws IOException, InterruptedException {
    // Steady tones, so that every ear has something to hear whenever it is listened at.
    List<String> command =
        List.of(
            "earshot",
            "demo",
            "--headless",
            "--voices",
            "tones",
            "--microphone",
            "tone:1000",
            "--report",
            report.toString());
    return machine.run(110, Map.of(), command);
  }

  @Test
  @Order(4)
  void theServersPackageHoldsTheSameProgramAndItsServices() throws Exception {
    Set<String> desktop = files("dpkg-deb", "--fsys-tarfile", installer("earshot_.*\\.deb"));
    Set<String> server = files("dpkg-deb", "--fsys-tarfile", installer("earshot-server_.*\\.deb"));
    assertThat(server)
        .contains(
            "usr/lib/systemd/system/earshot-focus.service",
            "usr/lib/systemd/system/earshot-relay.service",
            "etc/earshot/focus.env")
        .containsAll(
            desktop.stream()
                .filter(name -> name.startsWith("usr/lib/earshot/lib/"))
                .collect(Collectors.toSet()));
    assertThat(server).noneMatch(name -> name.endsWith(".desktop"));
    assertThat(desktop).noneMatch(name -> name.contains("systemd"));
    assertThat(desktop).noneMatch(name -> name.matches(".*\\.(dll|dylib)"));
  }

  @Test
  @Order(4)
  void theRpmHoldsWhatTheDebHoldsAndNamesWhatItNeeds() throws Exception {
    Path rpm = installer("earshot-\\d.*\\.rpm");
    Set<String> inRpm =
        machine
            .run(20, "rpm", "-qlp", rpm.toString())
            .text()
            .lines()
            .filter(line -> line.startsWith("/"))
            .map(line -> line.substring(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> inDeb = files("dpkg-deb", "--fsys-tarfile", installer("earshot_.*\\.deb"));
    inRpm.removeIf(name -> !inDeb.contains(name) && isFolder(name, inRpm));
    assertThat(inRpm).isEqualTo(inDeb);
    assertThat(machine.run(20, "rpm", "-qpR", rpm.toString()).text())
        .contains("libgtk-3.so.0()(64bit)", "libGL.so.1()(64bit)", "libpulse.so.0()(64bit)");
    assertThat(machine.run(20, "rpm", "-qpc", rpm.toString()).text())
        .contains("/etc/security/limits.d/95-earshot.conf");
  }

  private static boolean isFolder(String name, Set<String> all) {
    return all.stream().anyMatch(other -> other.startsWith(name + "/"));
  }

  /** Names of what is no folder. */
  private static Set<String> files(String tool, String option, Path deb)
      throws IOException, InterruptedException {
    Machine.Ended list =
        machine.run(
            60, "sh", "-c", tool + " " + option + " '" + deb + "' | tar -tf - | grep -v '/$'");
    return list.text()
        .lines()
        .map(line -> line.replaceFirst("^\\./", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  @Order(5)
  void removalLeavesNothingButWhatUsersChoseAndSaysWhere() throws Exception {
    Path settings = home.resolve(".config/earshot/settings.json");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "{}");
    Set<String> files = files("dpkg-deb", "--fsys-tarfile", installer("earshot_.*\\.deb"));
    Machine.Ended apt = apt("purge", "earshot");
    assertThat(apt.code()).as(apt.text()).isZero();
    assertThat(apt.text()).contains("~/.config/earshot");
    assertThat(files.stream().map(name -> Path.of("/", name)))
        .isNotEmpty()
        .noneMatch(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS));
    assertThat(Path.of("/usr/lib/earshot")).doesNotExist();
    assertThat(home.resolve(".openjfx")).doesNotExist();
    assertThat(settings).exists();
  }
}
