package dev.earshot.app.backend.signalwire;

import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * From what is known of a participant to his role. These systems have no tags, so the profile says
 * who is who; whoever it says nothing about counts as a customer.
 *
 * <p>A role is CONFIRMED only where nobody can give it to himself: by the document that our own
 * call flow gave him, by a label, or by the number at which the system called him. The number that
 * a caller shows is what he says of himself, and no more than ASSUMED unless the profile vouches
 * for it.
 *
 * @param byNumber for numbers and SIP addresses as a whole; the first that fits counts
 * @param byLabel for Twilio's labels as a whole
 * @param trustCallerId whether nobody can call with a number that is not his
 * @param firstCaller what whoever came first is, if nothing else says it; never more than ASSUMED
 */
public record RoleRules(
    List<Rule> byNumber, List<Rule> byLabel, boolean trustCallerId, Optional<Role> firstCaller) {
  /** Nobody is anything. */
  public static final RoleRules NONE = new RoleRules(List.of(), List.of(), false, Optional.empty());

  public RoleRules {
    byNumber = List.copyOf(byNumber);
    byLabel = List.copyOf(byLabel);
  }

  /** Whatever a pattern matches as a whole is of that role. */
  public record Rule(Pattern pattern, Role role) {
    /** {@code *} stands for any signs, capitals do not count. */
    public static Rule of(String wildcard, Role role) {
      String pattern =
          String.join(
              ".*", List.of(wildcard.split("\\*", -1)).stream().map(Pattern::quote).toList());
      return new Rule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), role);
    }
  }

  /**
   * @param given by our own call flow
   * @param first whether nobody else was there before him
   */
  Known<Role> roleOf(
      Optional<Role> given, String label, Optional<CallRecord> call, boolean first, Instant now) {
    Optional<Known<Role>> certain =
        given.or(() -> find(byLabel, label)).map(role -> Known.confirmed(role, now));
    return certain
        .or(() -> call.flatMap(c -> byNumber(c, now)))
        .or(() -> firstCaller.filter(_ -> first).map(role -> Known.assumed(role, now)))
        .orElse(Known.unknown(now));
  }

  private Optional<Known<Role>> byNumber(CallRecord call, Instant now) {
    Certainty certainty =
        call.isOutbound() || trustCallerId ? Certainty.CONFIRMED : Certainty.ASSUMED;
    return find(byNumber, call.peer()).map(role -> new Known<>(Optional.of(role), certainty, now));
  }

  private static Optional<Role> find(List<Rule> rules, String text) {
    return rules.stream()
        .filter(rule -> !text.isEmpty() && rule.pattern.matcher(text).matches())
        .map(Rule::role)
        .findFirst();
  }
}
