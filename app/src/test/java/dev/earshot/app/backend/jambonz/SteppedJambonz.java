package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.VirtualTime;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** jambonz' REST interface in virtual time, before the fake media server. Writes down requests. */
final class SteppedJambonz implements JambonzApi {
  /** Instead of a status: carried out, but the answer does not arrive. */
  static final int LOST = 1;

  /** Instead of a status: the connection breaks. */
  static final int RESET = 2;

  private static final MemberTag NOBODYS = new MemberTag("nobody-x");

  final FakeMedia media;
  private final VirtualTime time;
  private final Supplier<Duration> answer;
  final List<String> requests = new ArrayList<>();
  final List<java.time.Instant> requestedAt = new ArrayList<>();

  /** By action, how often it is refused and with what; used up one by one. */
  final Map<String, List<Integer>> refusals = new LinkedHashMap<>();

  /** Nothing arrives here. */
  boolean unplugged;

  Edition edition = Edition.OSS;
  RequestBudget budget = RequestBudget.UNLIMITED;

  /** Requests for what was so already, while somebody heard us. */
  final List<String> signs = new ArrayList<>();

  final List<NewCall> placed = new ArrayList<>();
  BiConsumer<String, NewCall> ringing = (sid, call) -> {};
  int looks;
  private int inFlight;
  int mostInFlight;

  SteppedJambonz(FakeMedia media, VirtualTime time, Supplier<Duration> answer) {
    this.media = media;
    this.time = time;
    this.answer = answer;
  }

  void refuse(String action, Integer... statuses) {
    refusals.put(action, new ArrayList<>(List.of(statuses)));
  }

  @Override
  public ConferenceList conferences() {
    looks++;
    throwIf(take("conferences"));
    return new ConferenceList(
        edition, media.names().stream().map(this::conference).toList(), false);
  }

  private ConferenceRecord conference(String name) {
    if (edition != Edition.V10) {
      return new ConferenceRecord(name, Optional.empty(), Optional.empty());
    }
    List<ConferenceRecord.MemberRecord> members =
        media.room(name).stream()
            .flatMap(room -> room.members.values().stream())
            .map(
                m -> new ConferenceRecord.MemberRecord(m.callSid, m.from, m.from, m.tag.orElse("")))
            .toList();
    return new ConferenceRecord(name, Optional.of(0L), Optional.of(members));
  }

  @Override
  public List<CallRecord> calls() {
    looks++;
    throwIf(take("calls"));
    return media.everybody().stream()
        .filter(m -> !media.isForgotten(m))
        .map(
            m ->
                new CallRecord(
                    m.callSid,
                    new StatusEvent.Party(m.from, "desk", "inbound"),
                    "callid-" + m.callSid,
                    "",
                    "in-progress",
                    200))
        .toList();
  }

  @Override
  public Optional<CallRecord> call(String callSid) {
    return calls().stream().filter(c -> c.callSid().equals(callSid)).findFirst();
  }

  @Override
  public void act(String callSid, ParticipantAction action, Duration patience) {
    String shown = action.shown().replaceAll("nobody-\\w+", NOBODYS.value());
    if (media.isSo(callSid, action)) {
      signs.add(shown);
    } else {
      requests.add(shown);
      requestedAt.add(time.instant());
    }
    inFlight++;
    mostInFlight = Math.max(mostInFlight, inFlight);
    Duration takes = answer.get();
    time.pause(takes.compareTo(patience) < 0 ? takes : patience);
    inFlight--;
    if (takes.compareTo(patience) >= 0) {
      throw new BackendException(new BackendProblem.Unconfirmed("no answer"));
    }
    int refused = take(action.word());
    Optional<String> tag =
        switch (action) {
          case ParticipantAction.Tag(MemberTag t) -> Optional.of(t.value());
          case ParticipantAction.Coach(MemberTag t) -> Optional.of(t.value());
          default -> Optional.empty();
        };
    int answered =
        refused != 0 && refused != LOST ? refused : media.act(callSid, action.word(), tag);
    throwIf(refused == LOST ? 408 : answered);
  }

  private int take(String what) {
    if (unplugged) {
      return RESET;
    }
    List<Integer> left = refusals.getOrDefault(what, List.of());
    return left.isEmpty() ? 0 : left.removeFirst();
  }

  private void throwIf(int status) {
    if (status == RESET) {
      throw new BackendException(new BackendProblem.Unavailable("connection reset"));
    }
    if (status != 0 && status != 202) {
      throw new BackendException(
          status == 408
              ? new BackendProblem.Unconfirmed("no answer")
              : Answers.problem(status, "", budget));
    }
  }

  @Override
  public void hangUp(String callSid) {
    requests.add("hang up");
    requestedAt.add(time.instant());
    throwIf(take("hang up"));
    media.leave(callSid);
  }

  @Override
  public String createCall(NewCall call) {
    requests.add("create call");
    requestedAt.add(time.instant());
    throwIf(take("create call"));
    String sid = UUID.randomUUID().toString();
    placed.add(call);
    ringing.accept(sid, call);
    time.pause(answer.get());
    return sid;
  }

  @Override
  public RequestBudget budget() {
    return budget;
  }
}
