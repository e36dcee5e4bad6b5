package dev.earshot.mixer.engine;

import dev.earshot.mixer.audio.Gain;
import dev.earshot.mixer.audio.LevelMeter;
import dev.earshot.mixer.audio.TalkDetector;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.Arrays;
import java.util.Optional;

/**
 * One participant's channel through the mixer: what he says on the way in, what he hears on the way
 * out, both at his port's rate. Owned by the mix thread; levels may be read by any.
 */
public final class Strip {
  private final ParticipantId id;
  private final Optional<PrivacyGate> gate;
  private final Optional<HearingTally> tally;
  private final TalkDetector detector;
  private final Plug plug;

  private Gain gain = Gain.UNITY;

  /** What he says in this tick, and whether anything of it is to be heard. */
  private final int[] voice;

  private boolean sounds;

  private volatile int voiceLevel = LevelMeter.SILENCE;
  private volatile int earLevel = LevelMeter.SILENCE;
  private volatile boolean talking;

  /**
   * @param gate asked when each of his frames is taken, if present
   * @param tally where his voice went is counted in here, if present
   */
  public Strip(
      ParticipantId id, Plug plug, Optional<PrivacyGate> gate, Optional<HearingTally> tally) {
    this(id, plug, gate, tally, new TalkDetector(plug.format().frameMillis()));
  }

  private Strip(
      ParticipantId id,
      Plug plug,
      Optional<PrivacyGate> gate,
      Optional<HearingTally> tally,
      TalkDetector detector) {
    this.id = id;
    this.gate = gate;
    this.tally = tally;
    this.detector = detector;
    this.plug = plug;
    this.voice = new int[plug.format().frameSamples()];
  }

  /** The same participant with another port, of whose former voice nothing is left. */
  public Strip replugged(Plug other) {
    Strip strip = new Strip(id, other, gate, tally, detector);
    strip.gain = gain;
    return strip;
  }

  /** Amplifies his voice from the next frame on. */
  public void amplify(Gain newGain) {
    gain = newGain;
  }

  /** Level of what he says as his port delivered it: before gate, mute and gain. */
  public int voiceLevel() {
    return voiceLevel;
  }

  /** Level of what was written to his port. */
  public int earLevel() {
    return earLevel;
  }

  public boolean talking() {
    return talking;
  }

  /** Closes the gate of his microphone, if he has one. */
  public void closeGate(String why) {
    if (gate.isPresent()) {
      gate.get().close(why);
    }
  }

  /** Takes one frame from his port. The gate is asked last, when the frame is already in hand. */
  void take(MixCounters counters) {
    boolean delivered = plug.read(voice);
    int level = delivered ? LevelMeter.dbfs(voice) : LevelMeter.SILENCE;
    meter(level);
    if (!delivered) {
      counters.starved();
    }
    sounds = level != LevelMeter.SILENCE && (gate.isEmpty() || gate.get().isOpen());
    if (sounds) {
      gain.apply(voice);
    } else {
      Arrays.fill(voice, 0);
    }
  }

  /** In place of {@link #take} when that failed: silence, and the gate closed. */
  void takeNothing() {
    closeGate("the microphone's connection to the mixer failed");
    sounds = false;
    Arrays.fill(voice, 0);
    meter(LevelMeter.SILENCE);
  }

  /** Gives his port what he hears. */
  void deliver(EarFrame heard) {
    earLevel = heard.level();
    plug.write(heard);
  }

  ParticipantId id() {
    return id;
  }

  Plug plug() {
    return plug;
  }

  Optional<HearingTally> tally() {
    return tally;
  }

  /**
   * What passes of his voice in this tick to those to whom it passes so, amplified; {@link
   * Samples#NONE} if nothing does.
   */
  int[] samples(Passage passage) {
    return sounds && passage != Passage.ENDS ? voice : Samples.NONE;
  }

  /** What passed in the tick before, so far as it may ring on in this one. */
  int[] ringing(Passage passage) {
    return sounds && passage == Passage.GOES_ON ? voice : Samples.NONE;
  }

  private void meter(int level) {
    voiceLevel = level;
    talking = detector.update(level);
  }
}
