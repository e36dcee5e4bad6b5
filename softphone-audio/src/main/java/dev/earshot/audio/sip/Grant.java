package dev.earshot.audio.sip;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import java.time.Duration;
import java.util.Optional;

/** How long a registrar lets a registration live, and what follows from it. Pure. */
final class Grant {
  private static final Duration LEAST_MARGIN = Duration.ofSeconds(5);
  private static final Duration MOST_MARGIN = Duration.ofSeconds(60);

  private Grant() {}

  /**
   * RFC 3261 10.2.4: {@code expires} of our own Contact, else Expires, else what we asked for.
   * Other contacts are those of the same user's other telephones.
   */
  static Duration of(SipRequest sent, SipResponse response, Duration asked) {
    Optional<String> ours = sent.headers().first(HeaderName.CONTACT).flatMap(Grant::uri);
    Optional<Duration> byContact =
        response.headers().elements(HeaderName.CONTACT).stream()
            .filter(contact -> uri(contact).equals(ours))
            .findFirst()
            .flatMap(Grant::expires);
    return byContact.or(() -> seconds(response.headers().first(HeaderName.EXPIRES))).orElse(asked);
  }

  private static Optional<String> uri(String contact) {
    return NameAddr.parse(contact) instanceof Parsed.Ok<NameAddr>(NameAddr address)
        ? Optional.of(address.uri())
        : Optional.empty();
  }

  private static Optional<Duration> expires(String contact) {
    return NameAddr.parse(contact) instanceof Parsed.Ok<NameAddr>(NameAddr address)
        ? seconds(address.params().value("expires"))
        : Optional.empty();
  }

  static Optional<Duration> seconds(Optional<String> text) {
    return text.map(value -> value.split("[ ;(]", 2)[0])
        .filter(value -> value.matches("[0-9]{1,9}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
  }

  /**
   * A third of the grant is kept for repetitions, 5 s at least and 60 s at most: some servers grant
   * 30 s only, and then a refresh after 20 s survives three lost datagrams.
   */
  static Duration refreshAfter(Duration granted) {
    Duration margin = granted.dividedBy(3);
    margin = margin.compareTo(LEAST_MARGIN) < 0 ? LEAST_MARGIN : margin;
    margin = margin.compareTo(MOST_MARGIN) > 0 ? MOST_MARGIN : margin;
    Duration wait = granted.minus(margin);
    return wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
  }
}
