package dev.earshot.audio.phone;

import dev.earshot.audio.sip.SipHeader;
import java.util.List;

/** One call of the softphone. Any thread. */
public interface Leg {
  /** Identity within the softphone; also the tag of the leg in the desk room. */
  String id();

  /** SIP Call-ID. */
  String callId();

  LegState state();

  /** Header fields of the answer, for example {@code X-Call-Sid}; empty before it. */
  List<SipHeader> answerHeaders();

  CallQuality quality();

  /** SIP hold: re-INVITE with {@code sendonly}; nothing of us is sent meanwhile. */
  void hold(boolean hold);

  /** Gain of this leg in the headset, in dB. */
  void setVolume(int decibels);

  void hangUp();
}
