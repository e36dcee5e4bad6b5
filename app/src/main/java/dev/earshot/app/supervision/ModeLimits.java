package dev.earshot.app.supervision;

import java.util.Map;
import java.util.Optional;

/**
 * What a conference itself does not allow of what its system can do, or not for a second time.
 *
 * @param refused why a mode cannot be chosen, one sentence each
 * @param warnings what is to be known before a mode is chosen, one sentence each
 */
public record ModeLimits(Map<Mode, String> refused, Map<Mode, String> warnings) {
  /** As the system's capabilities say. */
  public static final ModeLimits NONE = new ModeLimits(Map.of(), Map.of());

  public ModeLimits {
    refused = Map.copyOf(refused);
    warnings = Map.copyOf(warnings);
  }

  public Optional<String> refusal(Mode mode) {
    return Optional.ofNullable(refused.get(mode));
  }

  public Optional<String> warning(Mode mode) {
    return Optional.ofNullable(warnings.get(mode));
  }
}
