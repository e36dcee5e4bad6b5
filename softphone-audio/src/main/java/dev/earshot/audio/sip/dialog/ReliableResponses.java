package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import dev.earshot.audio.sip.transaction.TimerQueue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Provisional responses of ours that the caller confirms by PRACK (RFC 3262 3): one at a time, each
 * repeated until it is confirmed; whatever comes behind it waits. Sip thread.
 */
final class ReliableResponses {
  static final String EXTENSION = "100rel";
  private static final int MAX_WAITING = 8;

  private final CallContext context;
  private final ServerTransaction invite;
  private final Runnable onGivenUp;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private @Nullable SipResponse unconfirmed;
  private long number;
  private TimerQueue.Timer next = () -> {};
  private TimerQueue.Timer end = () -> {};

  /**
   * @param onGivenUp is run when no PRACK comes
   */
  ReliableResponses(CallContext context, ServerTransaction invite, Runnable onGivenUp) {
    this.context = context;
    this.invite = invite;
    this.onGivenUp = onGivenUp;
    // RFC 3262 3: the first one is random.
    this.number = context.identifiers().below(1_000_000);
  }

  /** Whether the caller insists on them. */
  static boolean required(SipRequest invite) {
    return invite.headers().elements(HeaderName.REQUIRE).contains(EXTENSION);
  }

  /** Whether the caller takes them. */
  static boolean possible(SipRequest invite) {
    return required(invite) || invite.headers().elements(HeaderName.SUPPORTED).contains(EXTENSION);
  }

  /** Sends a provisional response as soon as the one before is confirmed. */
  void send(SipResponse provisional) {
    afterwards(() -> sendNow(provisional));
  }

  /** Runs something as soon as nothing is unconfirmed any more; too much of it is forgotten. */
  void afterwards(Runnable action) {
    if (unconfirmed == null && waiting.isEmpty()) {
      action.run();
    } else if (waiting.size() < MAX_WAITING) {
      waiting.add(action);
    }
  }

  private void sendNow(SipResponse provisional) {
    number++;
    SipResponse numbered =
        provisional
            .with(HeaderName.REQUIRE, EXTENSION)
            .with(HeaderName.RSEQ, Long.toString(number));
    unconfirmed = numbered;
    invite.respond(numbered);
    end = context.timers().after(context.timings().sixtyFourT1(), this::giveUp);
    repeatAfter(context.timings().t1(), numbered);
  }

  /** RFC 3262 3: the interval doubles without bound, until 64*T1 are over. */
  private void repeatAfter(Duration delay, SipResponse response) {
    next =
        context
            .timers()
            .after(
                delay,
                () -> {
                  invite.respond(response);
                  repeatAfter(delay.multipliedBy(2), response);
                });
  }

  private void giveUp() {
    stop();
    onGivenUp.run();
  }

  /** Whether something is unconfirmed. */
  boolean unconfirmed() {
    return unconfirmed != null;
  }

  /** Whether a PRACK names what is unconfirmed. */
  boolean isConfirmedBy(SipRequest prack) {
    String expected = number + " " + invite.request().cseq();
    String told = prack.headers().first(HeaderName.RACK).orElse("").strip();
    return unconfirmed != null && told.replaceAll("[ \t]+", " ").equals(expected);
  }

  /**
   * It was confirmed.
   *
   * @return the response that was
   */
  SipResponse confirmed() {
    SipResponse response = unconfirmed;
    if (response == null) {
      throw new IllegalStateException("nothing is to be confirmed");
    }
    pause();
    return response;
  }

  /** Sends what has waited. */
  void goOn() {
    while (unconfirmed == null && !waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private void pause() {
    unconfirmed = null;
    next.cancel();
    end.cancel();
  }

  void stop() {
    waiting.clear();
    pause();
  }
}
