package dev.earshot.app.desk;

import dev.earshot.app.console.DockView;
import dev.earshot.app.console.VoiceChoice;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.voice.VoiceSettings;
import java.util.OptionalInt;

/**
 * What is done to the voice, from the first microphone on that hears a room: files and tones are
 * left as they are, and loading the library takes its time. One thread: whoever tends the
 * telephone's devices.
 */
public final class PhoneVoice {
  private final Softphone phone;
  private VoiceChoice choice = VoiceChoice.DEFAULT;
  private boolean improving;

  public PhoneVoice(Softphone phone) {
    this.phone = phone;
  }

  /** From now on. */
  public void choose(VoiceChoice wanted) {
    choice = wanted;
    phone
        .voice()
        .setSideTone(
            wanted.sideTone() == 0 ? OptionalInt.empty() : OptionalInt.of(wanted.sideTone()));
    if (improving) {
      phone.voice().use(settings(wanted));
    }
  }

  /** Begins as soon as there is something to improve; true if that was now. */
  public boolean improve() {
    if (improving || !phone.microphone().acoustic()) {
      return false;
    }
    improving = true;
    phone.voice().use(settings(choice));
    return true;
  }

  static VoiceSettings settings(VoiceChoice choice) {
    return new VoiceSettings(
        choice.echo(),
        VoiceSettings.Noise.valueOf(choice.noise().name()),
        choice.gain(),
        choice.highPass(),
        false);
  }

  public VoiceChoice choice() {
    return choice;
  }

  public DockView.Voice view() {
    return new DockView.Voice(choice, phone.voice().notice());
  }
}
