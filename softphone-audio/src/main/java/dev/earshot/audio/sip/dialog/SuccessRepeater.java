package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import dev.earshot.audio.sip.transaction.TimerQueue;
import dev.earshot.audio.sip.transaction.Timings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Repeats the 2xx for an INVITE until its ACK comes, over every transport, for a proxy on the way
 * may lose it (RFC 3261 13.3.1.4). Sip thread.
 */
final class SuccessRepeater {
  private final TimerQueue timers;
  private final Timings timings;
  private final Runnable onGivenUp;
  private @Nullable ServerTransaction invite;
  private TimerQueue.Timer next = () -> {};
  private TimerQueue.Timer end = () -> {};

  SuccessRepeater(TimerQueue timers, Timings timings, Runnable onGivenUp) {
    this.timers = timers;
    this.timings = timings;
    this.onGivenUp = onGivenUp;
  }

  void send(ServerTransaction transaction, SipResponse success) {
    stop();
    invite = transaction;
    transaction.respond(success);
    end = timers.after(timings.sixtyFourT1(), this::giveUp);
    repeatAfter(timings.t1(), transaction, success);
  }

  private void repeatAfter(Duration delay, ServerTransaction transaction, SipResponse success) {
    next =
        timers.after(
            delay,
            () -> {
              transaction.respond(success);
              repeatAfter(timings.doubledUpToT2(delay), transaction, success);
            });
  }

  private void giveUp() {
    stop();
    onGivenUp.run();
  }

  /** Whether an ACK is still awaited. */
  boolean waiting() {
    return invite != null;
  }

  /** Whether the INVITE offered, so that our 2xx completed offer and answer. */
  boolean answersOffer() {
    return invite != null && !invite.request().body().isEmpty();
  }

  /**
   * @return whether it is the ACK that was awaited
   */
  boolean acknowledged(long cseq) {
    if (invite == null || invite.request().cseq().number() != cseq) {
      return false;
    }
    stop();
    return true;
  }

  void stop() {
    invite = null;
    next.cancel();
    end.cancel();
  }
}
