package dev.earshot.audio.sip.message;

import dev.earshot.audio.Parsed;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Parameters behind semicolons, in their order; names in lower case. A parameter without a value
 * has the empty string; a quoted value keeps its quotes here.
 */
public record Params(Map<String, String> values) {
  public static final Params NONE = new Params(Map.of());

  public Params {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * @param text {@code a=b;c;d="e"}, with or without a leading semicolon
   */
  static Parsed<Params> parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : Lists.split(text, ';')) {
      int equals = part.indexOf('=');
      String name = (equals < 0 ? part : part.substring(0, equals)).strip();
      String value = equals < 0 ? "" : part.substring(equals + 1).strip();
      boolean quoted = value.startsWith("\"");
      if (name.isEmpty() || name.indexOf('"') >= 0 || Tokens.hasBlankOrControl(name)) {
        return new Parsed.Rejected<>("parameter without a proper name", text.indexOf(part));
      }
      if (quoted ? !Tokens.isQuotedString(value) : hasForbidden(value)) {
        return new Parsed.Rejected<>("malformed parameter value", text.indexOf(part));
      }
      values.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
    }
    return new Parsed.Ok<>(new Params(values));
  }

  private static boolean hasForbidden(String value) {
    return Tokens.hasBlankOrControl(value) || value.indexOf('"') >= 0;
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The value without quotes; empty if the parameter is missing or has none. */
  public Optional<String> value(String name) {
    String value = values.get(name);
    return value == null || value.isEmpty() ? Optional.empty() : Optional.of(Tokens.unquote(value));
  }

  public Params with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Params(more);
  }

  public Params without(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(values);
    fewer.remove(name);
    return new Params(fewer);
  }

  /** As it stands in a message, with a semicolon before each parameter. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) -> {
          text.append(';').append(name);
          if (!value.isEmpty()) {
            text.append('=').append(value);
          }
        });
    return text.toString();
  }
}
