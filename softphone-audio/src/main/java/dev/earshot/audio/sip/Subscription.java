package dev.earshot.audio.sip;

/** A subscription of ours. Any thread; what comes of it arrives as {@link SubscriptionEvent}. */
public interface Subscription extends AutoCloseable {
  /** Asks for a document of everything, for example because one was missed. */
  void refresh();

  /** Unsubscribes; the last document may still come. */
  @Override
  void close();
}
