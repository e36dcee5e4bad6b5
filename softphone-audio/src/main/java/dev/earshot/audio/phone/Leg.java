package dev.earshot.audio.phone;

import dev.earshot.audio.rtp.MediaFlow;
import dev.earshot.audio.sip.ReferProgress;
import dev.earshot.audio.sip.SipHeader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** One call of the softphone, whoever began it. Any thread. */
public interface Leg {
  /** Identity within the softphone; also the tag of the leg in the desk room. */
  String id();

  /** SIP Call-ID. */
  String callId();

  /** Session id of our session descriptions (RFC 8866 5.2), random; empty if there are none. */
  default String sessionId() {
    return "";
  }

  LegState state();

  /** Whether the other side called. */
  default boolean incoming() {
    return false;
  }

  /** Who is at the other end: the address dialled, or From of a call that came in. */
  default String peer() {
    return "";
  }

  /**
   * Header fields of the other side's INVITE or of its final answer to ours, a refusal included,
   * for example {@code X-Call-Sid} and {@code X-Reason}; empty before it.
   */
  List<SipHeader> answerHeaders();

  /** Value of the first of those fields with that name, whatever its case. */
  default Optional<String> header(String name) {
    return answerHeaders().stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .findFirst()
        .map(SipHeader::value);
  }

  /** Address of the conference that the other side is the focus of (RFC 4579 5.1), if it is one. */
  default Optional<String> focus() {
    return header("Contact")
        .filter(
            contact -> contact.toLowerCase(Locale.ROOT).matches(".*>\\s*;(.*;)?\\s*isfocus\\b.*"))
        .map(contact -> contact.replaceFirst("^[^<]*<", "").replaceFirst(">.*$", ""));
  }

  CallQuality quality();

  /** Whether audio flows both ways; the listener hears of changes. */
  default MediaFlow flow() {
    return MediaFlow.UNKNOWN;
  }

  /** How long nothing has come from the other side; zero before anything could. */
  default Duration silentFor() {
    return Duration.ZERO;
  }

  /** Takes a call that came in. It is heard; it hears nobody until it is talked to. */
  default void answer() {}

  /** Refuses a call that came in: 486 for busy, 603 for no. */
  default void decline(int status, String reason) {}

  /**
   * Sends a digit: by RTP (RFC 4733) if the other side takes it so, else by INFO. Digits queue.
   *
   * @param digit 0 to 9, *, #, A to D
   * @return false if it is no digit, the call is not up, or too many wait
   */
  default boolean dial(char digit) {
    return false;
  }

  /** SIP hold: re-INVITE with {@code sendonly}; nothing of us is sent meanwhile. */
  void hold(boolean hold);

  /**
   * Blind transfer: asks the other side to call that address instead of us (REFER). The call goes
   * on until one side hangs up.
   *
   * @param listener hears on the sip thread what comes of it, always to the end
   */
  default void transfer(String target, Consumer<ReferProgress> listener) {
    listener.accept(new ReferProgress.Finished(481, "there is no call"));
  }

  /**
   * Attended transfer: connects the other side with that of another leg (REFER with Replaces, RFC
   * 3891); both legs end by themselves if it works.
   */
  default void transferTo(Leg other, Consumer<ReferProgress> listener) {
    listener.accept(new ReferProgress.Finished(481, "there is no call"));
  }

  /** Gain of this leg in the headset, in dB. */
  void setVolume(int decibels);

  void hangUp();
}
