package dev.earshot.app.simulate.genesys.line;

import dev.earshot.app.demo.voice.ToneVoice;
import dev.earshot.app.demo.voice.Voice;
import dev.earshot.app.demo.voice.VoiceLibrary;
import dev.earshot.mixer.port.Port;
import java.util.List;
import java.util.Optional;

/** The demo's dialogues, or tones: agents 300 Hz, customers 500 Hz. */
public final class DemoVoices implements Voices {
  private static final int AGENT_HERTZ = 300;
  private static final int CUSTOMER_HERTZ = 500;

  private final Optional<VoiceLibrary> library;

  /**
   * @param library empty for tones
   */
  public DemoVoices(Optional<VoiceLibrary> library) {
    this.library = library;
  }

  @Override
  public Port agent(String number, String room) {
    return new Spoken(voice(room, "agent", AGENT_HERTZ));
  }

  @Override
  public Port customer(String number, String room) {
    return new Spoken(voice(room, "customer", CUSTOMER_HERTZ));
  }

  /** Both sides of a room keep to the same dialogue. */
  private Voice voice(String room, String part, int hertz) {
    List<String> dialogues = VoiceLibrary.CONVERSATIONS;
    String dialogue = dialogues.get(Math.floorMod(room.hashCode(), dialogues.size()));
    return library
        .<Voice>map(voices -> voices.voice(voices.dialogue(dialogue), part, 0))
        .orElseGet(() -> new ToneVoice(hertz));
  }

  /** Says a voice from its beginning; belongs to the mix thread. */
  private static final class Spoken implements Port {
    private final Voice voice;
    private long position;

    Spoken(Voice voice) {
      this.voice = voice;
    }

    @Override
    public int sampleRate() {
      return Voice.SAMPLE_RATE;
    }

    @Override
    public boolean read(int[] frame) {
      boolean says = voice.fill(position, frame);
      position += frame.length;
      return says;
    }

    @Override
    public void write(int[] frame) {}
  }
}
