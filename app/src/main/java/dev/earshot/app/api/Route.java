package dev.earshot.app.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One method of one path.
 *
 * @param template under {@code /v1/Accounts/{account}}, with a {@code {name}} for each segment that
 *     varies
 * @param answer may block for as long as the mixer may take; may throw {@link Refusal}
 */
record Route(String method, String template, Function<ApiRequest, ApiAnswer> answer) {
  /** Values of the template's names, if this path is meant. */
  Optional<Map<String, String>> match(String asked, List<String> segments) {
    String[] pattern = template.substring(1).split("/", -1);
    if (!asked.equals(method) || pattern.length != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < pattern.length; i++) {
      if (pattern[i].startsWith("{")) {
        values.put(pattern[i].substring(1, pattern[i].length() - 1), segments.get(i));
      } else if (!pattern[i].equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
