package dev.earshot.app.backend.jambonz;

import dev.earshot.mixer.conference.MemberTag;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The messages that go to and come from jambonz, as it writes them. Pure. */
public final class JambonzMessages {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER = new JsonMapper();

  private JambonzMessages() {}

  /** Body of an updateCall. */
  static ObjectNode participantAction(ParticipantAction action) {
    ObjectNode body = JSON.objectNode();
    body.set("conferenceParticipantAction", parameters(action));
    return body;
  }

  /** The same as a message over the WebSocket of the leg it concerns. */
  static String legCommand(ParticipantAction action) {
    ObjectNode message = JSON.objectNode();
    message.put("type", "command").put("command", "conf:participant-action");
    message.set("data", parameters(action));
    return message.toString();
  }

  private static ObjectNode parameters(ParticipantAction action) {
    ObjectNode parameters = JSON.objectNode().put("action", action.word());
    Optional<MemberTag> tag =
        switch (action) {
          case ParticipantAction.Tag(MemberTag t) -> Optional.of(t);
          case ParticipantAction.Coach(MemberTag t) -> Optional.of(t);
          default -> Optional.empty();
        };
    tag.ifPresent(t -> parameters.put("tag", t.value()));
    return parameters;
  }

  /** Body of a createCall. With verbs instead of an application speech settings are compulsory. */
  static ObjectNode createCall(NewCall call) {
    ObjectNode body = JSON.objectNode().put("from", call.from());
    body.putObject("to").put("type", "user").put("name", call.user());
    call.applicationSid().ifPresent(sid -> body.put("application_sid", sid));
    if (call.applicationSid().isEmpty()) {
      body.putObject("call_hook")
          .put("url", "https://earshot.invalid/unused")
          .put("method", "POST");
      body.put("speech_synthesis_vendor", "google")
          .put("speech_synthesis_language", "en-US")
          .put("speech_synthesis_voice", "en-US-Standard-A")
          .put("speech_recognizer_vendor", "google")
          .put("speech_recognizer_language", "en-US")
          .put("app_json", call.verbs());
    }
    ObjectNode tag = body.putObject("tag").put("role", "supervisor");
    tag.put("room", call.room()).put("mode", "listen");
    return body;
  }

  /** The verb by which a supervisor enters a room: muted, never starting nor ending it. */
  public static ObjectNode supervisorVerb(String room) {
    return JSON.objectNode()
        .put("verb", "conference")
        .put("name", room)
        .put("startConferenceOnEnter", false)
        .put("endConferenceOnExit", false)
        .put("joinMuted", true)
        .put("memberTag", "supervisor");
  }

  /** As {@link #supervisorVerb}, for an ear that hears what customers hear: without a tag. */
  public static ObjectNode earVerb(String room) {
    ObjectNode verb = supervisorVerb(room);
    verb.remove("memberTag");
    return verb;
  }

  /** A status hook's body, or the {@code data} of a {@code verb:hook}; empty if it is none. */
  public static Optional<StatusEvent> statusEvent(JsonNode data) {
    Optional<StatusEvent.Kind> kind = kind(data.path("event").asString(""));
    String room = data.path("friendly_name").asString("");
    String callSid = data.path("call_sid").asString("");
    if (kind.isEmpty() || room.isEmpty() || callSid.isEmpty()) {
      return Optional.empty();
    }
    long millis = Math.round(Math.clamp(data.path("duration").asDouble(0), 0, 1e9) * 1000);
    return Optional.of(
        new StatusEvent(
            kind.get(),
            room,
            callSid,
            party(data),
            Duration.ofMillis(millis),
            time(data.path("time").asString(""))));
  }

  /** As {@link #statusEvent(JsonNode)}, from text. */
  public static Optional<StatusEvent> statusEvent(String json) {
    try {
      return statusEvent(MAPPER.readTree(json));
    } catch (tools.jackson.core.JacksonException e) {
      return Optional.empty();
    }
  }

  /** {@code end-talking} is documented but never sent; it is understood all the same. */
  private static Optional<StatusEvent.Kind> kind(String event) {
    return switch (event.toLowerCase(Locale.ROOT)) {
      case "start" -> Optional.of(StatusEvent.Kind.START);
      case "end" -> Optional.of(StatusEvent.Kind.END);
      case "join" -> Optional.of(StatusEvent.Kind.JOIN);
      case "leave" -> Optional.of(StatusEvent.Kind.LEAVE);
      case "start-talking" -> Optional.of(StatusEvent.Kind.START_TALKING);
      case "stop-talking", "end-talking" -> Optional.of(StatusEvent.Kind.STOP_TALKING);
      default -> Optional.empty();
    };
  }

  /** A {@code call:status}'s data, or a call_status_hook's body. */
  public static Optional<CallStatus> callStatus(JsonNode data) {
    String callSid = data.path("call_sid").asString("");
    String status = data.path("call_status").asString("");
    return callSid.isEmpty() || status.isEmpty()
        ? Optional.empty()
        : Optional.of(new CallStatus(callSid, status, party(data)));
  }

  static StatusEvent.Party party(JsonNode data) {
    return new StatusEvent.Party(
        data.path("from").asString(""),
        data.path("to").asString(""),
        data.path("direction").asString(""));
  }

  private static Optional<Instant> time(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
