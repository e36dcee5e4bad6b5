package dev.earshot.audio.conferenceinfo;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.Subscription;
import dev.earshot.audio.sip.SubscriptionEvent;
import dev.earshot.audio.sip.SubscriptionRequest;
import dev.earshot.audio.sip.UserAgent;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Watches a conference of any focus by subscription (RFC 4575) until it ends or is closed. What it
 * hears comes on the sip thread, which owns its state; closing is for any thread.
 */
public final class ConferenceWatch implements AutoCloseable {
  /** Value of Event. */
  public static final String EVENT = "conference";

  private static final System.Logger LOG = System.getLogger(ConferenceWatch.class.getName());
  private static final Duration LIFETIME = Duration.ofHours(1);

  private final Consumer<WatchEvent> listener;
  private final AtomicReference<Optional<Subscription>> subscription =
      new AtomicReference<>(Optional.empty());
  private WatchedConference conference = WatchedConference.UNKNOWN;

  ConferenceWatch(Consumer<WatchEvent> listener) {
    this.listener = listener;
  }

  /**
   * @param conference for example {@code sip:room-1@127.0.0.1:5070}
   * @param from own address
   * @param listener is called on the sip thread, must not block
   */
  public static ConferenceWatch start(
      UserAgent agent, String conference, String from, Consumer<WatchEvent> listener) {
    return start(agent, conference, from, Optional.empty(), listener);
  }

  /**
   * The same with an account that answers challenges.
   *
   * @param listener is called on the sip thread, must not block
   */
  public static ConferenceWatch start(
      UserAgent agent,
      String conference,
      String from,
      Optional<SipAccount> account,
      Consumer<WatchEvent> listener) {
    ConferenceWatch watch = new ConferenceWatch(listener);
    SubscriptionRequest request =
        new SubscriptionRequest(
            conference, from, EVENT, ConferenceInfo.CONTENT_TYPE, LIFETIME, account);
    watch.subscription.set(Optional.of(agent.subscribe(request, watch::onEvent)));
    return watch;
  }

  void onEvent(SubscriptionEvent event) {
    switch (event) {
      case SubscriptionEvent.Granted _ -> {}
      case SubscriptionEvent.Notified(String type, String document) -> notified(type, document);
      case SubscriptionEvent.Ended(int status, String reason) ->
          listener.accept(new WatchEvent.Ended(status, reason));
    }
  }

  private void notified(String type, String document) {
    if (!type.toLowerCase(Locale.ROOT).startsWith(ConferenceInfo.CONTENT_TYPE)) {
      LOG.log(Level.WARNING, "a conference was described as {0}, which is ignored", type);
      return;
    }
    switch (ConferenceInfoReader.read(document)) {
      case Parsed.Rejected<ConferenceInfo>(String reason, int position) ->
          LOG.log(Level.WARNING, "{0} (at {1})", reason, position);
      case Parsed.Ok<ConferenceInfo>(ConferenceInfo info) -> take(info);
    }
  }

  private void take(ConferenceInfo info) {
    Optional<WatchedConference> next = conference.after(info);
    if (next.isEmpty()) {
      subscription.get().ifPresent(Subscription::refresh);
    } else if (!next.get().equals(conference)) {
      conference = next.get();
      listener.accept(new WatchEvent.Changed(conference));
    }
  }

  @Override
  public void close() {
    subscription.get().ifPresent(Subscription::close);
  }
}
