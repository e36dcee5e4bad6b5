package dev.earshot.audio.sip.event;

import dev.earshot.audio.sip.dialog.CallContext;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes subscriptions and tells them of changes (RFC 6665 4.2). Sip thread. */
public final class Notifier {
  static final int MOST = 512;
  static final int MOST_OF_ONE_SOURCE = 64;

  private final CallContext context;
  private final Map<String, Feed> feeds = new LinkedHashMap<>();
  private final Set<ServedSubscription> subscriptions = new LinkedHashSet<>();

  public Notifier(CallContext context) {
    this.context = context;
  }

  public void serve(Feed feed) {
    feeds.put(feed.name(), feed);
  }

  /** Takes a SUBSCRIBE outside of dialogs. */
  public void subscribed(ServerTransaction transaction) {
    SipRequest request = transaction.request();
    Feed feed = feeds.get(eventOf(request));
    if (feeds.isEmpty()) {
      refuse(
          transaction, context.requester().capabilities().allowing(SipResponse.to(request, 405)));
      return;
    }
    if (feed == null) {
      refuse(transaction, context.requester().capabilities().allowingEvents(badEvent(request)));
      return;
    }
    Optional<SipResponse> refusal = refusal(transaction, feed);
    if (refusal.isPresent()) {
      refuse(transaction, refusal.get());
      return;
    }
    feed.open(request.uri())
        .ifPresentOrElse(
            view -> begin(transaction, feed, view),
            () -> refuse(transaction, SipResponse.to(request, 404)));
  }

  private static SipResponse badEvent(SipRequest request) {
    return SipResponse.to(request, 489);
  }

  private Optional<SipResponse> refusal(ServerTransaction transaction, Feed feed) {
    SipRequest request = transaction.request();
    List<String> accepted = request.headers().elements(HeaderName.ACCEPT);
    if (!accepted.isEmpty() && accepted.stream().noneMatch(type -> covers(type, feed))) {
      return Optional.of(SipResponse.to(request, 406).with(HeaderName.ACCEPT, feed.contentType()));
    }
    Optional<SipResponse> expires = Expiry.refusal(request);
    if (expires.isPresent()) {
      return expires;
    }
    InetAddress source = transaction.from().address().getAddress();
    long ofSource = subscriptions.stream().filter(other -> other.isFrom(source)).count();
    return subscriptions.size() >= MOST || ofSource >= MOST_OF_ONE_SOURCE
        ? Optional.of(SipResponse.to(request, 503).with(HeaderName.RETRY_AFTER, "60"))
        : Optional.empty();
  }

  private static boolean covers(String range, Feed feed) {
    String type = range.replaceFirst("[ \t]*;.*", "").toLowerCase(Locale.ROOT);
    return List.of(feed.contentType(), "application/*", "*/*").contains(type);
  }

  private void begin(ServerTransaction transaction, Feed feed, View view) {
    ServedSubscription subscription =
        new ServedSubscription(context, transaction, feed, view, subscriptions::remove);
    subscriptions.add(subscription);
    subscription.begin(transaction);
  }

  private void refuse(ServerTransaction transaction, SipResponse response) {
    transaction.respond(
        response
            .tagged(context.identifiers().tag())
            .with(HeaderName.SERVER, context.requester().product()));
  }

  /** Something about a resource may have changed. */
  public void changed(String feed, String resource) {
    of(feed, resource).forEach(ServedSubscription::changed);
  }

  /** A resource is no more. */
  public void ended(String feed, String resource) {
    of(feed, resource).forEach(ServedSubscription::resourceEnded);
  }

  private List<ServedSubscription> of(String feed, String resource) {
    return subscriptions.stream()
        .filter(subscription -> subscription.watches(feed, resource))
        .toList();
  }

  /** The package a request names, without its parameters; empty if none. */
  /** Whether a NOTIFY tells of waiting messages, which is of no use here. */
  public static boolean isMailbox(SipRequest notify) {
    return eventOf(notify).equals("message-summary");
  }

  static String eventOf(SipRequest request) {
    String event = request.headers().first(HeaderName.EVENT).orElse("");
    return event.replaceFirst("[ \t]*;.*", "").strip().toLowerCase(Locale.ROOT);
  }

  /** How long subscriptions live (RFC 6665 4.2.1.1). */
  static final class Expiry {
    /** RFC 4575 3.3: a conference is subscribed to for an hour. */
    static final Duration USUAL = Duration.ofHours(1);

    private static final Duration LEAST = Duration.ofSeconds(60);

    private Expiry() {}

    /** Why a lifetime is not granted, if so. */
    static Optional<SipResponse> refusal(SipRequest request) {
      String text = request.headers().first(HeaderName.EXPIRES).orElse("0").strip();
      if (!text.matches("[0-9]{1,10}")) {
        return Optional.of(SipResponse.to(request, 400, "Malformed Expires"));
      }
      Duration asked = Duration.ofSeconds(Long.parseLong(text));
      return asked.isZero() || asked.compareTo(LEAST) >= 0
          ? Optional.empty()
          : Optional.of(
              SipResponse.to(request, 423)
                  .with(HeaderName.MIN_EXPIRES, Long.toString(LEAST.toSeconds())));
    }

    /** What is granted to a request that is not refused; zero for a look once. */
    static Duration granted(SipRequest request) {
      Duration asked =
          request
              .headers()
              .first(HeaderName.EXPIRES)
              .map(text -> Duration.ofSeconds(Long.parseLong(text.strip())))
              .orElse(USUAL);
      return asked.compareTo(USUAL) > 0 ? USUAL : asked;
    }
  }
}
