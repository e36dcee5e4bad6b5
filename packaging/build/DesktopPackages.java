import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Installers for Windows (MSI, per user and per machine) and macOS (disk image and package). */
final class DesktopPackages {
  /**
   * Windows recognises an older Earshot by these, so they never change. A user's own installation
   * and the machine's are two products.
   */
  private static final String USER_UPGRADES = "7f2a4d0e-5a3f-4c39-9a51-3d2c4e1b8f01";

  private static final String MACHINE_UPGRADES = "7f2a4d0e-5a3f-4c39-9a51-3d2c4e1b8f02";
  private static final String IDENTIFIER = "dev.earshot.Earshot";

  private final Release release;
  private final Target target;
  private final Icon icon;
  private final Signing signing;
  private final Path resources;

  DesktopPackages(Release release, Target target, Icon icon) throws IOException {
    this.release = release;
    this.target = target;
    this.icon = icon;
    signing = Signing.ofEnvironment(release, target);
    resources = Shell.empty(release.work().resolve("resources"));
  }

  /** What jpackage must know when it lays out the program. */
  List<String> imageOptions() throws IOException {
    if (target.windows()) {
      Path file = resources.resolve("earshot.ico");
      icon.writeIco(file);
      // The first launcher opens no console; the second is for the command line.
      return List.of(
          "--icon",
          file.toString(),
          "--add-launcher",
          "earshot-cli=" + release.source("windows/earshot-cli.properties"));
    }
    Path file = resources.resolve("earshot.icns");
    icon.writeIcns(file);
    Files.writeString(
        resources.resolve("Info.plist"),
        Files.readString(release.source("macos/Info.plist"))
            .replace("@VERSION@", release.number())
            .replace("@COMMIT@", release.commit()));
    return List.of(
        "--icon",
        file.toString(),
        "--resource-dir",
        resources.toString(),
        "--mac-package-identifier",
        IDENTIFIER,
        "--mac-package-name",
        "Earshot");
  }

  void make(AppImage image, List<String> wanted) throws IOException {
    signing.sign(image.folder());
    boolean all = wanted.contains("all");
    if (target.windows() && (all || wanted.contains("msi"))) {
      msi(image, "user", List.of("--win-per-user-install", "--win-upgrade-uuid", USER_UPGRADES));
      msi(image, "machine", List.of("--win-upgrade-uuid", MACHINE_UPGRADES));
    }
    for (String type : List.of("dmg", "pkg")) {
      if (target.macos() && (all || wanted.contains(type))) {
        installer(image, type, "", List.of());
      }
    }
  }

  private void msi(AppImage image, String scope, List<String> more) throws IOException {
    List<String> options = new ArrayList<>(more);
    options.addAll(
        List.of(
            "--win-menu",
            "--win-menu-group",
            "Earshot",
            "--license-file",
            release.root().resolve("LICENSE").toString(),
            "--about-url",
            "https://earshot.invalid"));
    installer(image, "msi", "-" + scope, options);
  }

  private void installer(AppImage image, String type, String suffix, List<String> more)
      throws IOException {
    Path folder = Shell.empty(release.work().resolve("jpackage"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--type",
                type,
                "--app-image",
                image.folder().toString(),
                "--name",
                "Earshot",
                "--app-version",
                image.number(),
                "--vendor",
                "Earshot",
                "--description",
                "Supervisor's console for live conferences",
                "--dest",
                folder.toString()));
    arguments.addAll(more);
    Shell.tool("jpackage", arguments);
    Path made;
    try (var files = Files.list(folder)) {
      made = files.findFirst().orElseThrow();
    }
    String name = "earshot-%s-%s%s.%s".formatted(release.version(), target.chip(), suffix, type);
    Path installer = Files.move(made, release.installers().resolve(name));
    signing.sign(installer);
  }
}
