package dev.earshot.app.console;

import dev.earshot.app.supervision.ParticipantKey;

/**
 * Levels for the meters, read by the FX thread once per pulse; never events. All in dBFS: -127 is
 * silence, {@link #UNKNOWN} means there is nothing to show (no meter rather than a flat one).
 */
public interface Meters {
  int UNKNOWN = Integer.MIN_VALUE;

  /** What a participant says. */
  int voice(ParticipantKey participant);

  /** What a participant hears. */
  int ear(ParticipantKey participant);

  /** How loud our own voice arrives in a participant's ear right now. */
  int ourVoiceAt(ParticipantKey participant);

  int microphone();

  int speaker();
}
