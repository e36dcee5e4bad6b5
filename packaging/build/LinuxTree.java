import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The files of a Linux system as the packages install them, laid out below a folder: one tree for
 * .deb and .rpm, one for the desktop and one for servers.
 */
final class LinuxTree {
  private static final String ID = "dev.earshot.Earshot";
  private static final String PROGRAM = "usr/lib/earshot";

  private final Release release;
  private final LinuxPackage kind;
  private final Path root;

  private LinuxTree(Release release, LinuxPackage kind) throws IOException {
    this.release = release;
    this.kind = kind;
    root = Shell.empty(release.work().resolve("tree").resolve(kind.id()));
  }

  static LinuxTree lay(Release release, LinuxPackage kind, AppImage image, Icon icon)
      throws IOException {
    LinuxTree tree = new LinuxTree(release, kind);
    tree.program(image);
    tree.documents(image);
    if (kind == LinuxPackage.DESKTOP) {
      tree.desktop(icon);
    } else {
      tree.server();
    }
    tree.settle();
    return tree;
  }

  Path root() {
    return root;
  }

  private void program(AppImage image) throws IOException {
    Path home = root.resolve(PROGRAM);
    Files.createDirectories(home.getParent());
    // Hard links where the file system knows them: the tree is only packed.
    Shell.run(java.util.List.of("cp", "-al", image.folder().toString(), home.toString()));
    Path link = root.resolve("usr/bin/earshot");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of("../lib/earshot/bin/earshot"));
  }

  private void documents(AppImage image) throws IOException {
    packed("usr/share/man/man1/earshot.1.gz", image.says("manual"));
    text("usr/share/bash-completion/completions/earshot", image.says("generate-completion") + "\n");
    file("usr/share/doc/" + kind.id() + "/copyright", "linux/copyright");
    text(
        "usr/share/lintian/overrides/" + kind.id(),
        kind.id() + ": embedded-library\n" + kind.id() + ": unstripped-binary-or-object\n");
  }

  private void desktop(Icon icon) throws IOException {
    file("usr/share/applications/" + ID + ".desktop", "linux/" + ID + ".desktop");
    file("usr/share/metainfo/" + ID + ".metainfo.xml", "linux/" + ID + ".metainfo.xml");
    file("etc/security/limits.d/95-earshot.conf", "linux/95-earshot.conf");
    file("usr/lib/earshot/bin/earshot-diagnostics", "linux/earshot-diagnostics");
    root.resolve("usr/lib/earshot/bin/earshot-diagnostics").toFile().setExecutable(true);
    String icons = "usr/share/icons/hicolor/";
    file(icons + "scalable/apps/" + ID + ".svg", "icons/earshot.svg");
    for (int size : Icon.SIZES) {
      String name = icons + size + "x" + size + "/apps/" + ID + ".png";
      icon.writePng(root.resolve(name), size);
    }
  }

  private void server() throws IOException {
    for (String service : java.util.List.of("focus", "relay")) {
      file(
          "usr/lib/systemd/system/earshot-" + service + ".service",
          "linux/earshot-" + service + ".service");
      file("etc/earshot/" + service + ".env", "linux/" + service + ".env");
    }
    file("usr/share/doc/earshot-server/examples/relay.json", "linux/relay.json");
  }

  private void file(String name, String source) throws IOException {
    text(name, Files.readString(release.source(source)));
  }

  private void text(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, content.replace("@VERSION@", release.version()).replace("@DATE@", release.day()));
  }

  private void packed(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((content + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Same rights and times whatever the machine's habits are. */
  private void settle() throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              boolean runs = Files.isExecutable(file);
              Files.setPosixFilePermissions(
                  file, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : rights(file)));
              Files.setLastModifiedTime(file, FileTime.from(release.time()));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException problem)
              throws IOException {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setLastModifiedTime(folder, FileTime.from(release.time()));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** The services' variables hold secrets: root reads them and hands them over. */
  private static String rights(Path file) {
    return file.toString().endsWith(".env") ? "rw-------" : "rw-r--r--";
  }

  /** Kilobytes when installed. */
  long kilobytes() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file :
          files.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS)).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes / 1024;
  }
}
