package dev.earshot.app.simulate.laml;

import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.DirectMember;
import dev.earshot.audio.focus.EntryOptions;
import dev.earshot.audio.focus.EntryRules;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.audio.focus.RoomOptions;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.port.Port;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who sits in a conference and who hears whom, carried out by the focus: every call has a tag of
 * its own, and a coach speaks only to that of one call. Guarded by {@link Exchange}.
 */
final class Seating {
  private final ConferenceFocus focus;
  private final RoomNews news;
  private final Set<Quirk> quirks;
  private final InstantSource clock;

  Seating(ConferenceFocus focus, RoomNews news, Set<Quirk> quirks, InstantSource clock) {
    this.focus = focus;
    this.news = news;
    this.quirks = quirks;
    this.clock = clock;
  }

  void seat(Room room, PhoneCall call, Port port, Verb.Conference entry, Optional<Member> coached) {
    Instant now = clock.instant();
    DirectMember who = new DirectMember(call.parties.from(), "", Optional.empty());
    UUID seat;
    try {
      seat = focus.joinDirect(room.sid, who, options(call, entry, coached), port);
    } catch (IllegalStateException e) {
      throw Refused.conference(String.valueOf(e.getMessage()));
    }
    if (!entry.muted()) {
      focus.act(seat, List.of(new MemberAction.Unmute()));
    }
    if (!room.used) {
      room.callback = entry.callback();
      room.used = true;
    }
    Member member = new Member(call, seat, entry, now);
    room.members.put(call.sid, member);
    room.seats.put(call.sid, seat);
    room.updated = now;
    news.participant(room, member, "participant-join", now);
    if (room.ready()) {
      room.started = Optional.of(now);
      news.conference(room, "conference-start", now);
    }
  }

  private static EntryOptions options(
      PhoneCall call, Verb.Conference entry, Optional<Member> coached) {
    RoomOptions room = new RoomOptions(entry.most(), Duration.ZERO, Duration.ZERO);
    // Muted at first: the focus counts where the voice of those goes who enter so. Ending is the
    // exchange's matter: the calls go on with their documents.
    EntryOptions options =
        EntryOptions.NONE
            .withTags(Set.of(call.ear))
            .withMuted(true)
            .withRules(new EntryRules(entry.starts(), false, entry.beep()))
            .withRoom(room);
    return coached.map(target -> options.withSpeakOnlyTo(target.call.ear)).orElse(options);
  }

  /** The value: whether his leaving ends the conference. */
  boolean leave(Room room, String sid) {
    Member member = room.members.remove(sid);
    if (member == null) {
      return false;
    }
    Instant now = clock.instant();
    room.updated = now;
    focus.audit(member.seat).ifPresent(audit -> room.audits.put(sid, audit));
    focus.remove(member.seat);
    news.participant(room, member, "participant-leave", now);
    if (quirks.contains(Quirk.EVERYONE_AFTER_TARGET)) {
      room.members.values().stream()
          .filter(coach -> coach.coaching && coach.target.equals(Optional.of(sid)))
          .forEach(this::speaksToEverybody);
    }
    return !room.over() && (member.ends || room.members.isEmpty());
  }

  private void speaksToEverybody(Member coach) {
    coach.coaching = false;
    coach.target = Optional.empty();
    focus.act(coach.seat, List.of(new MemberAction.Uncoach()));
  }

  /**
   * @throws Refused 16002 if it is not there, 16027 if it is on hold and Twilio
   */
  Member requireCoachable(Room room, String coach, String target, Dialect dialect) {
    Optional<Member> member = room.member(target).filter(_ -> !coach.equals(target));
    if (member.isEmpty()) {
      throw Refused.conference("CallSidToCoach " + target + " is not in the conference");
    }
    if (dialect.twilio() && member.get().hold) {
      throw new Refused(400, Refused.COACHED_ON_HOLD, "CallSidToCoach " + target + " is on hold");
    }
    return member.get();
  }

  /** All of it together, or nothing if it is refused. */
  PendingChange update(Room room, Member member, ParticipantUpdate update, Dialect dialect) {
    boolean coaching = update.coaching().orElse(member.coaching);
    Optional<String> target = update.target().or(() -> member.target);
    if (update.coaching().orElse(false) && update.target().isEmpty()) {
      throw Refused.conference("Coaching=true requires CallSidToCoach");
    }
    boolean aims = update.coaching().orElse(false) || update.target().isPresent();
    List<MemberAction> actions = new ArrayList<>();
    if (aims && coaching) {
      Member coached = requireCoachable(room, member.call.sid, target.orElseThrow(), dialect);
      actions.add(new MemberAction.Coach(coached.call.ear));
    } else if (update.coaching().isPresent()) {
      actions.add(new MemberAction.Uncoach());
    }
    update
        .muted()
        .ifPresent(on -> actions.add(on ? new MemberAction.Mute() : new MemberAction.Unmute()));
    update
        .hold()
        .ifPresent(on -> actions.add(on ? new MemberAction.Hold() : new MemberAction.Unhold()));
    note(room, member, update, coaching, target);
    return focus.act(member.seat, actions);
  }

  private void note(
      Room room,
      Member member,
      ParticipantUpdate update,
      boolean coaching,
      Optional<String> target) {
    Instant now = clock.instant();
    boolean aimed = coaching != member.coaching || coaching && !target.equals(member.target);
    boolean muted = update.muted().orElse(member.muted);
    boolean hold = update.hold().orElse(member.hold);
    boolean mutes = muted != member.muted;
    boolean holds = hold != member.hold;
    member.coaching = coaching;
    member.target = coaching || quirks.contains(Quirk.KEEP_TARGET) ? target : Optional.empty();
    member.muted = muted;
    member.hold = hold;
    member.updated = now;
    if (mutes) {
      news.participant(room, member, muted ? "participant-mute" : "participant-unmute", now);
    }
    if (holds) {
      news.participant(room, member, hold ? "participant-hold" : "participant-unhold", now);
    }
    if (aimed) {
      news.participant(room, member, "participant-modify", now);
    }
  }
}
