package dev.earshot.app.api;

import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.focus.RoomAction;
import dev.earshot.mixer.conference.MemberTag;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Conferences: list, read, lock, mute, end; and who is in them. */
final class ConferenceResource {
  private final FocusControl focus;
  private final RoomDocuments documents;

  ConferenceResource(FocusControl focus, RoomDocuments documents) {
    this.focus = focus;
    this.documents = documents;
  }

  List<Route> routes() {
    String one = "/Conferences/{conference}";
    return List.of(
        new Route("GET", "/Conferences", this::list),
        new Route("GET", one, r -> ApiAnswer.json(200, documents.conference(room(r)))),
        new Route("PUT", one, this::update),
        new Route("DELETE", one, r -> act(r, new RoomAction.End(), ApiAnswer::noContent)),
        new Route(
            "GET",
            one + "/Participants",
            r -> ApiAnswer.json(200, documents.participants(room(r)))),
        new Route("GET", one + "/Participants/{call_sid}", this::participant));
  }

  private ApiAnswer list(ApiRequest request) {
    List<FocusRoom> rooms = focus.rooms();
    if ("participants".equals(request.query().get("expand"))) {
      return ApiAnswer.json(200, documents.conferences(rooms));
    }
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    rooms.forEach(room -> names.add(room.name()));
    return ApiAnswer.json(200, names);
  }

  private FocusRoom room(ApiRequest request) {
    return focus.room(request.conference()).orElseThrow(Refusal::notFound);
  }

  private ApiAnswer participant(ApiRequest request) {
    UUID callSid = request.uuid("call_sid");
    FocusMember member =
        room(request).members().stream()
            .filter(m -> m.callSid().equals(callSid))
            .findFirst()
            .orElseThrow(Refusal::notFound);
    return ApiAnswer.json(200, documents.measured(member));
  }

  private ApiAnswer update(ApiRequest request) {
    return act(request, action(request.body().path("conferenceAction")), ApiAnswer::accepted);
  }

  private static RoomAction action(JsonNode value) {
    String action = value.path("action").asString("undefined");
    return switch (action) {
      case "lock" -> new RoomAction.Lock();
      case "unlock" -> new RoomAction.Unlock();
      case "muteAll" -> new RoomAction.MuteAll(tags(value.path("except")));
      case "end" -> new RoomAction.End();
      default -> throw Refusal.badRequest("conferenceAction invalid action property " + action);
    };
  }

  private static Set<MemberTag> tags(JsonNode except) {
    if (!except.isArray() && !except.isMissingNode()) {
      throw Refusal.badRequest(
          "conferenceAction invalid except property: must be an array of tags");
    }
    Set<MemberTag> tags = new HashSet<>();
    except.forEach(tag -> tags.add(Tags.publicTag("conferenceAction", "except", tag)));
    return tags;
  }

  private ApiAnswer act(ApiRequest request, RoomAction action, Supplier<ApiAnswer> done) {
    String name = request.conference();
    return InForce.answer(
        focus.act(name, List.of(action)),
        "conference " + name,
        done,
        () -> focus.room(name).isEmpty() ? Optional.of(ApiAnswer.notFound()) : Optional.empty());
  }
}
