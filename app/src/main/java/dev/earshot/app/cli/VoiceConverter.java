package dev.earshot.app.cli;

import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.console.VoiceChoice.Noise;
import dev.earshot.app.console.VoiceWish;
import dev.earshot.app.profile.EnumNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Switches of voice processing as {@code echo=off,noise=high,side-tone=-24}. */
final class VoiceConverter implements ITypeConverter<VoiceWish> {
  /** For help texts. */
  static final String SYNTAX =
      "echo=on|off, noise=off|low|moderate|high|very-high, gain=on|off, high-pass=on|off,"
          + " side-tone=off or -60 to -6 (dB); several with commas.";

  private static final Set<String> SWITCHES =
      Set.of("echo", "noise", "gain", "high-pass", "side-tone");

  @Override
  public VoiceWish convert(String text) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int split = part.indexOf('=');
      String name = split < 0 ? part : part.substring(0, split);
      if (split < 0 || !SWITCHES.contains(name)) {
        throw new TypeConversionException("'" + part + "' is no switch of the voice: " + SYNTAX);
      }
      given.put(name, part.substring(split + 1));
    }
    return new VoiceWish(
        onOff(given, "echo"),
        noise(given),
        onOff(given, "gain"),
        onOff(given, "high-pass"),
        sideTone(given));
  }

  private static Optional<Boolean> onOff(Map<String, String> given, String name) {
    Optional<String> value = Optional.ofNullable(given.get(name));
    value
        .filter(text -> !text.equals("on") && !text.equals("off"))
        .ifPresent(text -> wrong(name, text, "on or off"));
    return value.map("on"::equals);
  }

  private static Optional<Noise> noise(Map<String, String> given) {
    Map<String, Noise> levels = EnumNames.of(Noise.class);
    Optional<String> value = Optional.ofNullable(given.get("noise"));
    value
        .filter(text -> !levels.containsKey(text))
        .ifPresent(text -> wrong("noise", text, String.join(", ", levels.keySet())));
    return value.map(levels::get);
  }

  private static Optional<Integer> sideTone(Map<String, String> given) {
    Optional<String> value = Optional.ofNullable(given.get("side-tone"));
    if (value.filter("off"::equals).isPresent()) {
      return Optional.of(0);
    }
    value
        .filter(text -> !text.matches("-\\d{1,2}") || !isSideTone(Integer.parseInt(text)))
        .ifPresent(text -> wrong("side-tone", text, "off or from -60 to -6"));
    return value.map(Integer::valueOf);
  }

  private static boolean isSideTone(int decibels) {
    return decibels >= VoiceChoice.LEAST_SIDE_TONE && decibels <= VoiceChoice.MOST_SIDE_TONE;
  }

  private static void wrong(String name, String value, String rule) {
    throw new TypeConversionException(name + " must be " + rule + ", not '" + value + "'");
  }
}
