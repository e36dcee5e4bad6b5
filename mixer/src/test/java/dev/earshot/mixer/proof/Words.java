package dev.earshot.mixer.proof;

import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import dev.earshot.mixer.port.Port;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Puts operations into the words of the mixer. */
final class Words {
  static final List<ParticipantId> PEOPLE =
      IntStream.range(0, Script.PEOPLE).mapToObj(i -> new ParticipantId("p" + i)).toList();

  private static final List<Set<MemberTag>> TAGS =
      IntStream.range(0, 1 << Script.TAGS).mapToObj(Words::tags).toList();

  private Words() {}

  /** Makes what an operation brings into the room. */
  interface Maker {
    Port port(int who, int rate, boolean stereo);

    Optional<PrivacyGate> gate(Op.Join join);
  }

  static RoomChange change(Op op, Maker maker) {
    ParticipantId id = PEOPLE.get(op.who());
    return switch (op) {
      case Op.Join join -> join(join, id, maker);
      case Op.Leave _ -> new RoomChange.Leave(id);
      case Op.Tags set -> new RoomChange.SetTags(id, TAGS.get(set.tags()));
      case Op.Only set -> new RoomChange.SetSpeakOnlyTo(id, only(set.only()));
      case Op.Mute set -> new RoomChange.SetMuted(id, set.on());
      case Op.Deafen set -> new RoomChange.SetDeaf(id, set.on());
      case Op.Hold set -> new RoomChange.SetHeld(id, set.on());
      case Op.Amplify set -> new RoomChange.SetGain(id, set.decibels());
      case Op.Listen as ->
          new RoomChange.ListenAs(
              id, as.ear() < 0 ? Optional.empty() : Optional.of(PEOPLE.get(as.ear())));
      case Op.Replug replug ->
          new RoomChange.Replug(id, maker.port(replug.who(), replug.rate(), replug.stereo()));
      case Op.Level set -> new RoomChange.SetAutoLevel(id, set.on());
      case Op.Place set -> new RoomChange.SetPan(id, set.hundredths() / 100.0);
    };
  }

  private static RoomChange join(Op.Join join, ParticipantId id, Maker maker) {
    return new RoomChange.Join(
        new Participant(
            id, TAGS.get(join.tags()), only(join.only()), join.muted(), join.deaf(), join.held()),
        maker.port(join.who(), join.rate(), join.stereo()),
        maker.gate(join),
        join.audited());
  }

  private static Optional<SpeakOnlyTo> only(int tag) {
    return tag < 0 ? Optional.empty() : Optional.of(new SpeakOnlyTo(tag(tag)));
  }

  private static Set<MemberTag> tags(int bits) {
    Set<MemberTag> tags = new HashSet<>();
    for (int tag = 0; tag < Script.TAGS; tag++) {
      if ((bits >> tag & 1) == 1) {
        tags.add(tag(tag));
      }
    }
    return Set.copyOf(tags);
  }

  private static MemberTag tag(int tag) {
    return new MemberTag("t" + tag);
  }
}
