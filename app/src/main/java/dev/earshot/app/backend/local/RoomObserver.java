package dev.earshot.app.backend.local;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.Role;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A room of the focus as the console knows it. Everything is CONFIRMED, because the focus is asked
 * itself; only the role of somebody without one of the tags {@code agent}, {@code customer}, {@code
 * supervisor} is unknown. Private tags are not shown: what they do is told as {@link
 * SpeakScope.OnlyCalls}.
 */
final class RoomObserver {
  private final Function<String, RoomTitle> titles;
  private final Predicate<UUID> talking;

  RoomObserver(Function<String, RoomTitle> titles, Predicate<UUID> talking) {
    this.titles = titles;
    this.talking = talking;
  }

  /** A room that is opened again under the same name gets another key. */
  static ConferenceKey key(FocusRoom room) {
    return new ConferenceKey(room.name() + "@" + room.startedAt().toEpochMilli());
  }

  static ParticipantKey key(UUID callSid) {
    return new ParticipantKey(callSid.toString());
  }

  /**
   * @param asOf taken before {@code room} was read
   */
  ObservedConference observe(FocusRoom room, Optional<UUID> self, Instant asOf) {
    RoomTitle title = titles.apply(room.name());
    return new ObservedConference(
        key(room),
        title.name(),
        title.topic(),
        Known.confirmed(room.startedAt(), asOf),
        room.members().stream().map(m -> participant(m, room, self, asOf)).toList(),
        asOf);
  }

  private ObservedParticipant participant(
      FocusMember member, FocusRoom room, Optional<UUID> self, Instant asOf) {
    Set<MemberTag> tags =
        member.tags().stream()
            .filter(tag -> !tag.isPrivate())
            .collect(Collectors.toUnmodifiableSet());
    return new ObservedParticipant(
        key(member.callSid()),
        member.displayName().isEmpty() ? member.from() : member.displayName(),
        member.from(),
        role(tags).map(role -> Known.confirmed(role, asOf)).orElse(Known.unknown(asOf)),
        Known.confirmed(tags, asOf),
        Known.confirmed(scope(member, room), asOf),
        Known.confirmed(member.muted(), asOf),
        Known.confirmed(member.held() || member.waiting(), asOf),
        Known.confirmed(talking.test(member.callSid()), asOf),
        Known.confirmed(member.joinedAt(), asOf),
        self.equals(Optional.of(member.callSid())));
  }

  /** Who carries several of these tags counts as what must hear least: a customer first. */
  private static Optional<Role> role(Set<MemberTag> tags) {
    if (tags.contains(new MemberTag("customer"))) {
      return Optional.of(Role.CUSTOMER);
    }
    if (tags.contains(new MemberTag("agent"))) {
      return Optional.of(Role.AGENT);
    }
    return tags.contains(new MemberTag("supervisor"))
        ? Optional.of(Role.SUPERVISOR)
        : Optional.empty();
  }

  static SpeakScope scope(FocusMember member, FocusRoom room) {
    if (member.muted()) {
      return new SpeakScope.Nobody();
    }
    return member
        .speakOnlyTo()
        .map(only -> only(only.tag(), room))
        .orElse(new SpeakScope.Everybody());
  }

  private static SpeakScope only(MemberTag tag, FocusRoom room) {
    if (!tag.isPrivate()) {
      return new SpeakScope.OnlyTag(tag);
    }
    return new SpeakScope.OnlyCalls(
        room.members().stream()
            .filter(member -> member.tags().contains(tag))
            .map(member -> key(member.callSid()))
            .collect(Collectors.toUnmodifiableSet()));
  }
}
