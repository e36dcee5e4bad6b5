package dev.earshot.audio.sip.admission;

import java.util.Optional;

/**
 * How much one address may do.
 *
 * @param calls calls at once, in any state
 * @param callsPerSecond new calls, and other requests that begin something, in the long run
 * @param callBurst how many of them may come together
 * @param messagesPerSecond messages of 1 500 octets in the long run; a longer one counts as several
 * @param messageBurst how many of them may come together
 */
public record SourceLimits(
    int calls, int callsPerSecond, int callBurst, int messagesPerSecond, int messageBurst) {
  /** For addresses on the list: a proxy brings everybody's calls from one address. */
  public static final SourceLimits LISTED = new SourceLimits(4_096, 500, 1_000, 10_000, 20_000);

  /** For everybody else: a telephone, or an office behind one address. */
  public static final SourceLimits UNLISTED = new SourceLimits(32, 5, 20, 200, 400);

  public SourceLimits {
    if (calls < 1
        || callsPerSecond < 1
        || callBurst < 1
        || messagesPerSecond < 1
        || messageBurst < 1) {
      throw new IllegalArgumentException("a limit must be at least 1");
    }
  }

  /** The same with other limits on calls; as many as come in two seconds may come together. */
  SourceLimits withCalls(Optional<Integer> newCalls, Optional<Integer> newCallsPerSecond) {
    return new SourceLimits(
        newCalls.orElse(calls),
        newCallsPerSecond.orElse(callsPerSecond),
        newCallsPerSecond.map(perSecond -> 2 * perSecond).orElse(callBurst),
        messagesPerSecond,
        messageBurst);
  }
}
