package dev.earshot.app.simulate.laml;

import dev.earshot.app.simulate.laml.Verb.Callback;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Status callbacks of conferences (spec chapter 6): who is told, and in which fields. */
final class RoomNews {
  /** As everywhere on this wire: RFC 2822 in UTC. */
  static final DateTimeFormatter DATES =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss +0000", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Values of StatusCallbackEvent, and the token that subscribes to each. */
  private static final Map<String, String> TOKENS =
      Map.ofEntries(
          Map.entry("conference-start", "start"),
          Map.entry("conference-end", "end"),
          Map.entry("participant-join", "join"),
          Map.entry("participant-leave", "leave"),
          Map.entry("participant-mute", "mute"),
          Map.entry("participant-unmute", "mute"),
          Map.entry("participant-hold", "hold"),
          Map.entry("participant-unhold", "hold"),
          Map.entry("participant-modify", "modify"),
          Map.entry("participant-speech-start", "speaker"),
          Map.entry("participant-speech-stop", "speaker"));

  private final Dialect dialect;
  private final String account;
  private final Callbacks callbacks;

  RoomNews(Dialect dialect, String account, Callbacks callbacks) {
    this.dialect = dialect;
    this.account = account;
    this.callbacks = callbacks;
  }

  void conference(Room room, String event, Instant at) {
    tell(room, event, at, Optional.empty());
  }

  void participant(Room room, Member member, String event, Instant at) {
    tell(room, event, at, Optional.of(member));
  }

  private void tell(Room room, String event, Instant at, Optional<Member> member) {
    String token = TOKENS.getOrDefault(event, "");
    if (!dialect.twilio() && token.equals("modify")) {
      return;
    }
    // Counted whether it is sent or not: the number orders what happened, not what was told.
    room.told++;
    Optional<Callback> to = room.callback.filter(callback -> callback.events().contains(token));
    if (to.isEmpty()) {
      return;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("AccountSid", account);
    fields.put("ConferenceSid", room.sid);
    fields.put("FriendlyName", room.name);
    fields.put("StatusCallbackEvent", event);
    fields.put("Timestamp", DATES.format(at));
    member.ifPresent(who -> participant(fields, who));
    if (event.equals("conference-end")) {
      Instant since = room.started.orElse(at);
      fields.put("Duration", String.valueOf(Duration.between(since, at).toSeconds()));
    }
    if (dialect.twilio()) {
      twilio(fields, room, event, member);
    }
    callbacks.post(to.get().to(), fields);
  }

  private static void participant(Map<String, String> fields, Member member) {
    fields.put("CallSid", member.call.sid);
    fields.put("Muted", String.valueOf(member.muted));
    fields.put("Hold", String.valueOf(member.hold));
    fields.put("StartConferenceOnEnter", String.valueOf(member.starts));
    fields.put("EndConferenceOnExit", String.valueOf(member.ends));
  }

  private static void twilio(
      Map<String, String> fields, Room room, String event, Optional<Member> member) {
    fields.put("SequenceNumber", String.valueOf(room.told));
    member.ifPresent(
        who -> {
          fields.put("Coaching", String.valueOf(who.coaching));
          who.target.ifPresent(target -> fields.put("CallSidToCoach", target));
          who.label.ifPresent(label -> fields.put("ParticipantLabel", label));
        });
    if (event.equals("conference-end")) {
      room.reason.ifPresent(reason -> fields.put("ReasonConferenceEnded", reason));
      room.endedBy.ifPresent(call -> fields.put("CallSidEndingConference", call));
    }
  }
}
