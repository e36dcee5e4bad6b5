package dev.earshot.app.demo.world;

import dev.earshot.app.demo.ear.MediaClock;
import dev.earshot.app.demo.ear.Recorder;
import dev.earshot.app.demo.voice.ToneVoice;
import dev.earshot.app.demo.voice.Voice;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A caller in a room, on his direct port or on a telephone. Owned by the {@code demo} thread. */
public final class SimulatedMember {
  private final Caller caller;
  private final Voice voice;
  private final UUID callSid;
  private Optional<String> ear = Optional.empty();
  private @Nullable Telephone telephone;

  SimulatedMember(Caller caller, Voice voice, UUID callSid) {
    this.caller = caller;
    this.voice = voice;
    this.callSid = callSid;
  }

  public Caller caller() {
    return caller;
  }

  Voice voice() {
    return voice;
  }

  public UUID callSid() {
    return callSid;
  }

  /** His tone, if he is one. */
  public OptionalInt hertz() {
    return voice instanceof ToneVoice tone ? OptionalInt.of(tone.hertz()) : OptionalInt.empty();
  }

  /** Id of the recording of what he hears on the telephone, if there is one. */
  public Optional<String> ear() {
    return ear;
  }

  /** Whether he hears and speaks through a telephone now. */
  public boolean onTelephone() {
    return telephone != null && telephone.inUse();
  }

  void pickUp(Exchange exchange, String room, MediaClock clock, Optional<Recorder> recorder) {
    if (telephone == null) {
      ear = recorder.map(Recorder::id);
      VoiceMicrophone microphone = new VoiceMicrophone(caller.name(), voice, clock);
      telephone = exchange.call(caller, room, callSid, microphone, recorder);
    }
  }

  /** Ends his call; his place must have been given away before, or he leaves with it. */
  void hangUp() {
    if (telephone != null) {
      telephone.hangUp();
      telephone = null;
    }
  }

  /** What he said by the clock of a recording, whoever heard it. */
  int[] said(MediaClock room, MediaClock recording, int samples) {
    int[] said = new int[samples];
    long lead = (recording.origin() - room.origin()) * samplesPerTick(room);
    int skipped = (int) Math.max(0, Math.min(samples, -lead));
    int[] rest = new int[samples - skipped];
    voice.fill(Math.max(0, lead), rest);
    System.arraycopy(rest, 0, said, skipped, rest.length);
    return said;
  }

  private static int samplesPerTick(MediaClock clock) {
    return Voice.SAMPLE_RATE / 1000 * clock.tickMillis();
  }

  void step() {
    if (telephone != null) {
      telephone.step();
    }
  }
}
