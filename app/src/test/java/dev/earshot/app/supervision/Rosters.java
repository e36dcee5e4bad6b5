package dev.earshot.app.supervision;

import dev.earshot.mixer.conference.MemberTag;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Conferences for tests: a participant's role follows from his tag, as at the local focus. */
public final class Rosters {
  public static final Instant T0 = Instant.parse("2026-11-20T10:00:00Z");
  public static final ConferenceKey ROOM = new ConferenceKey("room-1");
  public static final ParticipantKey SELF = new ParticipantKey("self");
  public static final ParticipantKey ANNA = new ParticipantKey("anna");
  public static final ParticipantKey BOB = new ParticipantKey("bob");
  public static final ParticipantKey CARL = new ParticipantKey("carl");

  private Rosters() {}

  /** The conference with ourselves, listening, and these others. */
  public static ObservedConference room(ObservedParticipant... others) {
    return room(T0, Known.confirmed(new SpeakScope.Nobody(), T0), others);
  }

  public static ObservedConference room(
      Instant asOf, Known<SpeakScope> own, ObservedParticipant... others) {
    List<ObservedParticipant> all = new java.util.ArrayList<>(List.of(others));
    all.add(self(own));
    return new ObservedConference(ROOM, "Room 1", "", Known.confirmed(T0, T0), all, asOf);
  }

  public static ObservedParticipant agent(ParticipantKey key) {
    return participant(key, Known.confirmed(Set.of(new MemberTag("agent")), T0), role(Role.AGENT));
  }

  public static ObservedParticipant customer(ParticipantKey key) {
    return participant(
        key, Known.confirmed(Set.of(new MemberTag("customer")), T0), role(Role.CUSTOMER));
  }

  /** Neither tag nor role are known. */
  public static ObservedParticipant stranger(ParticipantKey key) {
    return participant(key, Known.unknown(T0), Known.unknown(T0));
  }

  public static ObservedParticipant self(Known<SpeakScope> scope) {
    ObservedParticipant base =
        participant(
            SELF, Known.confirmed(Set.of(new MemberTag("supervisor")), T0), role(Role.SUPERVISOR));
    return new ObservedParticipant(
            SELF,
            "Mara",
            "mara",
            base.role(),
            base.tags(),
            base.speakScope(),
            base.muted(),
            base.held(),
            base.talking(),
            base.joinedAt(),
            true)
        .speakingTo(scope);
  }

  public static ObservedParticipant participant(
      ParticipantKey key, Known<Set<MemberTag>> tags, Known<Role> role) {
    return new ObservedParticipant(
        key,
        key.value(),
        "",
        role,
        tags,
        Known.confirmed(new SpeakScope.Everybody(), T0),
        Known.confirmed(false, T0),
        Known.confirmed(false, T0),
        Known.confirmed(false, T0),
        Known.confirmed(T0, T0),
        false);
  }

  public static ObservedParticipant held(ObservedParticipant p, boolean held) {
    return new ObservedParticipant(
        p.key(),
        p.name(),
        p.number(),
        p.role(),
        p.tags(),
        p.speakScope(),
        p.muted(),
        Known.confirmed(held, T0),
        p.talking(),
        p.joinedAt(),
        p.self());
  }

  private static Known<Role> role(Role role) {
    return Known.confirmed(role, T0);
  }
}
