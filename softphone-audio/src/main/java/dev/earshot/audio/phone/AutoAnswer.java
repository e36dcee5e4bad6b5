package dev.earshot.audio.phone;

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
  /** Calls of that address. */
  public static AutoAnswer of(String caller) {
    return new AutoAnswer(Optional.of(caller), Optional.empty());
  }

  /** Calls of that address that bear this field as well. */
  public AutoAnswer withHeader(String name, String value) {
    return new AutoAnswer(caller, Optional.of(new SipHeader(name, value)));
  }
}
