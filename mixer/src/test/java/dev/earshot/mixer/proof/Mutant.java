package dev.earshot.mixer.proof;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.NullMarked;

/**
 * The mixer with one line changed: compiled into a folder of its own, loaded beside the real one,
 * and put to the proof.
 *
 * @param guard that is switched off, in words
 * @param file of the mixer's sources
 * @param original text that stands there exactly once
 * @param changed what stands in its place
 */
record Mutant(String guard, String file, String original, String changed) {
  private static final Path SOURCES = Path.of("src/main/java/dev/earshot/mixer");
  private static final Path CLASSES = Path.of("target/classes");
  private static final Path TESTS = Path.of("target/test-classes");

  /** What the proof finds in as many operations. */
  Optional<String> leak(Path folder, long seed, long operations) throws Exception {
    compile(folder);
    Class<?> entry = new Loader(folder).loadClass(MutantRun.class.getName());
    Object leak = entry.getMethod("leak", long.class, long.class).invoke(null, seed, operations);
    return Optional.of(String.valueOf(leak)).filter(text -> !text.isEmpty());
  }

  private void compile(Path folder) throws IOException, URISyntaxException {
    String source = Files.readString(SOURCES.resolve(file));
    int at = source.indexOf(original);
    if (at < 0 || source.indexOf(original, at + 1) >= 0) {
      throw new IllegalStateException(file + " does not hold exactly once: " + original);
    }
    Path changedFile = folder.resolve(file);
    Files.createDirectories(changedFile.resolveSibling("."));
    Files.writeString(changedFile, source.replace(original, changed));
    Path annotations =
        Path.of(NullMarked.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    StringWriter problems = new StringWriter();
    int result =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                new PrintWriter(problems),
                new PrintWriter(problems),
                "-proc:none",
                "-nowarn",
                "-classpath",
                CLASSES + System.getProperty("path.separator") + annotations,
                "-d",
                folder.toString(),
                changedFile.toString());
    if (result != 0) {
      throw new IllegalStateException(guard + ": " + problems);
    }
  }

  /** Loads the mixer and its proof anew, the changed classes in place of the real ones. */
  private static final class Loader extends ClassLoader {
    private final List<Path> places;

    Loader(Path changed) {
      super(Mutant.class.getClassLoader());
      places = List.of(changed, CLASSES, TESTS);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("dev.earshot.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name);
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try {
        for (Path place : places) {
          if (Files.exists(place.resolve(file))) {
            byte[] bytes = Files.readAllBytes(place.resolve(file));
            return defineClass(name, bytes, 0, bytes.length);
          }
        }
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
