package dev.earshot.app.backend.jambonz;

import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Role;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * From what is known of a member to his role: by tag as surely as the tag is known, by number only
 * ASSUMED. Such a guess never opens the gate.
 *
 * @param byTag for example {@code agent} is an AGENT
 * @param byNumber patterns for the whole of from or to, first match wins
 */
public record RoleRules(Map<MemberTag, Role> byTag, Map<Pattern, Role> byNumber) {
  public static final RoleRules DEFAULT =
      new RoleRules(
          Map.of(
              new MemberTag("agent"), Role.AGENT,
              new MemberTag("customer"), Role.CUSTOMER,
              new MemberTag("supervisor"), Role.SUPERVISOR),
          Map.of());

  public RoleRules {
    byTag = Map.copyOf(byTag);
    byNumber = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byNumber));
  }

  Known<Role> roleOf(Known<Set<MemberTag>> tags, String number, Instant now) {
    Optional<Role> tagged = tags.value().flatMap(set -> set.stream().findFirst()).map(byTag::get);
    if (tagged.isPresent()) {
      return new Known<>(tagged, tags.certainty(), tags.asOf());
    }
    return byNumber.entrySet().stream()
        .filter(rule -> rule.getKey().matcher(number).matches())
        .findFirst()
        .map(rule -> new Known<>(Optional.of(rule.getValue()), Certainty.ASSUMED, now))
        .orElse(Known.unknown(tags.asOf()));
  }

  /** What whoever carries the tag is, by configuration. */
  public Optional<Role> roleOf(MemberTag tag) {
    return Optional.ofNullable(byTag.get(tag));
  }
}
