package dev.earshot.app.demo.world;

import dev.earshot.app.demo.voice.Dialogue;
import dev.earshot.app.demo.voice.TonePlan;
import dev.earshot.app.demo.voice.ToneVoice;
import dev.earshot.app.demo.voice.Voice;
import dev.earshot.app.demo.voice.VoiceLibrary;
import java.util.Set;
import java.util.SplittableRandom;

/** Gives simulated callers their voices: speech from the library, or one tone each. Immutable. */
public final class Casting {
  private final VoiceLibrary library;
  private final boolean tones;
  private final long seed;

  /**
   * @param tones steady sines instead of speech
   */
  public Casting(VoiceLibrary library, boolean tones, long seed) {
    this.library = library;
    this.tones = tones;
    this.seed = seed;
  }

  public boolean tones() {
    return tones;
  }

  /** A caller's voice in a room; both sides of a dialogue keep the same time. */
  Voice voice(RoomPlan room, Caller caller, Set<Integer> tonesInRoom) {
    if (tones) {
      return new ToneVoice(hertz(caller, tonesInRoom));
    }
    SplittableRandom random = new SplittableRandom(seed ^ room.name().hashCode());
    Dialogue performance = library.dialogue(room.dialogue()).performed(random);
    return library.voice(performance, caller.part(), room.underwayMillis());
  }

  /** The caller's tone, or the next one in the plan that nobody in the room has. */
  private static int hertz(Caller caller, Set<Integer> taken) {
    for (int i = 0; i < TonePlan.size(); i++) {
      int hertz = TonePlan.hertz(caller.speaker() + i);
      if (!taken.contains(hertz)) {
        return hertz;
      }
    }
    return TonePlan.hertz(caller.speaker());
  }
}
