package dev.earshot.mixer;

import dev.earshot.mixer.audio.Gain;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.conference.Conference;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.engine.HearingTally;
import dev.earshot.mixer.engine.Plug;
import dev.earshot.mixer.engine.Strip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;

/**
 * One accepted batch on its way into a {@link Membership}. What changes strips that others already
 * use is put off to {@link #adjustStrips}, when nothing can fail any more.
 */
final class MembershipChange {
  private final PcmFormat format;
  private final ConcurrentMap<ParticipantId, HearingTally> tallies;
  private final Map<ParticipantId, Strip> strips;
  private final Map<ParticipantId, ParticipantId> listensAs;
  private final List<Runnable> adjustments = new ArrayList<>();

  /**
   * @param tallies of the room's audited speakers; newcomers are added
   */
  MembershipChange(
      Membership before, PcmFormat format, ConcurrentMap<ParticipantId, HearingTally> tallies) {
    this.format = format;
    this.tallies = tallies;
    this.strips = new HashMap<>(before.strips());
    this.listensAs = new HashMap<>(before.listensAs());
  }

  /**
   * @param conference what the batch makes of the conference
   */
  Membership make(Conference conference, Batch batch) {
    for (RoomChange change : batch.changes()) {
      switch (change) {
        case RoomChange.Join join -> strips.put(join.id(), strip(join, batch.plug(join)));
        case RoomChange.Leave leave -> leave(leave.id());
        case RoomChange.SetGain set -> amplify(set.id(), Gain.of(set.decibels()));
        case RoomChange.ListenAs as -> listenAs(as.id(), as.ear());
        case RoomChange.Replug replug -> replug(replug.id(), batch.plug(replug));
        case RoomChange.SetTags inConference -> {}
        case RoomChange.SetSpeakOnlyTo inConference -> {}
        case RoomChange.SetMuted inConference -> {}
        case RoomChange.SetDeaf inConference -> {}
        case RoomChange.SetHeld inConference -> {}
      }
    }
    return new Membership(conference, strips, listensAs);
  }

  void adjustStrips() {
    adjustments.forEach(Runnable::run);
  }

  private Strip strip(RoomChange.Join join, Plug plug) {
    Optional<HearingTally> tally =
        join.audited()
            ? Optional.of(tallies.computeIfAbsent(join.id(), id -> new HearingTally()))
            : Optional.empty();
    return new Strip(join.id(), format, plug, join.gate(), tally);
  }

  private void leave(ParticipantId id) {
    strips.remove(id);
    listensAs.remove(id);
    listensAs.values().removeIf(id::equals);
  }

  private void amplify(ParticipantId id, Gain gain) {
    Strip strip = strips.get(id);
    if (strip != null) {
      adjustments.add(() -> strip.amplify(gain));
    }
  }

  private void replug(ParticipantId id, Plug plug) {
    Strip strip = strips.get(id);
    if (strip != null) {
      adjustments.add(() -> strip.replug(plug));
    }
  }

  private void listenAs(ParticipantId id, Optional<ParticipantId> ear) {
    listensAs.remove(id);
    ear.ifPresent(whose -> listensAs.put(id, whose));
  }
}
