package dev.earshot.app.profile;

import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.detect.Thresholds;
import dev.earshot.audio.device.AudioDevice;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings in one small JSON file of the user. It is written beside its place and then moved there,
 * so that it is never half a file; one that cannot be read is set aside under another name and
 * named in a sentence, and never keeps anything from starting.
 */
public final class SettingsFile implements Memory {
  private static final System.Logger LOG = System.getLogger(SettingsFile.class.getName());
  private static final int VERSION = 1;

  /** What the ring device is called that is none of its own. */
  private static final String HEADSET = "headset";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path file;
  private volatile String problem = "";

  public SettingsFile(Path file) {
    this.file = file;
  }

  /** The file of this user on this system. */
  public static SettingsFile ofUser() {
    return new SettingsFile(
        place(
            name -> System.getProperty(name, ""),
            name -> Optional.ofNullable(System.getenv(name)).orElse("")));
  }

  /** Where each system wants what belongs to a user: XDG, AppData, Library. */
  static Path place(UnaryOperator<String> property, UnaryOperator<String> environment) {
    String system = property.apply("os.name").toLowerCase(Locale.ROOT);
    Path home = Path.of(property.apply("user.home"));
    if (system.startsWith("windows")) {
      return folder(environment.apply("APPDATA"), home.resolve("AppData").resolve("Roaming"))
          .resolve("Earshot")
          .resolve("settings.json");
    }
    return system.startsWith("mac")
        ? home.resolve("Library/Application Support/Earshot/settings.json")
        : folder(environment.apply("XDG_CONFIG_HOME"), home.resolve(".config"))
            .resolve("earshot")
            .resolve("settings.json");
  }

  /** The XDG rules: a path that is not absolute is as good as none. */
  private static Path folder(String configured, Path usual) {
    boolean absolute = !configured.isBlank() && Path.of(configured).isAbsolute();
    return absolute ? Path.of(configured) : usual;
  }

  @Override
  public Settings load() {
    problem = "";
    if (!Files.exists(file)) {
      return Settings.NONE;
    }
    try {
      Mistakes mistakes = new Mistakes();
      Settings settings = read(new Section(ProfileReader.json(file), "", mistakes));
      if (!mistakes.found().isEmpty()) {
        throw new ProfileException(file, mistakes.found());
      }
      return settings;
    } catch (ProfileException e) {
      setAside(e.mistakes());
      return Settings.NONE;
    }
  }

  private void setAside(List<String> mistakes) {
    Path aside = file.resolveSibling(file.getFileName() + ".broken");
    String where = "; it is now " + aside;
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      where = "; it cannot be moved away: " + e.getMessage();
    }
    problem =
        "Your settings in "
            + file
            + " cannot be used ("
            + String.join("; ", mistakes)
            + ")"
            + where
            + ". Devices are chosen anew.";
    LOG.log(Level.WARNING, problem);
  }

  @Override
  public String problem() {
    return problem;
  }

  private static Settings read(Section root) {
    root.integer("version", VERSION, VERSION, VERSION);
    Settings settings =
        new Settings(
            devices(root, "microphones"),
            devices(root, "speakers"),
            root.optionalSection("voice")
                .map(VoiceReader::read)
                .map(wish -> wish.over(VoiceChoice.DEFAULT)),
            root.optionalSection("ring").map(SettingsFile::ring),
            root.optionalSection("levels").map(SettingsFile::levels).orElse(Settings.Levels.USUAL),
            root.optionalSection("alerts").map(AlertsReader::read).orElse(Thresholds.DEFAULT));
    root.end();
    return settings;
  }

  private static List<AudioDevice> devices(Section root, String name) {
    return root.sections(name).stream().map(SettingsFile::device).toList();
  }

  private static AudioDevice device(Section section) {
    AudioDevice device =
        new AudioDevice(
            section.text("device", VoiceReader.CARD, "default", VoiceReader.CARD_RULE),
            section.text("name"));
    section.end();
    return device;
  }

  private static Settings.Levels levels(Section section) {
    Settings.Levels levels =
        new Settings.Levels(
            section.integer("microphoneGain", -60, 24, 0), section.integer("ducking", 0, 24, 0));
    section.end();
    return levels;
  }

  private static AudioDevice ring(Section section) {
    AudioDevice device =
        new AudioDevice(
            section.text("device", VoiceReader.RING, "headset", VoiceReader.RING_RULE),
            section.text("name"));
    section.end();
    return device.spec().equals(HEADSET) ? new AudioDevice("", device.name()) : device;
  }

  @Override
  public synchronized void save(Settings settings) {
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().resolveSibling("").normalize());
      Path fresh = Files.createTempFile(folder, "settings", ".tmp");
      try {
        Files.writeString(
            fresh,
            MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json(settings)) + "\n",
            StandardCharsets.UTF_8);
        moveThere(fresh);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "your devices cannot be remembered in {0}: {1}", file, e);
    }
  }

  private void moveThere(Path fresh) throws IOException {
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static JsonNode json(Settings settings) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("version", VERSION);
    root.set("microphones", json(settings.microphones()));
    root.set("speakers", json(settings.speakers()));
    settings.voice().ifPresent(choice -> root.set("voice", VoiceReader.json(choice)));
    settings.ring().ifPresent(device -> root.set("ring", json(device)));
    root.putObject("levels")
        .put("microphoneGain", settings.levels().microphoneGain())
        .put("ducking", settings.levels().ducking());
    if (!settings.alerts().equals(Thresholds.DEFAULT)) {
      root.set("alerts", AlertsReader.json(settings.alerts()));
    }
    return root;
  }

  private static ObjectNode json(AudioDevice device) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("device", device.spec().isEmpty() ? HEADSET : device.spec())
        .put("name", device.name());
  }

  private static ArrayNode json(List<AudioDevice> devices) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    devices.forEach(device -> array.add(json(device)));
    return array;
  }
}
