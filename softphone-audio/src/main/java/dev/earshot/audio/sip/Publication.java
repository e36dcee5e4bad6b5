package dev.earshot.audio.sip;

/** How a publisher says that there is news. Any thread; never blocks, and merges what it must. */
public interface Publication {
  /** Subscribers of the resource are asked soon what they have not yet been told. */
  void changed(String resource);

  /** The resource is no more: its subscriptions end with {@code noresource}. */
  void ended(String resource);
}
