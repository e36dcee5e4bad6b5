package dev.earshot.audio.sip;

import dev.earshot.audio.sip.message.SipUri;
import java.util.Locale;

/**
 * Which redirections (3xx, RFC 3261 8.1.3.4) a call follows. Whoever redirects decides who hears
 * us, so by default only the place may change, not the person.
 */
public enum Redirects {
  /** None: the call fails with the 3xx, whose reason names where it was sent. */
  NEVER,
  /** To the same user in the same domain or a host of it: another server of the provider. */
  SAME_USER_AND_DOMAIN,
  /** To anybody. */
  ALWAYS;

  /** Whether a call to one address may become a call to another. */
  boolean follow(SipUri from, SipUri to) {
    return switch (this) {
      case NEVER -> false;
      case ALWAYS -> from.isSecure() ? to.isSecure() : true;
      case SAME_USER_AND_DOMAIN ->
          from.scheme().equals(to.scheme())
              && from.user().equals(to.user())
              && within(domain(from), domain(to));
    };
  }

  private static boolean within(String domain, String host) {
    return host.equals(domain) || host.endsWith("." + domain);
  }

  private static String domain(SipUri uri) {
    return uri.host().toLowerCase(Locale.ROOT);
  }
}
