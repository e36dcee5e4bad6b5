package dev.earshot.app.supervision;

import dev.earshot.mixer.conference.MemberTag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A supervisor's session at one moment (domain model 2.5). Made only by {@link SessionMachine}.
 *
 * @param conference joined, being joined or being left
 * @param membership names this stay; whatever belongs to another stay is stale
 * @param self our own leg in it
 * @param roster the conference as last seen since we joined
 * @param scope who hears us according to the conference, whatever the gate does
 * @param mode in force
 * @param requested mode on its way
 * @param targets of a whisper: who may hear it, and nobody else
 * @param whisperTag whose carriers a whisper is for; then the targets are those known to carry it
 * @param consents to what the system cannot tell
 * @param barged who was there when barge was confirmed
 * @param next to be joined after leaving
 * @param heardBy who could hear us when the gate was last opened
 * @param explanation why something was taken back, until the user acts again
 * @param tagEdits what we did to tags
 * @param ear whose ear we borrow
 * @param lastId of calls and waits
 * @param askedAt when the user asked for what is going on; the epoch if he did not
 */
public record Session(
    SessionState state,
    Optional<ConferenceKey> conference,
    long membership,
    Optional<ParticipantKey> self,
    Optional<ObservedConference> roster,
    Known<SpeakScope> scope,
    Mode mode,
    Optional<Mode> requested,
    List<ParticipantKey> targets,
    Optional<MemberTag> whisperTag,
    Consents consents,
    Set<ParticipantKey> barged,
    Talk talk,
    boolean bargeAsked,
    Conditions conditions,
    Optional<Pending> pending,
    Optional<ConferenceKey> next,
    boolean gateOpen,
    Set<ParticipantKey> heardBy,
    Quiet quiet,
    Optional<String> explanation,
    TagEdits tagEdits,
    Optional<ParticipantKey> ear,
    Capabilities capabilities,
    long lastId,
    Instant askedAt) {
  /** In no conference, gate shut. */
  public static Session out(Capabilities capabilities, Instant now) {
    return new Session(
        SessionState.OUT,
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        Known.unknown(now),
        Mode.LISTEN,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Consents.NONE,
        Set.of(),
        Talk.NONE,
        false,
        Conditions.USUAL,
        Optional.empty(),
        Optional.empty(),
        false,
        Set.of(),
        new Quiet(Instant.EPOCH, Set.of()),
        Optional.empty(),
        TagEdits.NONE,
        Optional.empty(),
        capabilities,
        0,
        now);
  }

  /** What the customer's ear of ours says. */
  public Guard guard() {
    return conditions.guard();
  }

  /** The same session with the gate as it really is. */
  public Session withGateOpen(boolean open) {
    Transition t = new Transition(this, Timings.DEFAULT, askedAt);
    t.gateOpen = open;
    return t.session();
  }

  /** The participants we know of, ourselves among them; empty while out. */
  public List<ObservedParticipant> participants() {
    return roster.map(ObservedConference::participants).orElse(List.of());
  }

  /** Who could be chosen for a whisper: confirmed colleagues, agents first. */
  public List<ParticipantKey> possibleTargets() {
    return participants().stream()
        .filter(p -> !p.self() && p.isColleague(capabilities.enough()))
        .sorted(Comparator.comparing(p -> !p.role().value().equals(Optional.of(Role.AGENT))))
        .map(ObservedParticipant::key)
        .toList();
  }

  /** Who could hear the next word if the gate were open, as surely as it can be known here. */
  public Audience reach() {
    return self.map(me -> Audience.reach(scope, me, participants(), capabilities.enough()))
        .orElse(Audience.EMPTY);
  }

  /** What stands in the way of a whisper until the user takes it upon himself; one sentence. */
  public Optional<String> doubt() {
    return Doubt.of(this);
  }

  /** The same doubt as long as the user has not accepted it. */
  public Optional<String> doubtToAccept() {
    return Doubt.unresolved(this);
  }

  public boolean canWhisperToTag() {
    return capabilities.can(Capabilities.Capability.WHISPER_TO_TAG);
  }

  /** Whether he is known or taken to be a customer; that nothing is known does not count. */
  boolean isCustomer(ParticipantKey participant) {
    return roster
        .flatMap(r -> r.find(participant))
        .flatMap(p -> p.role().value())
        .filter(Role.CUSTOMER::equals)
        .isPresent();
  }

  /** What a participant is called on the screen. */
  public String nameOf(ParticipantKey participant) {
    return roster.map(r -> r.nameOf(participant)).orElse("?");
  }
}
