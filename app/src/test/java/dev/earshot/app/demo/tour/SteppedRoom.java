package dev.earshot.app.demo.tour;

import dev.earshot.app.demo.ear.Recorder;
import dev.earshot.app.demo.ear.Recordings;
import dev.earshot.app.demo.voice.TonePlan;
import dev.earshot.app.demo.voice.ToneVoice;
import dev.earshot.app.demo.voice.Voice;
import dev.earshot.app.demo.world.Caller;
import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.port.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A room of the stepped mixer in which callers send tones and keep what they hear. */
final class SteppedRoom {
  static final MemberTag AGENT = new MemberTag("agent");

  private final String name;
  private final MixRoom room;
  private final Recordings recordings;
  private final List<Caller> callers = new ArrayList<>();

  SteppedRoom(Mixer mixer, Recordings recordings, String name) {
    this.name = name;
    this.recordings = recordings;
    this.room = mixer.openRoom(name);
  }

  String name() {
    return name;
  }

  MixRoom mix() {
    return room;
  }

  List<Caller> callers() {
    return List.copyOf(callers);
  }

  List<String> agents() {
    return callers.stream().filter(Caller::isAgent).map(SteppedRoom::id).toList();
  }

  int hertz(Caller caller) {
    return TonePlan.hertz(caller.speaker());
  }

  static String id(Caller caller) {
    return caller.part() + "-" + caller.name().toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  void join(Caller caller) {
    Participant participant =
        Participant.of(new ParticipantId(id(caller)))
            .withTags(Set.of(new MemberTag(caller.part())));
    room.apply(
        new RoomChange.Join(
            participant,
            new VoiceAndEar(new ToneVoice(hertz(caller)), recordings.ear(id(caller)))));
    callers.add(caller);
  }

  void leave(Caller caller) {
    room.apply(new RoomChange.Leave(new ParticipantId(id(caller))));
    callers.remove(caller);
  }

  /** A port that sends a voice and keeps what it hears. */
  static final class VoiceAndEar implements Port {
    private final Voice voice;
    private final Recorder ear;
    private long position;

    VoiceAndEar(Voice voice, Recorder ear) {
      this.voice = voice;
      this.ear = ear;
    }

    @Override
    public int sampleRate() {
      return Voice.SAMPLE_RATE;
    }

    @Override
    public boolean read(int[] frame) {
      position += frame.length;
      return voice.fill(position - frame.length, frame);
    }

    @Override
    public void write(int[] frame) {
      ear.write(frame);
    }
  }
}
