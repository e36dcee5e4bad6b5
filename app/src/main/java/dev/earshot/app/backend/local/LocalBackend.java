package dev.earshot.app.backend.local;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.ConferenceBackend;
import dev.earshot.app.backend.CustomerEar;
import dev.earshot.app.backend.leg.OwnCall;
import dev.earshot.app.backend.leg.SupervisorPhone;
import dev.earshot.app.supervision.BackendCall;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Capabilities;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionInput;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A conference focus as a back end, in this process or in another. It confirms everything within
 * one tick; our own leg is a real call of the softphone over SIP and RTP.
 *
 * <p>A whisper is addressed by a private tag that exactly its targets carry, so whoever joins while
 * it lasts does not hear it, whatever his tag. The lock is held only while changes are handed to
 * the mixer, which keeps their order: a mute asked for after an unmute is in force after it.
 */
public final class LocalBackend implements ConferenceBackend {
  private final LocalParts parts;
  private final LocalRooms focus;
  private final SupervisorPhone phone;
  private final InstantSource clock;
  private final RoomReports reports;
  private final LocalMeasures measures;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Optional<Stay> stay = Optional.empty();

  public LocalBackend(LocalParts parts, Function<String, RoomTitle> titles, InstantSource clock) {
    this.parts = parts;
    this.focus = parts.rooms();
    this.phone = parts.phone();
    this.clock = clock;
    reports = new RoomReports(focus, new RoomObserver(titles, focus::talking), clock, this::self);
    measures = new LocalMeasures(parts, clock);
  }

  @Override
  public String name() {
    return focus.name();
  }

  @Override
  public Capabilities capabilities() {
    return focus.capabilities();
  }

  @Override
  public void start(Consumer<BackendEvent> listener) {
    reports.start(listener);
  }

  /** To be told of everything that happens in the focus; its thread. */
  public void onFocusEvent(FocusEvent event) {
    reports.onFocusEvent(event);
  }

  @Override
  public SessionInput.Answer.Joined join(
      ConferenceKey conference, long membership, BooleanSupplier abandoned) {
    String room =
        focus.rooms().stream()
            .filter(r -> RoomObserver.key(r).equals(conference))
            .findFirst()
            .map(FocusRoom::name)
            .orElseThrow(() -> InForce.gone("The conference has ended"));
    Stay joining = new Stay(membership, room, new OwnCall("The conference", parts.pauses()));
    begin(joining, abandoned);
    try {
      UUID self = joining.awaitPlace().self();
      InForce.unless(abandoned, "The call was given up");
      // Also waits until our seat is in the mixer, and with it the count of who hears us.
      InForce.await(focus.act(self, List.of(new MemberAction.Mute())), "the mute");
      measures.begin(self, room);
      return new SessionInput.Answer.Joined(
          RoomObserver.key(self),
          ownScope(joining),
          reports.observe(room).orElseThrow(() -> InForce.gone("The conference has ended")));
    } catch (BackendException e) {
      joining.call().hangUp();
      forget(joining);
      throw e;
    }
  }

  private void begin(Stay joining, BooleanSupplier abandoned) {
    lock.lock();
    try {
      if (stay.isPresent() || abandoned.getAsBoolean()) {
        throw new BackendException(
            new BackendProblem.InvalidState("There is still a call in another conference"));
      }
      stay = Optional.of(joining);
    } finally {
      lock.unlock();
    }
    List<SipHeader> headers =
        List.of(new SipHeader("X-Muted", "true"), new SipHeader("X-Member-Tag", "supervisor"));
    joining
        .call()
        .dialled(
            phone.dial(
                LocalUri.of(joining.room(), focus.address()),
                headers,
                (leg, state) -> legBecame(joining, leg, state)));
  }

  /** Sip thread. */
  private void legBecame(Stay of, Leg leg, LegState state) {
    of.call().became(leg, state);
    if (of.place().isEmpty()) {
      return;
    }
    if (state instanceof LegState.Up(boolean held)) {
      reports.tell(new BackendEvent.LegChanged(of.membership(), held));
    } else if (state instanceof LegState.Down(String reason)) {
      forget(of);
      reports.tell(new BackendEvent.LegDown(of.membership(), reason));
    }
  }

  @Override
  public Known<SpeakScope> speak(
      BackendCall.Speak wish, Instant askedAt, BooleanSupplier abandoned) {
    Set<UUID> ears =
        wish.targets().stream().map(InForce::callSid).collect(Collectors.toUnmodifiableSet());
    Stay inside;
    List<PendingChange> changes = new ArrayList<>();
    lock.lock();
    try {
      inside = inside();
      if (abandoned.getAsBoolean()) {
        throw InForce.gone("The wish was taken back");
      }
      measures.intend(wish.mode() == Mode.BARGE, ears);
      changes.add(phone.talkTo(inside.call().leg()));
      changes.add(place(inside, wish.mode(), ears));
    } finally {
      lock.unlock();
    }
    if (wish.mode() == Mode.WHISPER) {
      measures.click(askedAt, ears);
    }
    changes.forEach(change -> InForce.await(change, "who hears you"));
    return ownScope(inside);
  }

  /**
   * Targets first, then ourselves: the mixer keeps this order. Whether every target got the tag is
   * not asked here but seen in the end: a target who has left does not hear us.
   */
  private PendingChange place(Stay inside, Mode mode, Set<UUID> ears) {
    Stay.Place place = inside.place().orElseThrow(() -> InForce.gone("Not yet in the conference"));
    MemberAction relation = new MemberAction.Uncoach();
    if (mode == Mode.WHISPER) {
      place.group().regroup(ears).forEach(focus::act);
      relation = new MemberAction.Coach(place.group().tag());
    }
    return focus.act(place.self(), List.of(relation, new MemberAction.Unmute()));
  }

  @Override
  public Known<SpeakScope> mute() {
    Optional<PendingChange> change;
    lock.lock();
    try {
      change = self().map(me -> focus.act(me, List.of(new MemberAction.Mute())));
      phone.talkTo(Optional.empty());
    } finally {
      lock.unlock();
    }
    change.ifPresent(mute -> InForce.await(mute, "the mute"));
    measures.intendNobody();
    return Known.confirmed(new SpeakScope.Nobody(), clock.instant());
  }

  @Override
  public void leave() {
    Optional<Stay> leaving = stay;
    leaving.ifPresent(Stay::leave);
    leaving.ifPresent(this::forget);
  }

  @Override
  public void hangUp() {
    Optional<Stay> ending = stay;
    ending.ifPresent(s -> s.call().hangUp());
    ending.ifPresent(this::forget);
  }

  private void forget(Stay ended) {
    lock.lock();
    try {
      if (stay.equals(Optional.of(ended))) {
        stay = Optional.empty();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void setTag(ParticipantKey participant, Optional<MemberTag> tag) {
    focus.carryOut(
        participant,
        tag.<MemberAction>map(MemberAction.Tag::new).orElseGet(MemberAction.Untag::new),
        "the tag");
  }

  @Override
  public Optional<CustomerEar> listenAlong() {
    return stay.flatMap(inside -> inside.listenAlong(phone, focus.address()));
  }

  @Override
  public void listenAs(Optional<ParticipantKey> ear) {
    UUID self = self().orElseThrow(InForce::outside);
    InForce.await(focus.listenAs(self, ear.map(InForce::callSid)), "the ear");
  }

  @Override
  public void muteParticipant(ParticipantKey participant, boolean muted) {
    focus.carryOut(
        participant, muted ? new MemberAction.Mute() : new MemberAction.Unmute(), "the mute");
  }

  @Override
  public void holdParticipant(ParticipantKey participant, boolean held) {
    focus.carryOut(
        participant, held ? new MemberAction.Hold() : new MemberAction.Unhold(), "the hold");
  }

  @Override
  public void removeParticipant(ParticipantKey participant) {
    if (!focus.remove(InForce.callSid(participant))) {
      throw InForce.gone("There is no such participant");
    }
  }

  @Override
  public Optional<Measures> measures() {
    return measures.now();
  }

  /** Levels for the meters; any thread. */
  public LocalMeasures levels() {
    return measures;
  }

  @Override
  public void close() {
    hangUp();
    reports.stop();
  }

  private Optional<UUID> self() {
    return stay.flatMap(Stay::self);
  }

  private Stay inside() {
    return stay.filter(s -> s.self().isPresent()).orElseThrow(InForce::outside);
  }

  private Known<SpeakScope> ownScope(Stay inside) {
    return inside
        .self()
        .map(self -> reports.scope(inside.room(), self))
        .orElse(Known.unknown(clock.instant()));
  }
}
