package dev.earshot.app;

import dev.earshot.app.console.Meters;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.audio.phone.Softphone;

/** Meters where only our own telephone can be measured. Any thread. */
record PhoneMeters(Softphone phone) implements Meters {
  @Override
  public int voice(ParticipantKey participant) {
    return UNKNOWN;
  }

  @Override
  public int ear(ParticipantKey participant) {
    return UNKNOWN;
  }

  @Override
  public int ourVoiceAt(ParticipantKey participant) {
    return UNKNOWN;
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
