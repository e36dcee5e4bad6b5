package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Known;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What is asked about other members: their tag, mute and end. Accepted is REQUESTED; what failed is
 * UNKNOWN afterwards, not what it was. Any thread; each method blocks for one request.
 */
final class Others {
  private final JambonzApi api;
  private final RoomReports reports;
  private final Duration patience;
  private final InstantSource clock;

  Others(JambonzApi api, RoomReports reports, Duration patience, InstantSource clock) {
    this.api = api;
    this.reports = reports;
    this.patience = patience;
    this.clock = clock;
  }

  void tag(String callSid, Optional<MemberTag> tag) {
    ParticipantAction action =
        tag.<ParticipantAction>map(ParticipantAction.Tag::new)
            .orElseGet(ParticipantAction.Untag::new);
    act(
        callSid,
        action,
        member -> member.tagged(tag, clock.instant()),
        member -> member.tagLost(clock.instant()));
  }

  /** Never unmutes somebody on hold: that would make him heard (B9). */
  void mute(String callSid, boolean muted) {
    boolean held =
        reports
            .read(book -> book.member(callSid))
            .flatMap(member -> member.held.value())
            .orElse(false);
    if (held && !muted) {
      throw new BackendException(
          new BackendProblem.InvalidState("He is on hold: unmuting would make him heard at once"));
    }
    ParticipantAction action =
        muted ? new ParticipantAction.Mute() : new ParticipantAction.Unmute();
    act(
        callSid,
        action,
        member -> member.muted = Known.requested(muted, clock.instant()),
        member -> member.muted = Known.unknown(clock.instant()));
  }

  /** An unhold unmutes (B9): whoever was muted before is muted again at once. */
  void hold(String callSid, boolean held) {
    boolean muted =
        reports
            .read(book -> book.member(callSid))
            .flatMap(member -> member.muted.value())
            .orElse(false);
    ParticipantAction action = held ? new ParticipantAction.Hold() : new ParticipantAction.Unhold();
    act(
        callSid,
        action,
        member -> member.held = Known.requested(held, clock.instant()),
        member -> member.held = Known.unknown(clock.instant()));
    if (!held && muted) {
      mute(callSid, true);
    }
  }

  /** Hangs up; jambonz takes no kick over REST. */
  void remove(String callSid) {
    api.hangUp(callSid);
  }

  private void act(
      String callSid,
      ParticipantAction action,
      Consumer<Member> accepted,
      Consumer<Member> failed) {
    try {
      api.act(callSid, action, patience);
    } catch (BackendException e) {
      boolean lost = e.problem() instanceof BackendProblem.NotFound;
      reports.member(
          callSid,
          member -> {
            failed.accept(member);
            member.uncontrolled |= lost;
          });
      throw e;
    }
    reports.member(callSid, accepted);
  }

  /** Members of a room that still carry a tag of a whisper of ours, with what they had before. */
  Map<String, Optional<MemberTag>> borrowed(Room room) {
    return room.members.values().stream()
        .filter(m -> m.tags.value().orElse(Set.of()).stream().anyMatch(MemberTag::isPrivate))
        .collect(
            Collectors.toMap(
                m -> m.callSid, m -> m.lasting.value().flatMap(t -> t.stream().findFirst())));
  }

  /** Gives them back what they had; what cannot be done is left. */
  void giveBack(Map<String, Optional<MemberTag>> tags) {
    for (Map.Entry<String, Optional<MemberTag>> entry : List.copyOf(tags.entrySet())) {
      try {
        tag(entry.getKey(), entry.getValue());
      } catch (BackendException e) {
        // Told by the member's tag, which is unknown now.
      }
    }
  }
}
