package dev.earshot.app.simulate.laml;

import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.mixer.HearingAudit;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.port.Port;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * All calls and conferences, and what may be done to them. One lock, in which nothing waits; any
 * thread. What is over is remembered, the last thousand of each.
 */
final class Exchange {
  private final Dialect dialect;
  private final ConferenceFocus focus;
  private final RoomNews news;
  private final InstantSource clock;
  private final LongSupplier random;
  private final CallBook calls;
  private final RoomBook rooms = new RoomBook();
  private final Seating seating;

  /**
   * @param quirks in force at each moment; may change
   * @param random for SIDs
   */
  Exchange(
      Dialect dialect,
      ConferenceFocus focus,
      RoomNews news,
      Set<Quirk> quirks,
      InstantSource clock,
      LongSupplier random) {
    this.dialect = dialect;
    this.focus = focus;
    this.news = news;
    this.clock = clock;
    this.random = random;
    this.calls = new CallBook(clock);
    this.seating = new Seating(focus, news, quirks, clock);
  }

  /** A call begins. */
  synchronized PhoneCall begin(PhoneCall.Parties parties, CallStatus status) {
    return calls.begin(dialect.sid("CA", random), parties, status);
  }

  synchronized void connect(PhoneCall call, Line line) {
    call.connectBy(line);
  }

  synchronized void enter(PhoneCall call, CallStatus status) {
    call.enter(status, clock.instant());
  }

  synchronized boolean answered(PhoneCall call) {
    return call.status() == CallStatus.IN_PROGRESS;
  }

  /** The call is over: out of its conference, and its document ends. */
  synchronized void over(PhoneCall call, CallStatus how) {
    if (call.status().over()) {
      return;
    }
    call.enter(how, clock.instant());
    rooms.expectNoMore(call.sid);
    rooms.of(call.sid).ifPresent(room -> leave(room, call.sid, "participant_hung_up"));
    call.turns.add(new Turn.Ended());
  }

  /**
   * A call comes into a conference, which is made if it does not exist.
   *
   * @throws Refused 13240 if the call to be coached is not connected to it
   */
  synchronized void join(PhoneCall call, Port port, Verb.Conference entry) {
    if (call.status().over()) {
      return;
    }
    Optional<Room> known = rooms.named(entry.name());
    known.ifPresent(room -> room.expected.remove(call.sid));
    Optional<Member> coached =
        entry
            .coach()
            .flatMap(sid -> known.filter(Room::underWay).flatMap(room -> room.member(sid)));
    if (entry.coach().isPresent() && coached.isEmpty()) {
      throw new Refused(
          400, Refused.COACH_GONE, "coach: " + entry.coach().get() + " is not in " + entry.name());
    }
    seating.seat(known.orElseGet(() -> room(entry.name())), call, port, entry, coached);
  }

  private Room room(String name) {
    return rooms.add(dialect.sid("CF", random), name, clock.instant());
  }

  /**
   * Somebody is being called into a conference, named by its SID or its name (Twilio only).
   *
   * @throws Refused if whom he is to coach is not there
   */
  synchronized Invited invite(String nameOrSid, PhoneCall.Parties parties, Verb.Conference entry) {
    Room room =
        rooms.find(nameOrSid).isPresent()
            ? rooms.open(nameOrSid)
            : rooms.named(nameOrSid).orElseGet(() -> room(nameOrSid));
    entry.coach().ifPresent(sid -> seating.requireCoachable(room, "", sid, dialect));
    PhoneCall call = begin(parties, CallStatus.QUEUED);
    Verb.Conference here = entry.named(room.name);
    room.expected.put(call.sid, new Room.Expected(call, here));
    return new Invited(
        call, Source.Made.conference(here), ParticipantView.expected(room.sid, call, here));
  }

  /**
   * Who has been invited.
   *
   * @param document that brings him in
   */
  record Invited(PhoneCall call, Source document, ParticipantView view) {}

  /** Removes a participant; his call goes on. */
  synchronized void remove(String conference, String callOrLabel) {
    Room room = rooms.open(conference);
    Member member = member(room, callOrLabel);
    leave(room, member.call.sid, "participant_removed");
    member.call.turns.add(new Turn.Left());
  }

  /** A call goes on with another document. */
  synchronized void redirect(String sid, Source to) {
    PhoneCall call = calls.unfinished(sid);
    rooms.of(sid).ifPresent(room -> leave(room, sid, "participant_redirected"));
    call.turns.add(new Turn.Redirected(to));
  }

  private void leave(Room room, String sid, String how) {
    if (seating.leave(room, sid)) {
      complete(room, how, Optional.of(sid));
    }
  }

  private void complete(Room room, String reason, Optional<String> by) {
    for (Member member : List.copyOf(room.members.values())) {
      seating.leave(room, member.call.sid);
      member.call.turns.add(new Turn.Left());
    }
    Instant now = clock.instant();
    room.ended = Optional.of(now);
    room.updated = now;
    room.reason = Optional.of(reason);
    room.endedBy = by;
    room.expected.clear();
    news.conference(room, "conference-end", now);
  }

  /** Ends a conference for everybody. */
  synchronized ConferenceView complete(String conference) {
    Room room = rooms.open(conference);
    complete(room, "conference_ended_via_api", Optional.empty());
    return room.view();
  }

  /** The value says when it is in force; the participant already reads like it. */
  synchronized PendingChange update(
      String conference, String callOrLabel, ParticipantUpdate update) {
    Room room = rooms.open(conference);
    return seating.update(room, member(room, callOrLabel), update, dialect);
  }

  private Member member(Room room, String callOrLabel) {
    return room.member(callOrLabel)
        .or(
            () ->
                room.members.values().stream()
                    .filter(member -> member.label.equals(Optional.of(callOrLabel)))
                    .findFirst())
        .orElseThrow(
            () -> Refused.notFound("/Conferences/" + room.sid + "/Participants/" + callOrLabel));
  }

  /**
   * For whoever ends it; empty if it has not been placed yet.
   *
   * @throws Refused 10000 if it is over
   */
  synchronized Optional<Line> lineOf(String sid) {
    PhoneCall call = calls.unfinished(sid);
    if (call.line().isEmpty()) {
      over(call, CallStatus.CANCELED);
    }
    return call.line();
  }

  /** Forgets a call that is over. */
  synchronized void forget(String sid) {
    calls.forget(sid);
  }

  /** Youngest first. */
  synchronized List<CallView> calls() {
    return calls.views();
  }

  /** Also of one that has been forgotten meanwhile. */
  synchronized CallView view(PhoneCall call) {
    return call.view();
  }

  synchronized CallView callView(String sid) {
    return calls.call(sid).view();
  }

  /** Youngest first. */
  synchronized List<ConferenceView> conferences() {
    return rooms.views();
  }

  synchronized ConferenceView conference(String sid) {
    return rooms.room(sid).view();
  }

  /** Those who are there, in order of coming, and those who have been called. */
  synchronized List<ParticipantView> participants(String conference) {
    Room room = rooms.room(conference);
    List<ParticipantView> views = new ArrayList<>();
    room.members.values().forEach(member -> views.add(member.view(room.sid)));
    room.expected
        .values()
        .forEach(who -> views.add(ParticipantView.expected(room.sid, who.call(), who.entry())));
    return views;
  }

  synchronized ParticipantView participant(String conference, String callOrLabel) {
    return participants(conference).stream()
        .filter(
            view ->
                view.call().equals(callOrLabel) || view.label().equals(Optional.of(callOrLabel)))
        .findFirst()
        .orElseThrow(
            () -> Refused.notFound("/Conferences/" + conference + "/Participants/" + callOrLabel));
  }

  /** Talking, and who left on his own account. Focus thread. */
  synchronized void onEvent(FocusEvent event) {
    switch (event) {
      case FocusEvent.TalkingStarted(_, _, var who) -> talks(who.callSid(), "start");
      case FocusEvent.TalkingStopped(_, _, var who) -> talks(who.callSid(), "stop");
      default -> {}
    }
  }

  private void talks(UUID seat, String what) {
    rooms.seated(
        seat,
        (room, member) ->
            news.participant(room, member, "participant-speech-" + what, clock.instant()));
  }

  /** Samples of one call's voice that another has heard so far, also if either is over. */
  synchronized long heard(String speaker, String listener) {
    return rooms.ofAll(speaker).stream().mapToLong(room -> heard(room, speaker, listener)).sum();
  }

  private long heard(Room room, String speaker, String listener) {
    Optional<UUID> ear = Optional.ofNullable(room.seats.get(listener));
    Optional<HearingAudit> audit =
        Optional.ofNullable(room.audits.get(speaker))
            .or(() -> Optional.ofNullable(room.seats.get(speaker)).flatMap(focus::audit));
    return audit
        .flatMap(a -> ear.map(seat -> a.samplesHeardBy(new ParticipantId(seat.toString()))))
        .orElse(0L);
  }
}
