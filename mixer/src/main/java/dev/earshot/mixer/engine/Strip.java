package dev.earshot.mixer.engine;

import dev.earshot.mixer.audio.AutomaticLevel;
import dev.earshot.mixer.audio.Gain;
import dev.earshot.mixer.audio.LevelMeter;
import dev.earshot.mixer.audio.Pan;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One participant's channel through the mixer: what he says on the way in, what he hears on the way
 * out, both at his port's rate. Owned by the mix thread; levels may be read by any.
 */
public final class Strip {
  private final ParticipantId id;
  private final Optional<PrivacyGate> gate;
  private final Optional<HearingTally> tally;
  private final Plug plug;
  private final Voice voice;

  // Opaque, not volatile: the room's publishing orders them, and a fence for each would cost as
  // much as the arithmetic of a frame.
  private final AtomicInteger voiceLevel = new AtomicInteger(LevelMeter.SILENCE);
  private final AtomicLong earEnergy = new AtomicLong();
  private final AtomicBoolean talking = new AtomicBoolean();

  /**
   * @param gate asked when each of his frames is taken, if present
   * @param tally where his voice went is counted in here, if present
   */
  public Strip(
      ParticipantId id, Plug plug, Optional<PrivacyGate> gate, Optional<HearingTally> tally) {
    this(id, plug, gate, tally, new Voice(plug.format(), plug.fade()));
  }

  private Strip(
      ParticipantId id,
      Plug plug,
      Optional<PrivacyGate> gate,
      Optional<HearingTally> tally,
      Voice voice) {
    this.id = id;
    this.gate = gate;
    this.tally = tally;
    this.plug = plug;
    this.voice = voice;
  }

  /** The same participant with another port; what he said through the former ends. */
  public Strip replugged(Plug other) {
    return new Strip(id, other, gate, tally, voice.at(other.format(), other.fade()));
  }

  /** Amplifies his voice from the next frame on. */
  public void amplify(Gain gain) {
    voice.amplify(gain);
  }

  /** Brings his voice to a common level by and by, or no longer. */
  public void levelAutomatically(Optional<AutomaticLevel> level) {
    voice.levelAutomatically(level);
  }

  /** Where stereo listeners hear him. */
  public void place(Pan pan) {
    voice.place(pan);
  }

  /** Level of what he says as his port delivered it: before gate, mute and gain. */
  public int voiceLevel() {
    return voiceLevel.getOpaque();
  }

  /** Level of what was written to his port. */
  public int earLevel() {
    return LevelMeter.dbfs(earEnergy.getOpaque(), plug.format().frameSamples());
  }

  public boolean talking() {
    return talking.getOpaque();
  }

  /** Closes the gate of his microphone, if he has one. */
  public void closeGate(String why) {
    if (gate.isPresent()) {
      gate.get().close(why);
    }
  }

  /**
   * Takes one frame from his port. The gate is asked last, when the frame is already in hand.
   *
   * @param speechOnly whether frames that carry no speech are left out
   */
  void take(MixTools tools, boolean speechOnly) {
    int[] frame = voice.next();
    boolean delivered = plug.read(frame);
    int level = delivered ? LevelMeter.dbfs(frame) : LevelMeter.SILENCE;
    boolean speech = meter(level) || !speechOnly;
    if (!delivered) {
      tools.counters().starved();
    }
    if (delivered && speech && (gate.isEmpty() || gate.get().isOpen())) {
      voice.say(level, talking.getPlain(), tools.fades());
    } else {
      voice.sayNothing(tools.fades());
    }
  }

  /** In place of {@link #take} when that failed: silence, and the gate closed. */
  void takeNothing(MixTools tools) {
    closeGate("the microphone's connection to the mixer failed");
    voice.sayNothing(tools.fades());
    meter(LevelMeter.SILENCE);
  }

  /** In place of {@link #take} when he has left. */
  void end(MixTools tools) {
    Arrays.fill(voice.next(), 0);
    voice.sayNothing(tools.fades());
  }

  /** Gives his port what he hears. */
  void deliver(EarFrame heard) {
    earEnergy.setOpaque(heard.energy());
    plug.write(heard);
  }

  /** Gives his port what he hears with two ears. */
  void deliver(StereoMix heard, MixTools tools) {
    earEnergy.setOpaque(heard.finish(tools));
    plug.write(heard.left(), heard.right());
  }

  ParticipantId id() {
    return id;
  }

  Plug plug() {
    return plug;
  }

  Voice voice() {
    return voice;
  }

  Optional<HearingTally> tally() {
    return tally;
  }

  /** Whether the frame carries speech. */
  private boolean meter(int level) {
    voiceLevel.setOpaque(level);
    talking.setOpaque(voice.isTalking(level));
    return voice.isSpeech(level);
  }
}
