package dev.earshot.app.supervision;

import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A session being moved by one input: the former session's fields, changed in place, and the
 * effects. Lives within one call of {@link SessionMachine#next}.
 */
final class Transition {
  final Timings timings;
  final Instant now;
  final List<SessionEffect> effects = new ArrayList<>();

  SessionState state;
  Optional<ConferenceKey> conference;
  long membership;
  Optional<ParticipantKey> self;
  Optional<ObservedConference> roster;
  Known<SpeakScope> scope;
  Mode mode;
  Optional<Mode> requested;
  List<ParticipantKey> targets;
  Optional<MemberTag> whisperTag;
  Consents consents;
  Set<ParticipantKey> barged;
  Talk talk;
  boolean bargeAsked;
  Conditions conditions;
  Optional<Pending> pending;
  Optional<ConferenceKey> next;
  boolean gateOpen;
  Set<ParticipantKey> heardBy;
  Quiet quiet;
  Optional<String> explanation;
  TagEdits tagEdits;
  Optional<ParticipantKey> ear;
  Capabilities capabilities;
  long lastId;
  Instant askedAt;

  Transition(Session from, Timings timings, Instant now) {
    this.timings = timings;
    this.now = now;
    state = from.state();
    conference = from.conference();
    membership = from.membership();
    self = from.self();
    roster = from.roster();
    scope = from.scope();
    mode = from.mode();
    requested = from.requested();
    targets = from.targets();
    whisperTag = from.whisperTag();
    consents = from.consents();
    barged = from.barged();
    talk = from.talk();
    bargeAsked = from.bargeAsked();
    conditions = from.conditions();
    pending = from.pending();
    next = from.next();
    gateOpen = from.gateOpen();
    heardBy = from.heardBy();
    quiet = from.quiet();
    explanation = from.explanation();
    tagEdits = from.tagEdits();
    ear = from.ear();
    capabilities = from.capabilities();
    lastId = from.lastId();
    askedAt = from.askedAt();
  }

  Session session() {
    return new Session(
        state,
        conference,
        membership,
        self,
        roster,
        scope,
        mode,
        requested,
        targets,
        whisperTag,
        consents,
        barged,
        talk,
        bargeAsked,
        conditions,
        pending,
        next,
        gateOpen,
        heardBy,
        quiet,
        explanation,
        tagEdits,
        ear,
        capabilities,
        lastId,
        askedAt);
  }

  /** Shuts the gate if it is open, before anything else happens. */
  void close(String why) {
    if (gateOpen) {
      effects.addFirst(new SessionEffect.CloseGate(why));
      wasClosed();
    }
  }

  /** The gate is shut, by us or by somebody else. */
  void wasClosed() {
    gateOpen = false;
    quiet = new Quiet(now, heardBy);
  }

  void explain(String why) {
    explanation = Optional.of(why);
  }

  void tell(SessionEffect.Kind kind, String what, String detail) {
    effects.add(new SessionEffect.Tell(kind, what, detail));
  }

  /** Makes a call the pending action, in place of whatever was pending. */
  void await(Pending.Step step, int attempt, BackendCall call, Duration timeout) {
    abandonPending();
    long id = ask(call, timeout);
    pending = Optional.of(new Pending(id, step, attempt));
  }

  /** Makes a wait the pending action. */
  void pause(Pending.Step step, int attempt, Instant until) {
    abandonPending();
    long id = ++lastId;
    effects.add(new SessionEffect.Wake(id, until));
    pending = Optional.of(new Pending(id, step, attempt));
  }

  /** A call beside the pending action. */
  long ask(BackendCall call, Duration timeout) {
    long id = ++lastId;
    effects.add(new SessionEffect.Call(id, call, timeout, askedAt));
    return id;
  }

  void abandonPending() {
    pending.ifPresent(old -> effects.add(new SessionEffect.Abandon(old.id())));
    pending = Optional.empty();
  }

  boolean isPending(Pending.Step step) {
    return pending.isPresent() && pending.get().step() == step;
  }

  /** The server's own mute, as the pending action. */
  void mute(int attempt) {
    if (state != SessionState.UNCERTAIN) {
      state = SessionState.SWITCHING;
    }
    await(Pending.Step.MUTE, attempt, new BackendCall.Mute(), timings.mute());
  }

  /** From a confirmed mute to {@code to}, as soon as our last words have reached their ears. */
  void speak(Mode to) {
    state = SessionState.SWITCHING;
    requested = Optional.of(to);
    if (quiet.lingersFor(intended(to), timings.drain(), now)) {
      pause(Pending.Step.DRAIN, 1, quiet.since().plus(timings.drain()));
    } else {
      speakNow(to);
    }
  }

  void speakNow(Mode to) {
    GuardMoves.anew(this);
    BackendCall.Speak call =
        to == Mode.WHISPER
            ? new BackendCall.Speak(to, targets, whisperTag, consents.has(Consent.REPLACE_TAGS))
            : new BackendCall.Speak(to, List.of());
    await(Pending.Step.SPEAK, 1, call, timings.speak());
  }

  private Set<ParticipantKey> intended(Mode to) {
    return to == Mode.WHISPER ? Set.copyOf(targets) : barged;
  }

  void leave() {
    close("leaving");
    talk = Talk.NONE;
    bargeAsked = false;
    requested = Optional.empty();
    state = SessionState.LEAVING;
    await(Pending.Step.LEAVE, 1, new BackendCall.Leave(), timings.leave());
  }

  void join(ConferenceKey target) {
    out();
    state = SessionState.JOINING;
    conference = Optional.of(target);
    membership = lastId + 1;
    await(Pending.Step.JOIN, 1, new BackendCall.Join(target, membership), timings.join());
  }

  /** In no conference any more; goes on to the next one if there is one. */
  void left() {
    Optional<ConferenceKey> then = next;
    next = Optional.empty();
    out();
    then.ifPresent(this::join);
  }

  void out() {
    close("not in a conference");
    abandonPending();
    state = SessionState.OUT;
    conference = Optional.empty();
    membership = 0;
    self = Optional.empty();
    roster = Optional.empty();
    scope = Known.unknown(now);
    mode = Mode.LISTEN;
    requested = Optional.empty();
    targets = List.of();
    whisperTag = Optional.empty();
    consents = Consents.NONE;
    barged = Set.of();
    talk = Talk.NONE;
    bargeAsked = false;
    conditions = conditions.withLegHeld(false).withGuard(Guard.OFF);
    tagEdits = TagEdits.NONE;
    ear = Optional.empty();
  }

  String name(ParticipantKey participant) {
    return roster.map(r -> r.nameOf(participant)).orElse("?");
  }
}
