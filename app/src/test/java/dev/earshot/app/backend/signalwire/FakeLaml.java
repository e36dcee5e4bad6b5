package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.VirtualTime;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.Headers;

/**
 * The interface of a fake system in virtual time: answers late, wrongly or not at all as it is
 * told, and writes down what was asked.
 */
final class FakeLaml implements LamlApi {
  static final String ACCOUNT = "720796a0-8ee9-4350-83bd-2d07a3121f1e";

  /** Instead of a status: carried out, but the answer does not arrive in time. */
  static final int LOST = 1;

  /** Instead of a status: the connection breaks. */
  static final int RESET = 2;

  /** Instead of a status: answered as if it were carried out, which it is not. */
  static final int IGNORED = 3;

  /** Instead of a status: not carried out, and no answer in time. */
  static final int SILENT = 4;

  private static final Duration SHORT = Duration.ofMillis(10);

  private final FakeRooms rooms;
  private final VirtualTime time;

  /** Bodies of updates of participants, in order. */
  final List<String> updates = new ArrayList<>();

  final List<Instant> updatedAt = new ArrayList<>();
  final List<NewCall> placed = new ArrayList<>();
  final List<String> ended = new ArrayList<>();
  BiConsumer<String, NewCall> ringing = (sid, call) -> {};

  /** By kind of request, what becomes of the next ones; used up one by one. */
  final Map<String, List<Integer>> refusals = new LinkedHashMap<>();

  Supplier<Duration> answers = () -> SHORT;
  boolean unplugged;

  /** Hears of each question about one participant. */
  Consumer<String> asked = question -> {};

  int looks;
  private int inFlight;
  int mostInFlight;

  FakeLaml(FakeRooms rooms, VirtualTime time) {
    this.rooms = rooms;
    this.time = time;
  }

  void refuse(String kind, Integer... statuses) {
    refusals.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(List.of(statuses));
  }

  private int fate(String kind) {
    if (unplugged) {
      return RESET;
    }
    List<Integer> left = refusals.getOrDefault(kind, List.of());
    return left.isEmpty() ? 200 : left.removeFirst();
  }

  /** Half of the time before it takes effect, half after. */
  private <T> T request(String kind, Duration limit, Supplier<T> effect, Supplier<T> pretended) {
    int fate = fate(kind);
    Duration half = answers.get().dividedBy(2);
    time.pause(shorter(half, limit));
    if (fate == RESET) {
      throw failed(new BackendProblem.Unavailable("connection reset"));
    }
    if (fate == SILENT || half.compareTo(limit) >= 0) {
      time.pause(limit.minus(shorter(half, limit)));
      throw failed(new BackendProblem.Unconfirmed("no answer"));
    }
    if (fate >= 400) {
      time.pause(half);
      throw failed(
          Answers.problem(
              "SignalWire",
              new dev.earshot.app.http.HttpCalls.Answer(fate, Headers.of(), ""),
              time.instant()));
    }
    T result = fate == IGNORED ? pretended.get() : effect.get();
    if (fate == LOST || half.multipliedBy(2).compareTo(limit) >= 0) {
      time.pause(limit.minus(half));
      throw failed(new BackendProblem.Unconfirmed("no answer"));
    }
    time.pause(half);
    return result;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static BackendException failed(BackendProblem problem) {
    return new BackendException(problem);
  }

  private static BackendException gone() {
    return failed(new BackendProblem.NotFound("SignalWire does not know it (any more)"));
  }

  @Override
  public List<ConferenceRecord> conferences() {
    looks += 2;
    Supplier<List<ConferenceRecord>> list =
        () ->
            rooms.rooms.values().stream()
                .map(r -> new ConferenceRecord(r.sid, r.name, true, Optional.empty()))
                .toList();
    return request("conferences", Duration.ofSeconds(5), list, list);
  }

  @Override
  public List<ParticipantRecord> participants(String conference, Duration limit) {
    looks++;
    Supplier<List<ParticipantRecord>> list =
        () ->
            rooms.room(conference).orElseThrow(FakeLaml::gone).seats.values().stream()
                .map(this::record)
                .toList();
    return request("participants", limit, list, list);
  }

  private ParticipantRecord record(FakeRooms.Seat seat) {
    return new ParticipantRecord(
        seat.callSid,
        "",
        Optional.of(seat.muted),
        Optional.of(seat.held),
        seat.coaching,
        seat.target,
        "in-progress",
        Optional.empty());
  }

  private ParticipantRecord record(String conference, String call) {
    return rooms
        .room(conference)
        .flatMap(room -> Optional.ofNullable(room.seats.get(call)))
        .map(this::record)
        .orElseThrow(FakeLaml::gone);
  }

  @Override
  public ParticipantRecord participant(String conference, String call, Duration limit) {
    Supplier<ParticipantRecord> read = () -> record(conference, call);
    asked.accept("get " + call);
    return request("get", limit, read, read);
  }

  @Override
  public ParticipantRecord update(
      String conference, String call, ParticipantUpdate update, Duration limit) {
    updates.add(update.form());
    updatedAt.add(time.instant());
    inFlight++;
    mostInFlight = Math.max(mostInFlight, inFlight);
    try {
      return request(
          kind(update),
          limit,
          () -> {
            record(conference, call);
            rooms.update(call, update);
            return record(conference, call);
          },
          () -> pretended(record(conference, call), update));
    } finally {
      inFlight--;
    }
  }

  private static ParticipantRecord pretended(ParticipantRecord now, ParticipantUpdate update) {
    Optional<Boolean> muted = Optional.of(!(update instanceof ParticipantUpdate.Unmute));
    boolean coaches = update instanceof ParticipantUpdate.CoachMuted;
    Optional<String> target =
        update instanceof ParticipantUpdate.CoachMuted(String sid)
            ? Optional.of(sid)
            : now.target();
    return new ParticipantRecord(
        now.callSid(), "", muted, now.held(), coaches, target, now.status(), Optional.empty());
  }

  static String kind(ParticipantUpdate update) {
    return switch (update) {
      case ParticipantUpdate.Mute() -> "mute";
      case ParticipantUpdate.Unmute() -> "unmute";
      case ParticipantUpdate.StopCoaching() -> "uncoach";
      case ParticipantUpdate.CoachMuted _ -> "coach";
      case ParticipantUpdate.Hold _ -> "hold";
    };
  }

  @Override
  public void remove(String conference, String call) {
    Supplier<Boolean> removal =
        () -> {
          rooms.leave(call);
          return true;
        };
    request("remove", Duration.ofSeconds(5), removal, () -> true);
  }

  /** Everybody was called by the system, except our own telephone. */
  @Override
  public Optional<CallRecord> call(String sid, Duration limit) {
    Supplier<Optional<CallRecord>> read =
        () ->
            rooms
                .seat(sid)
                .map(
                    s ->
                        new CallRecord(
                            sid,
                            s.number.startsWith("sip:sup") ? s.number : "+1000",
                            s.number,
                            s.number.startsWith("sip:sup") ? "inbound" : "outbound-api",
                            Optional.empty(),
                            "in-progress"));
    return request("call", limit, read, read);
  }

  @Override
  public String createCall(NewCall call) {
    String sid = UUID.randomUUID().toString();
    placed.add(call);
    return request(
        "create call",
        Duration.ofSeconds(5),
        () -> {
          ringing.accept(sid, call);
          return sid;
        },
        () -> sid);
  }

  @Override
  public String createParticipant(String conference, NewCall call) {
    return createCall(call);
  }

  @Override
  public void endCall(String sid) {
    ended.add(sid);
    rooms.leave(sid);
  }

  @Override
  public void endConference(String conference) {
    rooms.end(conference);
  }
}
