import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What becomes of native libraries in jars. Those that can be loaded from the runtime's own folder
 * are laid there: nothing is unpacked at each start into a cache or a temporary folder, which may
 * forbid to load libraries, and nothing stays behind after removal.
 */
final class Natives {
  private static final Pattern LIBRARY = Pattern.compile(".*\\.(so|dll|dylib|jnilib)");
  private static final Pattern OPUS =
      Pattern.compile("(linux|windows|macos)/(x64|arm64)/org/lwjgl/opus/[^/]+");

  private final Target target;
  private final Path folder;
  private final Path kept;

  /**
   * @param folder where libraries are laid
   */
  Natives(Target target, Path folder) throws IOException {
    this.target = target;
    this.folder = Shell.empty(folder);
    kept = Shell.empty(folder.resolveSibling("natives-kept"));
  }

  Path folder() {
    return folder;
  }

  /** Copies of those that stay in their modules, to be looked at. */
  Path kept() {
    return kept;
  }

  /**
   * Whether an entry stays in its module.
   *
   * @throws IllegalStateException for a library nobody has decided about
   */
  boolean belongs(String module, String entry, byte[] content) {
    if (OPUS.matcher(entry).matches()) {
      if (LIBRARY.matcher(entry).matches()
          && entry.startsWith(target.system() + "/" + target.chip() + "/")) {
        lay(entry, content);
      }
      return false;
    }
    if (!LIBRARY.matcher(entry).matches()) {
      return true;
    }
    if (module.startsWith("javafx.")) {
      lay(entry, content);
      return false;
    }
    // WebRTC's own loader wants a resource; softphone-audio/pom.xml takes this platform's only.
    if (entry.matches("(lib)?webrtc-java-[^/]+")) {
      write(kept, entry, content);
      return true;
    }
    throw new IllegalStateException(
        "nobody has decided what becomes of " + entry + " in " + module + " (Natives.java)");
  }

  private void lay(String entry, byte[] content) {
    write(folder, entry, content);
  }

  private static void write(Path folder, String entry, byte[] content) {
    try {
      Files.write(folder.resolve(entry.substring(entry.lastIndexOf('/') + 1)), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
