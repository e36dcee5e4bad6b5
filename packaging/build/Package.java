import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the installers of the system it runs on. Started by Maven ({@code mvn -Pdist package}) with
 * the JDK 25 of the toolchain, after the runtime's jars are listed in {@code target/jars.txt} and
 * their licences in {@code target/sbom}.
 *
 * <p>Arguments: root of the repository, work folder, version, time of the release, and what to make
 * (comma-separated; {@code all} for what belongs to this system).
 */
class Package {
  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
    Path work = Path.of(arguments[1]).toAbsolutePath().normalize();
    Release release = Release.of(root, work, arguments[2], Instant.parse(arguments[3]));
    Target target = Target.here();
    List<String> wanted = Arrays.asList(arguments[4].split(","));
    long start = System.nanoTime();

    say(start, "licences");
    Licences licences = Licences.collect(release);
    say(start, "modules");
    Natives natives = new Natives(target, work.resolve("natives"));
    ModuleJars jars = new ModuleJars(release, natives, licences.text());
    List<String> modules = jars.make();
    say(start, "runtime of " + modules.size() + " modules and what they need");
    AppImage image = new AppImage(release, target);
    image.link(jars, modules, natives);
    say(start, "program");
    Icon icon = Icon.read(release.source("icons/earshot.svg"));
    DesktopPackages desktop = new DesktopPackages(release, target, icon);
    image.assemble(target.linux() ? List.of() : desktop.imageOptions());
    licences.lay(target.appDir(image.folder()).resolve("licences"));
    say(start, "training");
    image.train();
    image.sizes().forEach((size, name) -> System.out.printf("  %6.1f MB  %s%n", size / 1e6, name));
    Shell.empty(release.installers());
    if (target.linux()) {
      for (LinuxPackage kind : LinuxPackage.values()) {
        say(start, kind.id());
        LinuxTree tree = LinuxTree.lay(release, kind, image, icon);
        Needs needs = Needs.of(kind, List.of(image.folder(), natives.kept()));
        new LinuxPackages(release, target, kind, tree, needs).make(wanted);
      }
    } else {
      say(start, "installers");
      desktop.make(image, wanted);
    }
    Checksums.write(release);
    say(start, "done: " + release.installers());
  }

  private static void say(long start, String what) {
    System.out.printf("packaging: %3d s  %s%n", (System.nanoTime() - start) / 1_000_000_000, what);
  }
}
