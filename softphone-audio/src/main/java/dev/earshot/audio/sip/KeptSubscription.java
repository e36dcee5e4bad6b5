package dev.earshot.audio.sip;

import dev.earshot.audio.sip.event.Subscriber;
import dev.earshot.audio.sip.event.SubscriptionUser;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A subscription as the application holds it: hands everything to the sip thread. */
final class KeptSubscription implements Subscription, SubscriptionUser {
  private final Executor sip;
  private final Consumer<SubscriptionEvent> listener;
  private Consumer<RuntimeException> failures = failure -> {};
  private @Nullable Subscriber subscriber;

  /**
   * @param listener is called on the sip thread
   */
  KeptSubscription(Executor sip, Consumer<SubscriptionEvent> listener) {
    this.sip = sip;
    this.listener = listener;
  }

  /** Who hears of exceptions that the listener throws. */
  void reportTo(Consumer<RuntimeException> hearer) {
    failures = hearer;
  }

  private void tell(SubscriptionEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      failures.accept(e);
    }
  }

  /** Sip thread. */
  void attach(Subscriber begun) {
    subscriber = begun;
  }

  private void ask(Consumer<Subscriber> question) {
    sip.execute(
        () -> {
          if (subscriber != null) {
            question.accept(subscriber);
          }
        });
  }

  @Override
  public void refresh() {
    ask(Subscriber::refresh);
  }

  @Override
  public void close() {
    ask(Subscriber::hangUp);
  }

  @Override
  public void granted(Duration lifetime) {
    tell(new SubscriptionEvent.Granted(lifetime));
  }

  @Override
  public void notified(String contentType, String document) {
    tell(new SubscriptionEvent.Notified(contentType, document));
  }

  @Override
  public void ended(int status, String reason) {
    tell(new SubscriptionEvent.Ended(status, reason));
  }
}
