package dev.earshot.app.console;

import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * What was asked, what was answered, and who heard us then (P10): append-only, each line with the
 * hash of the one before, the latest {@value #MOST} kept. No audio, no text of messages, no secret:
 * only what the screen itself is told. Any thread.
 */
public final class EvidenceLog {
  static final int MOST = 20_000;

  private final InstantSource clock;
  private final LongSupplier nanos;
  private final long began;
  private final Deque<EvidenceEntry> entries = new ArrayDeque<>();
  private SessionView session = SessionView.OUT;
  private final ChatEvidence chats = new ChatEvidence();
  private Optional<ObservedConference> conference = Optional.empty();
  private EvidenceEntry.Hearing hearing = hearing();
  private String last = "";
  private long count;

  /**
   * @param nanos monotonic
   */
  public EvidenceLog(InstantSource clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
    began = nanos.getAsLong();
  }

  /** The lines after that number, oldest first; 0 for all that are kept. */
  public synchronized List<EvidenceEntry> since(long number) {
    return number == count
        ? List.of()
        : entries.stream().filter(entry -> entry.number() > number).toList();
  }

  /** Takes what the screen is told; what says nothing about our voice is left out. */
  public synchronized void take(ConsoleEvent event) {
    switch (event) {
      case ConsoleEvent.SessionChanged(SessionView next) -> session(next);
      case ConsoleEvent.ActionChanged(ActionView action) ->
          append("action", action.what(), action.detail(), lower(action.stage()));
      case ConsoleEvent.ConnectionChanged(ConnectionView connection) ->
          append("connection", lower(connection.state()), connection.detail(), "");
      case ConsoleEvent.Happened(TimelineEntry entry) when concernsUs(entry.kind()) ->
          append("notice", entry.what(), entry.detail(), "");
      case ConsoleEvent.ConferenceChanged(ObservedConference seen)
          when session.conference().equals(Optional.of(seen.key())) -> {
        conference = Optional.of(seen);
        hearing = hearing();
      }
      case ConsoleEvent.ChatsChanged(var seen) ->
          chats.changes(seen).forEach(change -> append("chat", change.what(), change.detail(), ""));
      default -> {
        // Others' conferences, meters, alerts: nothing about who hears us.
      }
    }
  }

  private static boolean concernsUs(TimelineEntry.Kind kind) {
    return switch (kind) {
      case LISTENING, WHISPERED, BARGED, GATE, REQUEST, PROBLEM, LEFT, EAR, LEAK, TAGGED, JOINED ->
          true;
      case HELD, HAND_RAISED, QUALITY, DEVICE, CONNECTION -> false;
    };
  }

  private void session(SessionView next) {
    boolean gate = next.gateOpen() != session.gateOpen();
    if (!next.conference().equals(session.conference())) {
      conference = Optional.empty();
    }
    session = next;
    EvidenceEntry.Hearing before = hearing;
    hearing = hearing();
    if (!hearing.equals(before)) {
      append(gate ? "gate" : "session", hearing.gate(), "", "");
    }
  }

  private EvidenceEntry.Hearing hearing() {
    return new EvidenceEntry.Hearing(
        session.conference().map(Object::toString).orElse(""),
        lower(session.state()),
        lower(session.mode()) + session.requested().map(mode -> "/" + lower(mode)).orElse(""),
        session.gateOpen() ? "open" : "closed: " + session.gateReason(),
        session.sentence(),
        session.audience().surely(),
        session.audience().possibly(),
        lower(session.guard().state()),
        conference.map(EvidenceLog::roster).orElse(""));
  }

  private void append(String kind, String what, String detail, String stage) {
    EvidenceEntry entry =
        new EvidenceEntry(
            ++count,
            clock.instant(),
            nanos.getAsLong() - began,
            kind,
            what,
            detail,
            stage,
            hearing,
            last);
    last = Sha256.hex(EvidenceText.json(entry).getBytes(StandardCharsets.UTF_8));
    entries.add(entry);
    if (entries.size() > MOST) {
      entries.remove();
    }
  }

  private static String roster(ObservedConference conference) {
    String text =
        conference.participants().stream()
            .map(EvidenceLog::known)
            .sorted()
            .collect(Collectors.joining("\n"));
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  private static String known(ObservedParticipant participant) {
    String tags =
        participant.tags().value().stream()
            .flatMap(java.util.Set::stream)
            .map(Object::toString)
            .sorted()
            .collect(Collectors.joining(","));
    return String.join(
        "|",
        participant.key().value(),
        tags,
        participant.tags().certainty().name(),
        participant.role().value().map(Enum::name).orElse("?"),
        participant.role().certainty().name());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
