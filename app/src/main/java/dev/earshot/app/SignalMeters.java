package dev.earshot.app;

import dev.earshot.app.backend.local.LocalMeasures;
import dev.earshot.app.console.Meters;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.audio.phone.Softphone;

/** The meters' levels straight from the mixer and the telephone. Any thread. */
final class SignalMeters implements Meters {
  private final LocalMeasures focus;
  private final Softphone phone;

  SignalMeters(LocalMeasures focus, Softphone phone) {
    this.focus = focus;
    this.phone = phone;
  }

  @Override
  public int voice(ParticipantKey participant) {
    return focus.voice(participant).orElse(UNKNOWN);
  }

  @Override
  public int ear(ParticipantKey participant) {
    return focus.ear(participant).orElse(UNKNOWN);
  }

  @Override
  public int ourVoiceAt(ParticipantKey participant) {
    return focus.ourVoiceAt(participant).orElse(UNKNOWN);
  }

  @Override
  public int microphone() {
    return phone.microphoneLevel();
  }

  @Override
  public int speaker() {
    return phone.speakerLevel();
  }
}
