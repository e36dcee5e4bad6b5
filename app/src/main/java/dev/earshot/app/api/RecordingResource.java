package dev.earshot.app.api;

import dev.earshot.audio.focus.Recording;
import dev.earshot.audio.focus.RecordingAction;
import dev.earshot.audio.focus.RecordingRequest;
import dev.earshot.audio.focus.RecordingRequest.Subject;
import dev.earshot.audio.focus.record.RecordingFormat;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Recordings of rooms and of single ears. Files are named by the focus and lie in its folder; no
 * request names one.
 */
final class RecordingResource {
  private final FocusControl focus;
  private final RecordingLog log;

  RecordingResource(FocusControl focus, RecordingLog log) {
    this.focus = focus;
    this.log = log;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/Recordings", _ -> list()),
        new Route("GET", "/Recordings/{sid}", this::one),
        new Route("PUT", "/Recordings/{sid}", this::update),
        new Route("POST", "/Conferences/{conference}/Recordings", this::start));
  }

  private ApiAnswer list() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    documents().values().forEach(all::add);
    return ApiAnswer.json(200, all);
  }

  /** What was stopped but is not yet complete is known from its events alone. */
  private Map<UUID, ObjectNode> documents() {
    Map<UUID, ObjectNode> all = new LinkedHashMap<>();
    for (Recording recording : log.all()) {
      boolean ended =
          recording.state() == Recording.State.COMPLETE
              || recording.state() == Recording.State.FAILED;
      String state = ended ? RoomDocuments.lower(recording.state()) : "completing";
      all.put(recording.id(), RoomDocuments.recording(recording, state));
    }
    for (Recording recording : focus.recordings()) {
      String state = RoomDocuments.lower(recording.state());
      all.put(recording.id(), RoomDocuments.recording(recording, state));
    }
    return all;
  }

  private ApiAnswer one(ApiRequest request) {
    return Optional.ofNullable(documents().get(request.uuid("sid")))
        .map(document -> ApiAnswer.json(200, document))
        .orElseGet(ApiAnswer::notFound);
  }

  private ApiAnswer start(ApiRequest request) {
    String room = request.conference();
    RecordingRequest wish = wish(room, request.body());
    if (focus.room(room).isEmpty()) {
      return ApiAnswer.notFound();
    }
    if (wish.subject() instanceof Subject.Ear(UUID ear)
        && focus.room(room).stream()
            .flatMap(r -> r.members().stream())
            .noneMatch(m -> m.callSid().equals(ear))) {
      return ApiAnswer.notFound();
    }
    try {
      ObjectNode document = RoomDocuments.recording(focus.record(wish), "running");
      return Barrier.passed(focus, room, ApiAnswer.json(201, document));
    } catch (IllegalArgumentException nobody) {
      return ApiAnswer.notFound();
    } catch (IllegalStateException impossible) {
      return ApiAnswer.message(409, String.valueOf(impossible.getMessage()));
    }
  }

  private static RecordingRequest wish(String room, JsonNode body) {
    JsonNode ear = body.path("call_sid");
    JsonNode tone = body.path("consentTone");
    if (!tone.isMissingNode() && !tone.isBoolean()) {
      throw Refusal.badRequest("recording invalid consentTone property: must be true or false");
    }
    Subject subject =
        ear.isMissingNode()
            ? new Subject.Room(room)
            : new Subject.Ear(
                ApiRequest.uuidOf(ear.asString(""))
                    .orElseThrow(
                        () ->
                            Refusal.badRequest(
                                "recording invalid call_sid property: must be a UUID")));
    return new RecordingRequest(subject, format(body.path("format")), tone.asBoolean(false));
  }

  private static RecordingFormat format(JsonNode format) {
    if (format.isMissingNode()) {
      return RecordingFormat.WAV;
    }
    return Arrays.stream(RecordingFormat.values())
        .filter(known -> known.extension().equals(format.asString("")))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.badRequest(
                    "recording invalid format property: must be one of "
                        + Arrays.stream(RecordingFormat.values())
                            .map(RecordingFormat::extension)
                            .collect(Collectors.joining(", "))));
  }

  private ApiAnswer update(ApiRequest request) {
    UUID sid = request.uuid("sid");
    String action = request.body().path("recordingAction").path("action").asString("undefined");
    RecordingAction known =
        switch (action) {
          case "pause" -> RecordingAction.PAUSE;
          case "resume" -> RecordingAction.RESUME;
          case "stop" -> RecordingAction.STOP;
          default -> throw Refusal.badRequest("recordingAction invalid action property " + action);
        };
    Optional<Recording> recording =
        focus.recordings().stream().filter(r -> r.id().equals(sid)).findFirst();
    return recording.isPresent() && focus.act(sid, known)
        ? Barrier.passed(focus, recording.get().room(), ApiAnswer.accepted())
        : ApiAnswer.notFound();
  }
}
