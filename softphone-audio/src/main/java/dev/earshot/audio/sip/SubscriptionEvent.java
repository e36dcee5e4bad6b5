package dev.earshot.audio.sip;

import java.time.Duration;

/** What comes of a subscription, in order. After {@link Ended} nothing more comes. */
public sealed interface SubscriptionEvent {
  /** The notifier granted or prolonged it. */
  record Granted(Duration lifetime) implements SubscriptionEvent {}

  record Notified(String contentType, String document) implements SubscriptionEvent {}

  /**
   * @param status 200 if the subscription was there and has ended; else that of the refusal, 408
   *     for no answer, 503 for no connection
   * @param reason for example {@code noresource}
   */
  record Ended(int status, String reason) implements SubscriptionEvent {}
}
