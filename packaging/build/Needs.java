import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the program needs of a Linux system: read from its libraries, so that nothing is missing; a
 * library whose package is not known here ends the packaging.
 */
final class Needs {
  /** Libraries and the packages of Debian and Ubuntu that have them. */
  private static final Map<String, String> DEBIAN = new LinkedHashMap<>();

  static {
    for (String c :
        List.of("libc.so.6", "libm.so.6", "libdl.so.2", "librt.so.1", "libpthread.so.0")) {
      DEBIAN.put(c, "libc6");
    }
    DEBIAN.put("ld-linux-x86-64.so.2", "libc6");
    DEBIAN.put("ld-linux-aarch64.so.1", "libc6");
    DEBIAN.put("libgcc_s.so.1", "libgcc-s1");
    DEBIAN.put("libstdc++.so.6", "libstdc++6");
    DEBIAN.put("libasound.so.2", "libasound2t64 | libasound2");
    DEBIAN.put("libgtk-3.so.0", "libgtk-3-0t64 | libgtk-3-0");
    DEBIAN.put("libgdk-3.so.0", "libgtk-3-0t64 | libgtk-3-0");
    for (String g : List.of("glib", "gobject", "gio", "gthread", "gmodule")) {
      DEBIAN.put("lib" + g + "-2.0.so.0", "libglib2.0-0t64 | libglib2.0-0");
    }
    DEBIAN.put("libatk-1.0.so.0", "libatk1.0-0t64 | libatk1.0-0");
    DEBIAN.put("libgdk_pixbuf-2.0.so.0", "libgdk-pixbuf-2.0-0");
    DEBIAN.put("libcairo.so.2", "libcairo2");
    DEBIAN.put("libcairo-gobject.so.2", "libcairo-gobject2");
    DEBIAN.put("libpango-1.0.so.0", "libpango-1.0-0");
    DEBIAN.put("libpangocairo-1.0.so.0", "libpangocairo-1.0-0");
    DEBIAN.put("libpangoft2-1.0.so.0", "libpangoft2-1.0-0");
    DEBIAN.put("libfreetype.so.6", "libfreetype6");
    DEBIAN.put("libfontconfig.so.1", "libfontconfig1");
    DEBIAN.put("libGL.so.1", "libgl1");
    DEBIAN.put("libX11.so.6", "libx11-6");
    DEBIAN.put("libXext.so.6", "libxext6");
    DEBIAN.put("libXi.so.6", "libxi6");
    DEBIAN.put("libXrender.so.1", "libxrender1");
    DEBIAN.put("libXtst.so.6", "libxtst6");
    DEBIAN.put("libXxf86vm.so.1", "libxxf86vm1");
    DEBIAN.put("libXfixes.so.3", "libxfixes3");
    DEBIAN.put("libXrandr.so.2", "libxrandr2");
    DEBIAN.put("libXcomposite.so.1", "libxcomposite1");
    DEBIAN.put("libpulse.so.0", "libpulse0");
    DEBIAN.put("libdbus-1.so.3", "libdbus-1-3");
    DEBIAN.put("libudev.so.1", "libudev1");
  }

  /** Loaded for a window or a sound card's voice only; a server lives without. */
  private static final String WINDOW =
      "lib(awt_xawt|jawt|splashscreen|glass.*|prism.*|javafx.*|decora.*|webrtc-java.*)\\.so";

  private final Set<String> libraries = new TreeSet<>();

  private Needs() {}

  /**
   * @param folders with libraries in them, at any depth
   */
  static Needs of(LinuxPackage kind, List<Path> folders) throws IOException {
    Needs needs = new Needs();
    Set<String> own = new TreeSet<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = file.getFileName().toString();
          own.add(name);
          boolean counts = kind == LinuxPackage.DESKTOP || !name.matches(WINDOW);
          if (counts && (name.endsWith(".so") || file.getParent().endsWith("bin"))) {
            byte[] content = Files.readAllBytes(file);
            if (Elf.is(content)) {
              needs.libraries.addAll(Elf.needed(content));
            }
          }
        }
      }
    }
    needs.libraries.removeAll(own);
    return needs;
  }

  /** For the field Depends. The fonts are for letters at all: JavaFX shows none without. */
  List<String> debian(LinuxPackage kind) {
    Set<String> packages = new TreeSet<>();
    for (String library : libraries) {
      String owner = DEBIAN.get(library);
      if (owner == null) {
        throw new IllegalStateException("whose package has " + library + "? (Needs.java)");
      }
      packages.add(owner);
    }
    if (kind == LinuxPackage.DESKTOP) {
      packages.add("fontconfig");
      packages.add("fonts-dejavu-core | fonts-liberation | fonts-noto-core");
    }
    return List.copyOf(packages);
  }

  /** For Requires: what the packages of Fedora, RHEL and openSUSE say they provide. */
  List<String> provided() {
    return libraries.stream()
        .filter(name -> !name.startsWith("ld-linux"))
        .map(name -> name + "()(64bit)")
        .toList();
  }
}
