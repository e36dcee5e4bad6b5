package dev.earshot.app.demo.tour;

import dev.earshot.app.demo.ear.Recorder;
import dev.earshot.app.demo.voice.Voice;
import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The supervisor of the stepped stage: gate, scope and ear, applied at once. */
final class SteppedSupervisor {
  private static final ParticipantId SELF = new ParticipantId(TourStage.SUPERVISOR);

  private final Recorder ear;
  private final boolean leaky;
  private final PrivacyGate.Opener gate = PrivacyGate.create();
  private Optional<SteppedRoom> room = Optional.empty();
  private List<String> hearers = List.of();
  private Optional<String> listeningAs = Optional.empty();
  private boolean bargeAsked;
  private boolean barging;
  private boolean pulled;
  private int whispers;

  SteppedSupervisor(Recorder ear, boolean leaky) {
    this.ear = ear;
    this.leaky = leaky;
  }

  Optional<SteppedRoom> room() {
    return room;
  }

  List<String> claimedHearers() {
    return gateOpen() ? hearers : List.of();
  }

  List<String> targets() {
    return room.map(SteppedRoom::agents).orElse(List.of());
  }

  boolean gateOpen() {
    return gate.gate().isOpen();
  }

  String reason() {
    return gate.gate().reason();
  }

  boolean bargeAsked() {
    return bargeAsked;
  }

  boolean barging() {
    return barging && gateOpen();
  }

  Optional<String> listeningAs() {
    return listeningAs;
  }

  int whispers() {
    return whispers;
  }

  Map<String, Long> samplesHeard() {
    Map<String, Long> heard = new HashMap<>();
    room.ifPresent(
        r ->
            r.callers()
                .forEach(
                    c ->
                        heard.put(
                            SteppedRoom.id(c),
                            r.mix()
                                .audit(SELF)
                                .samplesHeardBy(new ParticipantId(SteppedRoom.id(c))))));
    return heard;
  }

  void watch(SteppedRoom next) {
    room.ifPresent(former -> former.mix().apply(new RoomChange.Leave(SELF)));
    room = Optional.of(next);
    Voice tone = SteppedStage.tone();
    next.mix()
        .apply(
            new RoomChange.Join(
                Participant.of(SELF).withMuted(true),
                new SteppedRoom.VoiceAndEar(
                    (position, frame) -> !pulled && tone.fill(position, frame), ear),
                Optional.of(gate.gate()),
                true));
  }

  void whisper() {
    whispers++;
    speak(targets(), leaky ? Optional.empty() : Optional.of(new SpeakOnlyTo(SteppedRoom.AGENT)));
  }

  void ask(boolean asked) {
    bargeAsked = asked;
  }

  void barge() {
    bargeAsked = false;
    barging = true;
    speak(
        room.map(r -> r.callers().stream().map(SteppedRoom::id).toList()).orElse(List.of()),
        Optional.empty());
  }

  void pull(boolean out) {
    pulled = out;
  }

  void shut(String why) {
    gate.gate().close(why);
    barging = false;
    apply(new RoomChange.SetMuted(SELF, true));
  }

  void listenAs(Optional<String> whose) {
    listeningAs = whose;
    apply(new RoomChange.ListenAs(SELF, whose.map(ParticipantId::new)));
  }

  private void speak(List<String> ears, Optional<SpeakOnlyTo> only) {
    if (!pulled) {
      hearers = ears;
      apply(new RoomChange.SetSpeakOnlyTo(SELF, only));
      apply(new RoomChange.SetMuted(SELF, false));
      gate.open(gate.gate().generation());
    }
  }

  private void apply(RoomChange change) {
    room.map(SteppedRoom::mix).ifPresent((MixRoom mix) -> mix.apply(change));
  }
}
