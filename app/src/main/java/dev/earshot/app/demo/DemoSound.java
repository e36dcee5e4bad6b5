package dev.earshot.app.demo;

import dev.earshot.app.demo.ear.Recordings;
import dev.earshot.app.demo.ear.SpeechDetector;
import dev.earshot.app.demo.ear.ToneDetector;
import dev.earshot.app.demo.ear.VoiceDetector;

/**
 * Which microphone and speaker the demo uses, and how the supervisor's voice is found again.
 *
 * @param microphone spec for {@link DemoDevices}
 * @param speaker spec for {@link DemoDevices}
 */
public record DemoSound(String microphone, String speaker) {
  private static final String TONE = "tone:";
  private static final String SUPERVISORS_TONE = TONE + "1000";

  /** What the user wants, otherwise the best there is. */
  public static DemoSound choose(DemoOptions options, DemoDevices devices) {
    boolean card = !options.headless();
    String microphone =
        options
            .sound()
            .microphone()
            .orElseGet(
                () -> {
                  if (options.tones()) {
                    return SUPERVISORS_TONE;
                  }
                  return card && devices.hasSoundCard() ? "default" : DemoDevices.SIMULATED;
                });
    String speaker =
        options
            .sound()
            .speaker()
            .orElseGet(() -> card && !devices.speakers().isEmpty() ? "default" : "none");
    return new DemoSound(microphone, speaker);
  }

  /** Finds the supervisor by his tone where everybody is one, otherwise by what he said. */
  public VoiceDetector detector(boolean tones, int[] said, Recordings ears) {
    int hertz = tones ? hertz() : 0;
    return hertz > 0
        ? new ToneDetector(ears.sampleRate(), hertz)
        : new SpeechDetector(said, ears.sampleRate());
  }

  /** The microphone's tone if it is one that can be told from the others, otherwise 0. */
  private int hertz() {
    String text = microphone.startsWith(TONE) ? microphone.substring(TONE.length()) : "";
    int hertz = text.matches("\\d{2,4}") ? Integer.parseInt(text) : 0;
    return hertz % 50 == 0 && hertz < 4000 ? hertz : 0;
  }
}
