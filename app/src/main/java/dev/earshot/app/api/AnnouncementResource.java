package dev.earshot.app.api;

import dev.earshot.audio.focus.Announcement;
import dev.earshot.audio.focus.Audience;
import dev.earshot.audio.focus.play.Sound;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Sounds played into conferences. */
final class AnnouncementResource {
  private final FocusControl focus;
  private final SoundLibrary sounds;

  AnnouncementResource(FocusControl focus, SoundLibrary sounds) {
    this.focus = focus;
    this.sounds = sounds;
  }

  List<Route> routes() {
    String all = "/Conferences/{conference}/Announcements";
    return List.of(
        new Route("GET", "/Sounds", _ -> sounds()),
        new Route("GET", all, this::list),
        new Route("POST", all, this::announce),
        new Route("DELETE", all + "/{sid}", this::stop));
  }

  private ApiAnswer sounds() {
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    sounds.names().forEach(names::add);
    return ApiAnswer.json(200, names);
  }

  private ApiAnswer list(ApiRequest request) {
    String room = focus.room(request.conference()).orElseThrow(Refusal::notFound).name();
    ArrayNode playing = JsonNodeFactory.instance.arrayNode();
    focus.announcements().stream()
        .filter(announcement -> announcement.room().equals(room))
        .forEach(announcement -> playing.add(RoomDocuments.announcement(announcement)));
    return ApiAnswer.json(200, playing);
  }

  private ApiAnswer announce(ApiRequest request) {
    String room = request.conference();
    JsonNode body = request.body();
    Sound sound = sound(body.path("sound"));
    Audience audience = audience(body);
    if (focus.room(room).isEmpty()) {
      return ApiAnswer.notFound();
    }
    try {
      Announcement playing = focus.announce(room, sound, audience);
      return Barrier.passed(focus, room, ApiAnswer.json(201, RoomDocuments.announcement(playing)));
    } catch (IllegalArgumentException nobody) {
      return ApiAnswer.notFound();
    } catch (IllegalStateException tooMany) {
      return ApiAnswer.message(409, String.valueOf(tooMany.getMessage()));
    }
  }

  private Sound sound(JsonNode name) {
    if (!name.isString()) {
      throw Refusal.badRequest("announcement requires sound property, a name of GET …/Sounds");
    }
    try {
      return sounds
          .find(name.stringValue())
          .orElseThrow(
              () -> Refusal.badRequest("announcement invalid sound property: there is no such"));
    } catch (IOException notASound) {
      throw Refusal.badRequest("announcement invalid sound property: the file cannot be played");
    }
  }

  private static Audience audience(JsonNode body) {
    List<String> given = body.properties().stream().map(e -> e.getKey()).toList();
    List<String> said = List.of("to", "tag", "call_sid").stream().filter(given::contains).toList();
    if (said.size() > 1) {
      throw Refusal.badRequest("announcement takes only one of to, tag and call_sid");
    }
    return switch (said.isEmpty() ? "to" : said.getFirst()) {
      case "tag" -> new Audience.Tagged(Tags.publicTag("announcement", "tag", body.path("tag")));
      case "call_sid" -> new Audience.One(member(body.path("call_sid")));
      default -> everybody(body.path("to"));
    };
  }

  private static UUID member(JsonNode callSid) {
    return Optional.of(callSid)
        .filter(JsonNode::isString)
        .flatMap(text -> ApiRequest.uuidOf(text.stringValue()))
        .orElseThrow(
            () -> Refusal.badRequest("announcement invalid call_sid property: must be a UUID"));
  }

  private static Audience everybody(JsonNode to) {
    if (!to.isMissingNode() && !to.asString("").equals("all")) {
      throw Refusal.badRequest("announcement invalid to property: must be all");
    }
    return new Audience.Everybody();
  }

  private ApiAnswer stop(ApiRequest request) {
    String room = request.conference();
    UUID sid = request.uuid("sid");
    boolean here =
        focus.announcements().stream().anyMatch(a -> a.id().equals(sid) && a.room().equals(room));
    return here && focus.stopAnnouncement(sid)
        ? Barrier.passed(focus, room, ApiAnswer.noContent())
        : ApiAnswer.notFound();
  }
}
