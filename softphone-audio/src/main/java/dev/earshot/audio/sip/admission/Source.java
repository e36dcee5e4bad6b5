package dev.earshot.audio.sip.admission;

/** What one address did lately. Sip thread. */
final class Source {
  /** Wrong passwords: five together, then one every twelve seconds. */
  private static final double FAILURES_PER_SECOND = 1 / 12.0;

  private static final int FAILURES = 5;
  private static final int UNIT = 1_500;

  final boolean listed;
  private final SourceLimits limits;
  private final TokenBucket messages;
  private final TokenBucket attempts;
  private final TokenBucket failures;
  private int calls;

  Source(boolean listed, SourceLimits limits, long now) {
    this.listed = listed;
    this.limits = limits;
    this.messages = new TokenBucket(limits.messagesPerSecond(), limits.messageBurst(), now);
    this.attempts = new TokenBucket(limits.callsPerSecond(), limits.callBurst(), now);
    this.failures = new TokenBucket(FAILURES_PER_SECOND, FAILURES, now);
  }

  boolean takesMessage(int bytes, long now) {
    return messages.take(Math.max(1, (bytes + UNIT - 1) / UNIT), now);
  }

  /** Whether one more request that begins something is within its rate. */
  boolean takesAttempt(long now) {
    return attempts.take(1, now);
  }

  int secondsUntilAttempt(long now) {
    return attempts.secondsUntilOne(now);
  }

  boolean hasCallLeft() {
    return calls < limits.calls();
  }

  void callBegan() {
    calls++;
  }

  void callEnded() {
    calls--;
  }

  boolean inCall() {
    return calls > 0;
  }

  void failed(long now) {
    failures.take(1, now);
  }

  boolean mayTryPassword(long now) {
    return failures.has(now);
  }

  int secondsUntilPassword(long now) {
    return failures.secondsUntilOne(now);
  }

  /** Whether there is nothing to be remembered about it. */
  boolean forgettable(long now) {
    return calls == 0 && messages.isFull(now) && attempts.isFull(now) && failures.isFull(now);
  }
}
