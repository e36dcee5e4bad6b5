package dev.earshot.audio.phone;

import dev.earshot.audio.sip.IncomingCall;
import dev.earshot.audio.sip.SipHeader;
import java.util.Optional;

/**
 * Calls that are answered without asking. What is given must all match; a rule with nothing matches
 * no call.
 *
 * @param caller address in From without parameters, for example {@code sip:dispatch@example.org};
 *     {@code sip:*@example.org} for everybody there
 * @param header field that the call must bear, for example {@code Alert-Info: Auto Answer}; with an
 *     empty value any will do
 */
public record AutoAnswer(Optional<String> caller, Optional<SipHeader> header) {
  /** Whether a call is one of these. */
  boolean matches(IncomingCall call) {
    boolean something = caller.isPresent() || header.isPresent();
    return something
        && caller.map(wanted -> isAddress(wanted, call.caller())).orElse(true)
        && header.map(wanted -> bears(wanted, call)).orElse(true);
  }

  /** User parts are compared as they stand, hosts without regard to case (RFC 3261 19.1.4). */
  private static boolean isAddress(String wanted, String actual) {
    int at = actual.indexOf('@');
    int split = wanted.indexOf('@');
    if (at < 0 || split < 0) {
      return wanted.equalsIgnoreCase(actual);
    }
    String user = wanted.substring(0, split);
    return wanted.substring(split).equalsIgnoreCase(actual.substring(at))
        && (user.endsWith(":*") || user.equals(actual.substring(0, at)));
  }

  private static boolean bears(SipHeader wanted, IncomingCall call) {
    return call.headers().stream()
        .filter(field -> field.name().equalsIgnoreCase(wanted.name()))
        .anyMatch(
            field ->
                wanted.value().isEmpty() || field.value().strip().equalsIgnoreCase(wanted.value()));
  }

  /** Calls of that address. */
  public static AutoAnswer of(String caller) {
    return new AutoAnswer(Optional.of(caller), Optional.empty());
  }

  /** Calls of that address that bear this field as well. */
  public AutoAnswer withHeader(String name, String value) {
    return new AutoAnswer(caller, Optional.of(new SipHeader(name, value)));
  }
}
