import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Packs a tree as .deb and .rpm: by the systems' own tools, with nothing that they guess. */
final class LinuxPackages {
  private final Release release;
  private final Target target;
  private final LinuxPackage kind;
  private final LinuxTree tree;
  private final Needs needs;
  private final Map<String, String> time;
  private final Signing signing;

  LinuxPackages(Release release, Target target, LinuxPackage kind, LinuxTree tree, Needs needs) {
    this.needs = needs;
    this.release = release;
    this.target = target;
    this.kind = kind;
    this.tree = tree;
    signing = Signing.ofEnvironment(release, target);
    time = Map.of("SOURCE_DATE_EPOCH", Long.toString(release.time().getEpochSecond()));
  }

  void make(List<String> wanted) throws IOException {
    boolean all = wanted.contains("all");
    if (all || wanted.contains("deb")) {
      deb();
    }
    if (all || wanted.contains("rpm")) {
      rpm();
    }
  }

  private String filled(String source) throws IOException {
    return Files.readString(release.source("linux/" + source))
        .replace("@PACKAGE@", kind.id())
        .replace("@OTHER@", kind == LinuxPackage.DESKTOP ? "earshot-server" : "earshot")
        .replace("@SUMMARY@", kind.summary())
        .replace("@VERSION@", release.linuxVersion())
        .replace("@SIZE@", Long.toString(tree.kilobytes()))
        .replace("@ARCH@", target.chip().equals("arm64") ? "arm64" : "amd64")
        .replace("@DEPENDS@", String.join(", ", needs.debian(kind)));
  }

  private void deb() throws IOException {
    // Control files lie in the tree while it is packed, and not in that of the .rpm.
    Path control = Shell.empty(tree.root().resolve("DEBIAN"));
    Files.writeString(control.resolve("control"), filled("control"));
    Files.writeString(control.resolve("conffiles"), String.join("\n", kind.configuration()) + "\n");
    for (String script : List.of("postinst", "prerm", "postrm")) {
      Path file = control.resolve(script);
      Files.writeString(file, filled(script));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Path made =
        release
            .installers()
            .resolve(
                kind.id() + "_" + release.linuxVersion() + "_" + chip("amd64", "arm64") + ".deb");
    Shell.run(
        time,
        List.of(
            "dpkg-deb",
            "--root-owner-group",
            "-Zzstd",
            "-z12",
            "--build",
            tree.root().toString(),
            made.toString()));
    Shell.empty(control);
    Files.delete(control);
    signing.sign(made);
  }

  private void rpm() throws IOException {
    Path top = Shell.empty(release.work().resolve("rpm"));
    Path list = top.resolve("files");
    Files.write(list, files());
    StringBuilder requires = new StringBuilder();
    needs.provided().forEach(name -> requires.append("Requires: ").append(name).append('\n'));
    Path made =
        release
            .installers()
            .resolve(
                kind.id()
                    + "-"
                    + release.linuxVersion()
                    + "-1."
                    + chip("x86_64", "aarch64")
                    + ".rpm");
    Path spec = top.resolve(kind.id() + ".spec");
    Files.writeString(
        spec,
        filled("earshot.spec")
            .replace("@REQUIRES@", requires)
            .replace("@TREE@", tree.root().toString())
            .replace("@FILES@", list.toString()));
    Shell.run(
        time,
        List.of(
            "rpmbuild",
            "-bb",
            "--quiet",
            "--target",
            chip("x86_64", "aarch64"),
            "--define",
            "_topdir " + top,
            "--define",
            "_rpmdir " + release.installers(),
            "--define",
            "_rpmfilename " + made.getFileName(),
            spec.toString()));
    signing.sign(made);
  }

  private String chip(String x64, String arm64) {
    return target.chip().equals("arm64") ? arm64 : x64;
  }

  /** Every file, and the folders that are nobody else's, as a list for rpmbuild. */
  private List<String> files() throws IOException {
    List<String> lines = new ArrayList<>();
    Files.walkFileTree(
        tree.root(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = name(folder);
            if (name.matches("/usr/lib/earshot.*|/etc/earshot|/usr/share/doc/earshot.*")) {
              lines.add("%dir \"" + name + "\"");
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean kept = kind.configuration().contains(name(file));
            lines.add((kept ? "%config(noreplace) " : "") + "\"" + name(file) + "\"");
            return FileVisitResult.CONTINUE;
          }
        });
    lines.sort(null);
    return lines;
  }

  private String name(Path file) {
    return "/" + tree.root().relativize(file);
  }
}
