package dev.earshot.audio.sip.event;

import java.time.Duration;

/** Hears of a subscription of ours, on the sip thread; after {@code ended} nothing more comes. */
public interface SubscriptionUser {
  /** The notifier granted or prolonged it. */
  void granted(Duration lifetime);

  void notified(String contentType, String document);

  /**
   * @param status of the refusal, 408 for no answer, 200 if it was there and has ended
   */
  void ended(int status, String reason);
}
