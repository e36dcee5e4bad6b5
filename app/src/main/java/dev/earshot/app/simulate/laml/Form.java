package dev.earshot.app.simulate.laml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names and values of a query or of a body {@code application/x-www-form-urlencoded}. */
record Form(Map<String, List<String>> fields) {
  static final Form EMPTY = new Form(Map.of());

  /**
   * @throws Refused 400 if it is not encoded properly
   */
  static Form parse(String text) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    try {
      for (String pair : text.split("&")) {
        if (!pair.isEmpty()) {
          int split = pair.indexOf('=');
          String name = URLDecoder.decode(split < 0 ? pair : pair.substring(0, split), UTF_8);
          String value = split < 0 ? "" : URLDecoder.decode(pair.substring(split + 1), UTF_8);
          fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
      }
    } catch (IllegalArgumentException e) {
      throw Refused.invalid("the form is not encoded properly");
    }
    return new Form(fields);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** The first value, unless it is empty. */
  Optional<String> text(String name) {
    return all(name).stream().findFirst().filter(value -> !value.isEmpty());
  }

  /**
   * @throws Refused 400 if it is there and neither true nor false
   */
  Optional<Boolean> flag(String name) {
    Optional<String> value = text(name);
    if (value.isPresent() && !value.get().matches("(?i)true|false")) {
      throw Refused.invalid(name + " must be true or false, not '" + value.get() + "'");
    }
    return value.map(Boolean::parseBoolean);
  }

  /**
   * @throws Refused 400 if it is there and no number within these limits
   */
  int number(String name, int least, int most, int usual) {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return usual;
    }
    boolean number = value.get().matches("\\d{1,7}");
    int parsed = number ? Integer.parseInt(value.get()) : -1;
    if (parsed < least || parsed > most) {
      throw Refused.invalid(
          name + " must be " + least + " to " + most + ", not '" + value.get() + "'");
    }
    return parsed;
  }
}
