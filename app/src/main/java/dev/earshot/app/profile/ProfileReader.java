package dev.earshot.app.profile;

import dev.earshot.app.console.VoiceWish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a JSON file to a checked {@link Profile}. Finds all mistakes at once. */
public final class ProfileReader {
  static final Pattern ROOM = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  static final Pattern TAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
  static final String TAG_RULE = "a tag: 1 to 32 letters, digits, - or _";

  private static final long MOST_BYTES = 256 * 1024;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Map<String, Function<Section, Target>> KINDS =
      Map.of(
          "local", ProfileReader::local,
          "focus", FocusReader::read,
          "genesys", GenesysReader::read,
          "jambonz", JambonzReader::read,
          "signalwire", SignalWireReader::read);

  private ProfileReader() {}

  /**
   * @throws ProfileException naming every mistake, or why the file cannot be read
   */
  public static Profile read(Path file) throws ProfileException {
    Mistakes mistakes = new Mistakes();
    Profile profile = read(file, json(file), mistakes);
    if (!mistakes.found().isEmpty()) {
      throw new ProfileException(file, mistakes.found());
    }
    return profile;
  }

  static JsonNode json(Path file) throws ProfileException {
    try {
      if (!Files.exists(file)) {
        throw new ProfileException(file, List.of("no such file"));
      }
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        throw new ProfileException(file, List.of("is no profile: not a file of at most 256 KB"));
      }
      JsonNode root = MAPPER.readTree(Files.readString(file, StandardCharsets.UTF_8));
      if (!root.isObject()) {
        throw new ProfileException(file, List.of("is no profile: must be one JSON object"));
      }
      return root;
    } catch (JacksonException e) {
      String place =
          e.getLocation() == null
              ? ""
              : "line %d column %d: "
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      String what = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
      throw new ProfileException(file, List.of(place + "is not JSON: " + what));
    } catch (IOException e) {
      throw new ProfileException(file, List.of("cannot be read"));
    }
  }

  static Profile read(Path file, JsonNode json, Mistakes mistakes) {
    Section root = new Section(json, "", mistakes);
    root.optionalText("$schema");
    String kind = root.text("kind");
    Function<Section, Target> reader = KINDS.get(kind);
    if (reader == null && !kind.isEmpty()) {
      String all = String.join(", ", new TreeSet<>(KINDS.keySet()));
      root.wrong("kind", "must be one of " + all + ", not '" + kind + "'");
    }
    String name = root.optionalText("name").orElse(kind);
    String operator = root.optionalText("operator").orElse("Supervisor");
    Target target =
        reader == null
            ? new LocalTarget(new java.net.InetSocketAddress(0), List.of())
            : reader.apply(root);
    Profile.Devices devices = devices(root);
    Profile.Calls calls =
        root.optionalSection("calls").map(CallsReader::read).orElse(Profile.Calls.NONE);
    boolean leakGuard = root.optionalBoolean("leakGuard").orElse(false);
    if (reader != null) {
      root.end();
    }
    return new Profile(file, name, operator, target, devices, calls, leakGuard);
  }

  private static Profile.Devices devices(Section root) {
    Optional<Section> section = root.optionalSection("devices");
    Profile.Devices devices =
        new Profile.Devices(
            section.flatMap(s -> s.optionalText("microphone")).orElse("default"),
            section.flatMap(s -> s.optionalText("speaker")).orElse("default"),
            section.flatMap(s -> s.optionalText("ring")),
            section
                .flatMap(s -> s.optionalSection("voice"))
                .map(VoiceReader::read)
                .orElse(VoiceWish.NONE));
    section.ifPresent(Section::end);
    return devices;
  }

  private static Target local(Section root) {
    Optional<Section> section = root.optionalSection("local");
    if (section.isEmpty()) {
      return new LocalTarget(
          new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), List.of());
    }
    Section local = section.get();
    LocalTarget target =
        new LocalTarget(
            local.listen("listen", Optional.of("127.0.0.1:0")),
            local.sections("rooms").stream().map(ProfileReader::room).toList());
    local.end();
    return target;
  }

  private static LocalTarget.Room room(Section section) {
    section.text("name");
    String name =
        section.text("name", ROOM, "-", "1 to 64 letters, digits, '.', '-' or '_' and not");
    List<LocalTarget.Member> members =
        section.sections("members").stream().map(ProfileReader::member).toList();
    section.end();
    return new LocalTarget.Room(name, members);
  }

  private static LocalTarget.Member member(Section section) {
    int tone = section.integer("tone", 50, 3_950, 0);
    if (tone % 50 != 0) {
      section.wrong("tone", "must be a multiple of 50");
    }
    LocalTarget.Member member =
        new LocalTarget.Member(
            section.text("name"),
            Optional.of(section.text("tag", TAG, "", TAG_RULE + ", not"))
                .filter(tag -> !tag.isEmpty()),
            tone == 0 ? OptionalInt.empty() : OptionalInt.of(tone),
            section.optionalPath("record"));
    section.end();
    return member;
  }
}
