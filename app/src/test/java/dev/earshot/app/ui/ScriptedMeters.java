package dev.earshot.app.ui;

import dev.earshot.app.console.Meters;
import dev.earshot.app.supervision.ParticipantKey;
import java.util.Map;

/**
 * Levels that stand still.
 *
 * @param ours our voice by the ears it arrives in; silence elsewhere
 */
public record ScriptedMeters(
    Map<ParticipantKey, Integer> voices, Map<ParticipantKey, Integer> ours, int microphone)
    implements Meters {
  private static final int SILENCE = -127;

  public static final ScriptedMeters NOTHING = new ScriptedMeters(Map.of(), Map.of(), UNKNOWN);

  @Override
  public int voice(ParticipantKey participant) {
    return voices.getOrDefault(participant, UNKNOWN);
  }

  @Override
  public int ear(ParticipantKey participant) {
    return voice(participant);
  }

  @Override
  public int ourVoiceAt(ParticipantKey participant) {
    return voices.containsKey(participant) ? ours.getOrDefault(participant, SILENCE) : UNKNOWN;
  }

  @Override
  public int speaker() {
    return microphone == UNKNOWN ? UNKNOWN : -19;
  }
}
