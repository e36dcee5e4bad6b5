package dev.earshot.mixer.engine;

import dev.earshot.mixer.audio.Gain;
import dev.earshot.mixer.audio.LevelMeter;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.TalkDetector;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.Optional;

/**
 * One participant's channel through the mixer: what he says on the way in, what he hears on the way
 * out. Owned by the mix thread; levels may be read by any.
 */
public final class Strip {
  private final ParticipantId id;
  private final Optional<PrivacyGate> gate;
  private final Optional<HearingTally> tally;
  private final TalkDetector detector;
  private final int[] voice;
  private final MixBus mix;

  private Plug plug;
  private Gain gain = Gain.UNITY;
  private int auditedSamples;
  private int auditedLevel = LevelMeter.SILENCE;

  private volatile int voiceLevel = LevelMeter.SILENCE;
  private volatile int earLevel = LevelMeter.SILENCE;
  private volatile boolean talking;

  /**
   * @param gate asked when each of his frames is taken, if present
   * @param tally where his voice went is counted in here, if present
   */
  public Strip(
      ParticipantId id,
      PcmFormat room,
      Plug plug,
      Optional<PrivacyGate> gate,
      Optional<HearingTally> tally) {
    this.id = id;
    this.plug = plug;
    this.gate = gate;
    this.tally = tally;
    this.detector = new TalkDetector(room.frameMillis());
    this.voice = new int[room.frameSamples()];
    this.mix = new MixBus(room.frameSamples());
  }

  /** Amplifies his voice from the next frame on. */
  public void amplify(Gain newGain) {
    gain = newGain;
  }

  /** Exchanges his port from the next frame on. */
  public void replug(Plug newPlug) {
    plug = newPlug;
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
    boolean delivered = plug.read();
    meter(delivered ? LevelMeter.dbfs(plug.said()) : LevelMeter.SILENCE);
    if (!delivered) {
      counters.starved();
    }
    if (delivered && (gate.isEmpty() || gate.get().isOpen())) {
      plug.intoRoom(voice);
      gain.apply(voice);
    } else {
      plug.silence(voice);
    }
    audit();
  }

  /** In place of {@link #take} when that failed: silence, and the gate closed. */
  void takeNothing() {
    closeGate("the microphone's connection to the mixer failed");
    plug.silence(voice);
    meter(LevelMeter.SILENCE);
    audit();
  }

  /** Gives his port what he hears. */
  void deliver(MixBus heard, MixCounters counters) {
    int[] frame = plug.outOfRoom(heard, counters);
    earLevel = LevelMeter.dbfs(frame);
    plug.write(frame);
  }

  ParticipantId id() {
    return id;
  }

  /** What he says in this step, at the room's rate, amplified. */
  int[] voice() {
    return voice;
  }

  /** The mix made for him by the rule. */
  MixBus mix() {
    return mix;
  }

  Optional<HearingTally> tally() {
    return tally;
  }

  /** How many samples of his voice are not zero, if he is audited; else 0. */
  int auditedSamples() {
    return auditedSamples;
  }

  /** Level of {@link #voice}, if he is audited. */
  int auditedLevel() {
    return auditedLevel;
  }

  private void meter(int level) {
    voiceLevel = level;
    talking = detector.update(level);
  }

  private void audit() {
    if (tally.isEmpty()) {
      return;
    }
    int nonZero = 0;
    for (int sample : voice) {
      nonZero += sample == 0 ? 0 : 1;
    }
    auditedSamples = nonZero;
    auditedLevel = LevelMeter.dbfs(voice);
  }
}
