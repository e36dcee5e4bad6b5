import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Puts the list of components beside the installers, and SHA256SUMS over all of them. */
final class Checksums {
  private Checksums() {}

  static void write(Release release) throws Exception {
    for (String kind : List.of("json", "xml")) {
      Files.copy(
          release.work().resolve("sbom/earshot." + kind),
          release.installers().resolve("earshot-" + release.version() + ".cdx." + kind));
    }
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(release.installers())) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        lines.add(sum(file) + "  " + file.getFileName());
        System.out.printf("  %6.1f MB  %s%n", Files.size(file) / 1e6, file.getFileName());
      }
    }
    Path sums = release.installers().resolve("SHA256SUMS");
    Files.write(sums, lines);
    Signing.sums(sums);
  }

  private static String sum(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (var in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
