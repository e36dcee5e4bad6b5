package dev.earshot.audio.sip;

/** What comes of a {@link Call#refer}. After {@link Finished} nothing more comes. */
public sealed interface ReferProgress {
  /** The peer will try. */
  record Accepted() implements ReferProgress {}

  /** Where the peer's call to the target stands, for example 180. */
  record Progress(int status, String reason) implements ReferProgress {}

  /**
   * The final status of the peer's call to the target, 2xx if it was answered; or why there is
   * none: the peer refused (403, 603), the call ended first (487), nothing was heard (408).
   */
  record Finished(int status, String reason) implements ReferProgress {}
}
