package dev.earshot.app.profile;

import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.console.VoiceChoice.Noise;
import dev.earshot.app.console.VoiceWish;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The section {@code voice} of profiles and settings. */
public final class VoiceReader {
  static final Pattern CARD = Pattern.compile("default|device:.{1,512}");
  static final String CARD_RULE = "default or device:ID, not";
  static final Pattern RING = Pattern.compile("headset|none|default|device:.{1,512}");
  static final String RING_RULE = "headset, none, default or device:ID, not";

  private VoiceReader() {}

  static VoiceWish read(Section section) {
    int sideTone = section.integer("sideTone", VoiceChoice.LEAST_SIDE_TONE, 0, Integer.MIN_VALUE);
    if (sideTone > VoiceChoice.MOST_SIDE_TONE && sideTone != 0) {
      section.wrong("sideTone", "must be 0 (off) or from -60 to -6");
      sideTone = 0;
    }
    Map<String, Optional<Noise>> levels = new LinkedHashMap<>();
    EnumNames.of(Noise.class).forEach((name, level) -> levels.put(name, Optional.of(level)));
    VoiceWish wish =
        new VoiceWish(
            section.optionalBoolean("echo"),
            section.choice("noise", levels, Optional.empty()),
            section.optionalBoolean("gain"),
            section.optionalBoolean("highPass"),
            sideTone == Integer.MIN_VALUE ? Optional.empty() : Optional.of(sideTone));
    section.end();
    return wish;
  }

  static JsonNode json(VoiceChoice choice) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("echo", choice.echo())
        .put("noise", EnumNames.of(choice.noise()))
        .put("gain", choice.gain())
        .put("highPass", choice.highPass())
        .put("sideTone", choice.sideTone());
  }
}
