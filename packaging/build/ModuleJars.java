import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.ModulePackagesAttribute;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes jars that jlink takes of those that Maven collected: automatic modules get a descriptor,
 * native libraries of other systems are left out, those of this one are laid beside, and our own
 * module learns its commit and the licences of what it comes with.
 */
final class ModuleJars {
  private static final String BUILD = "dev/earshot/app/about/build.properties";
  private static final String LICENCES = "dev/earshot/app/about/licences.txt";

  private final Release release;
  private final Natives natives;
  private final String licences;
  private final Properties automatic = new Properties();
  private final Path made;

  ModuleJars(Release release, Natives natives, String licences) throws IOException {
    this.release = release;
    this.natives = natives;
    this.licences = licences;
    try (InputStream in = Files.newInputStream(release.source("automatic-modules.properties"))) {
      automatic.load(in);
    }
    made = Shell.empty(release.work().resolve("modules"));
  }

  /** Folder of the modules that were made. */
  Path folder() {
    return made;
  }

  /** Names of the modules that were made. */
  List<String> make() throws IOException {
    List<ModuleReference> all =
        ModuleFinder.of(release.jars().toArray(Path[]::new)).findAll().stream()
            .filter(found -> !leftOut(found.descriptor()))
            .sorted(Comparator.comparing(found -> found.descriptor().name()))
            .toList();
    // jdeps must see real modules in place of those that are left out.
    Path forJdeps = Shell.empty(release.work().resolve("modules-seen"));
    for (ModuleReference found : all) {
      Path jar = jar(found);
      Files.copy(jar, forJdeps.resolve(jar.getFileName()));
    }
    for (ModuleReference found : all) {
      make(found, forJdeps);
    }
    return all.stream().map(found -> found.descriptor().name()).toList();
  }

  private boolean leftOut(ModuleDescriptor module) {
    String fate = automatic.getProperty(module.name(), "");
    if (module.isAutomatic() && fate.isEmpty()) {
      throw new IllegalStateException(
          "'"
              + module.name()
              + "' is an automatic module that packaging/automatic-modules.properties does not"
              + " know; jlink refuses those. Say there what becomes of it.");
    }
    return fate.equals("leave-out");
  }

  private void make(ModuleReference found, Path seen) throws IOException {
    Path jar = jar(found);
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
        String name = entry.getName();
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] content = in.readAllBytes();
          if (!signature(name) && natives.belongs(found.descriptor().name(), name, content)) {
            entries.put(name, content);
          }
        }
      }
    }
    if (found.descriptor().isAutomatic()) {
      entries.put("module-info.class", descriptor(found, jar, entries, seen));
    }
    byte[] ready = entries.get("module-info.class");
    if (ready != null) {
      entries.put("module-info.class", withoutPackages(ready));
    }
    if (found.descriptor().name().equals("dev.earshot.app")) {
      entries.put(BUILD, build());
      entries.put(LICENCES, licences.getBytes(StandardCharsets.UTF_8));
    }
    write(made.resolve(jar.getFileName()), entries);
  }

  /** The list of packages counts folders of native libraries; jlink looks for itself without it. */
  private static byte[] withoutPackages(byte[] descriptor) {
    ClassFile format = ClassFile.of();
    return format.transformClass(
        format.parse(descriptor),
        ClassTransform.dropping(element -> element instanceof ModulePackagesAttribute));
  }

  private byte[] build() {
    String text =
        "commit=%s%nbuilt=%s%n".formatted(release.commit(), release.day()).replace("\r", "");
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A jar that was changed is not what somebody signed any more. */
  private static boolean signature(String name) {
    return name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
  }

  private byte[] descriptor(ModuleReference found, Path jar, Map<String, byte[]> entries, Path seen)
      throws IOException {
    String name = found.descriptor().name();
    Path folder = Shell.empty(release.work().resolve("descriptors").resolve(name));
    List<String> jdeps =
        new ArrayList<>(
            List.of(
                "--generate-module-info",
                folder.toString(),
                "--module-path",
                seen.toString(),
                "--multi-release",
                "25"));
    if (Boolean.parseBoolean(automatic.getProperty(name + ".optional"))) {
      jdeps.add("--ignore-missing-deps");
    }
    jdeps.add(seen.resolve(jar.getFileName()).toString());
    Shell.tool("jdeps", jdeps);
    Path source;
    try (Stream<Path> files = Files.walk(folder)) {
      source = files.filter(f -> f.endsWith("module-info.java")).findFirst().orElseThrow();
    }
    Files.writeString(source, withUses(name, Files.readString(source), entries));
    Shell.tool(
        "javac",
        List.of(
            "-nowarn",
            "-Xlint:none",
            "--module-path",
            seen.toString(),
            "--patch-module",
            name + "=" + jar,
            "-d",
            folder.toString(),
            source.toString()));
    return Files.readAllBytes(folder.resolve("module-info.class"));
  }

  private String withUses(String name, String source, Map<String, byte[]> entries) {
    String uses = automatic.getProperty(name + ".uses");
    if (uses == null && entries.entrySet().stream().anyMatch(ModuleJars::asksForServices)) {
      throw new IllegalStateException(
          "'"
              + name
              + "' asks ServiceLoader: say in automatic-modules.properties "
              + name
              + ".uses = what for, or nothing");
    }
    StringBuilder lines = new StringBuilder();
    for (String service : uses == null || uses.isBlank() ? new String[0] : uses.split(",")) {
      lines.append("    uses ").append(service.strip()).append(";\n");
    }
    // Automatic modules export everything and are open to reflection; jdeps does only one of them.
    String text = source.replaceFirst("(?m)^module ", "open module ");
    for (String module : automatic.getProperty(name + ".static", "").split(",")) {
      text = text.replace("requires " + module + ";", "requires static " + module + ";");
      text =
          text.replace(
              "requires transitive " + module + ";", "requires static transitive " + module + ";");
    }
    int end = text.lastIndexOf('}');
    return text.substring(0, end) + lines + text.substring(end);
  }

  private static boolean asksForServices(Map.Entry<String, byte[]> entry) {
    return entry.getKey().endsWith(".class")
        && new String(entry.getValue(), StandardCharsets.ISO_8859_1)
            .contains("java/util/ServiceLoader");
  }

  private void write(Path jar, Map<String, byte[]> entries) {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      // jlink packs by itself.
      zip.setLevel(0);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry made = new ZipEntry(entry.getKey());
        made.setTimeLocal(release.time().atOffset(ZoneOffset.UTC).toLocalDateTime());
        zip.putNextEntry(made);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path jar(ModuleReference found) {
    return Path.of(found.location().orElseThrow());
  }
}
