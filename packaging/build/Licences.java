import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The licences of everything that is bundled: one text for the About box, and a folder of texts. A
 * component whose licence is not known, or is not one of those we take, ends the packaging.
 */
final class Licences {
  /** As POMs write them, in lower case, and the text of ours that belongs to it. */
  private static final Map<String, String> TAKEN =
      Map.ofEntries(
          Map.entry("apache-2.0", "Apache-2.0.txt"),
          Map.entry("mit", "MIT.txt"),
          Map.entry("bsd-3-clause", "BSD-3-Clause.txt"),
          Map.entry("epl-2.0", "EPL-2.0.txt"),
          Map.entry("gpl-2.0-with-classpath-exception", "GPL-2.0-CE.txt"),
          Map.entry("gplv2+ce", "GPL-2.0-CE.txt"),
          Map.entry("bouncy castle licence", "MIT.txt"));

  /** What comes without a POM. */
  private static final List<String> BESIDES =
      List.of(
          "OpenJDK "
              + Runtime.version()
              + " ("
              + System.getProperty("java.vendor")
              + ")  GPL-2.0 with Classpath Exception; see the folder legal of the runtime",
          "libopus, as built by LWJGL "
              + System.getProperty("earshot.lwjgl", "")
              + "  BSD-3-Clause",
          "WebRTC, in webrtc-java  BSD-3-Clause",
          "Inter typeface, as Earshot Sans  SIL OFL 1.1",
          "Voices of the demo  see Voices.txt");

  private final Map<String, byte[]> texts = new TreeMap<>();
  private final List<String> lines = new ArrayList<>();

  private Licences() {}

  static Licences collect(Release release) throws Exception {
    Licences licences = new Licences();
    Document bom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(release.work().resolve("sbom/earshot.xml").toFile());
    Element list = (Element) bom.getElementsByTagName("components").item(1);
    for (Element component : children(list, "component")) {
      licences.add(component);
    }
    licences.lines.addAll(BESIDES);
    licences.texts.put("Earshot.txt", Files.readAllBytes(release.root().resolve("LICENSE")));
    Path resources = release.root().resolve("app/src/main/resources/dev/earshot/app");
    licences.texts.put("OFL-1.1.txt", Files.readAllBytes(resources.resolve("ui/fonts/OFL.txt")));
    licences.texts.put("Voices.txt", Files.readAllBytes(resources.resolve("demo/voice/NOTICE")));
    try (Stream<Path> files = Files.list(release.source("licences"))) {
      for (Path file : files.toList()) {
        licences.texts.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    for (Path jar : release.jars()) {
      licences.takeFrom(jar);
    }
    return licences;
  }

  private void add(Element component) {
    String name = text(component, "name");
    String group = text(component, "group");
    if (group.equals("dev.earshot")) {
      return;
    }
    List<String> found = new ArrayList<>();
    for (Element licences : children(component, "licenses")) {
      for (Element licence : children(licences, "license")) {
        String id = text(licence, "id");
        found.add(id.isEmpty() ? text(licence, "name") : id);
      }
      for (Element expression : children(licences, "expression")) {
        found.addAll(List.of(expression.getTextContent().split(" OR ")));
      }
    }
    List<String> taken =
        found.stream().filter(l -> TAKEN.containsKey(l.toLowerCase(Locale.ROOT))).toList();
    if (taken.isEmpty()) {
      throw new IllegalStateException(
          "the licence of "
              + group
              + ":"
              + name
              + " is "
              + found
              + ": not one of "
              + TAKEN.keySet()
              + " (Licences.java)");
    }
    String version = text(component, "version");
    lines.add(group + ":" + name + " " + version + "  " + String.join(" or ", taken));
  }

  /** What a jar says of itself. */
  private void takeFrom(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
        String name = entry.getName();
        if (name.matches("(?i)(META-INF/)?[^/]*(LICEN[CS]E|NOTICE)[^/]*")) {
          String file = name.substring(name.lastIndexOf('/') + 1);
          String owner = jar.getFileName().toString().replace(".jar", "");
          texts.put(owner + "/" + file, zip.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  /** One line for each component. */
  String text() {
    return lines.stream().distinct().collect(Collectors.joining("\n")) + "\n";
  }

  void lay(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("THIRD-PARTY.txt"), text());
    for (Map.Entry<String, byte[]> entry : texts.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, entry.getValue());
    }
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  private static String text(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
  }
}
