package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.message.SipUri;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Where 3xx responses send one call (RFC 3261 8.1.3.4); nowhere twice, and not for ever. */
final class Redirection {
  private static final int MAX_REDIRECTIONS = 5;
  private static final double USUAL = 1.0;

  private final SipUri target;
  private final Set<String> tried = new HashSet<>();

  Redirection(SipUri target) {
    this.target = target;
    tried.add(target.withoutHeaders().toString());
  }

  /**
   * The best new address of a response that may be followed.
   *
   * @param follows whether the address dialled may become another one
   */
  Optional<SipUri> next(SipResponse response, BiPredicate<SipUri, SipUri> follows) {
    if (tried.size() > MAX_REDIRECTIONS) {
      return Optional.empty();
    }
    List<NameAddr> contacts =
        response.headers().elements(HeaderName.CONTACT).stream()
            .map(NameAddr::parse)
            .flatMap(
                parsed ->
                    parsed instanceof Parsed.Ok<NameAddr>(NameAddr contact)
                        ? java.util.stream.Stream.of(contact)
                        : java.util.stream.Stream.empty())
            .sorted(Comparator.comparingDouble(Redirection::preference).reversed())
            .toList();
    for (NameAddr contact : contacts) {
      if (SipUri.parse(contact.uri()) instanceof Parsed.Ok<SipUri>(SipUri uri)
          && follows.test(target, uri)
          && tried.add(uri.withoutHeaders().toString())) {
        return Optional.of(uri.withoutHeaders());
      }
    }
    return Optional.empty();
  }

  private static double preference(NameAddr contact) {
    return contact
        .params()
        .value("q")
        .filter(q -> q.matches("[01](\\.[0-9]{0,3})?"))
        .map(Double::parseDouble)
        .orElse(USUAL);
  }
}
