import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Signatures, where the environment says how; nothing of them lies in the repository.
 *
 * <ul>
 *   <li>{@code EARSHOT_SIGN_COMMAND}: a program with arguments, separated by blanks, that signs the
 *       file whose name is put in place of {@code {}}: each .exe of ours and each .msi on Windows
 *       (signtool), each .deb and .rpm on Linux
 *   <li>{@code EARSHOT_MAC_IDENTITY}, {@code EARSHOT_MAC_INSTALLER_IDENTITY}: certificates in the
 *       keychain; without the first the program is signed ad hoc
 *   <li>{@code EARSHOT_MAC_NOTARY_PROFILE}: a profile that notarytool has stored
 *   <li>{@code EARSHOT_GPG_KEY}: signs SHA256SUMS
 * </ul>
 */
final class Signing {
  private final Release release;
  private final Target target;

  private Signing(Release release, Target target) {
    this.release = release;
    this.target = target;
  }

  static Signing ofEnvironment(Release release, Target target) {
    return new Signing(release, target);
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }

  /** Signs a folder with a program, or an installer. */
  void sign(Path thing) throws IOException {
    if (target.macos()) {
      signForMac(thing);
    } else if (Files.isDirectory(thing)) {
      for (Path program : filesOf(thing, "(?i).*[\\\\/]earshot[^\\\\/]*\\.exe")) {
        byCommand(program);
      }
    } else {
      byCommand(thing);
    }
  }

  private static void byCommand(Path file) {
    Optional<String> command = variable("EARSHOT_SIGN_COMMAND");
    if (command.isEmpty()) {
      System.out.println("packaging: not signed (no EARSHOT_SIGN_COMMAND): " + file.getFileName());
      return;
    }
    Shell.run(
        Stream.of(command.get().split(" ")).map(w -> w.replace("{}", file.toString())).toList());
  }

  private void signForMac(Path thing) throws IOException {
    if (Files.isDirectory(thing)) {
      // From the inside out: libraries and programs, then the bundle that seals them all, cache
      // included.
      for (Path file : filesOf(thing, ".*(\\.dylib|/bin/[^/]+|/jspawnhelper)")) {
        codesign(file);
      }
      codesign(thing);
      return;
    }
    if (thing.toString().endsWith(".pkg")) {
      variable("EARSHOT_MAC_INSTALLER_IDENTITY")
          .ifPresent(identity -> productsign(identity, thing));
    } else if (variable("EARSHOT_MAC_IDENTITY").isPresent()) {
      codesign(thing);
    }
    variable("EARSHOT_MAC_NOTARY_PROFILE").ifPresent(profile -> notarize(profile, thing));
  }

  private void codesign(Path thing) {
    Optional<String> identity = variable("EARSHOT_MAC_IDENTITY");
    List<String> command =
        new ArrayList<>(List.of("codesign", "--force", "--sign", identity.orElse("-")));
    if (identity.isPresent()) {
      command.add("--timestamp");
    }
    command.addAll(
        List.of(
            "--options",
            "runtime",
            "--entitlements",
            release.source("macos/entitlements.plist").toString(),
            thing.toString()));
    Shell.run(command);
  }

  private static void productsign(String identity, Path pkg) {
    try {
      Path signed = pkg.resolveSibling("signed.pkg");
      Shell.run(List.of("productsign", "--sign", identity, pkg.toString(), signed.toString()));
      Files.move(signed, pkg, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void notarize(String profile, Path file) {
    Shell.run(
        List.of(
            "xcrun",
            "notarytool",
            "submit",
            file.toString(),
            "--keychain-profile",
            profile,
            "--wait"));
    Shell.run(List.of("xcrun", "stapler", "staple", file.toString()));
  }

  /** Deepest first. */
  private static List<Path> filesOf(Path folder, String pattern) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(pattern))
          .sorted(Comparator.comparingInt(Path::getNameCount).reversed().thenComparing(p -> p))
          .toList();
    }
  }

  /** A detached signature of the list of checksums. */
  static void sums(Path file) {
    variable("EARSHOT_GPG_KEY")
        .ifPresent(
            key ->
                Shell.run(
                    List.of(
                        "gpg",
                        "--batch",
                        "--yes",
                        "--armor",
                        "--local-user",
                        key,
                        "--detach-sign",
                        file.toString())));
  }
}
