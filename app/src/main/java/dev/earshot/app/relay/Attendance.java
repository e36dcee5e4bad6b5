package dev.earshot.app.relay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Who is in which room, by the status events themselves: the last start of each room and the last
 * join of each member who has not left. What it forgets for want of room is forgotten oldest first.
 * Guarded by its owner.
 */
final class Attendance {
  private static final int MOST_ROOMS = 5_000;
  private static final int MOST_MEMBERS = 500;
  private static final int MOST_TAGS = 10_000;

  private final Map<String, Room> rooms =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Room> eldest) {
          return size() > MOST_ROOMS;
        }
      };

  private final Map<String, String> tags =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST_TAGS;
        }
      };

  private static final class Room {
    private final List<JsonNode> start = new ArrayList<>();
    private final Map<String, JsonNode> joins = new LinkedHashMap<>();
  }

  void happened(JsonNode event) {
    String name = event.path("friendly_name").asString("");
    String callSid = event.path("call_sid").asString("");
    switch (event.path("event").asString("")) {
      case "start" -> {
        Room fresh = new Room();
        fresh.start.add(event);
        rooms.put(name, fresh);
      }
      case "join" -> {
        Room room = rooms.computeIfAbsent(name, _ -> new Room());
        if (room.joins.size() < MOST_MEMBERS) {
          room.joins.put(callSid, event);
        }
      }
      case "leave" -> leave(name, callSid);
      case "end" -> rooms.remove(name);
      default -> {
        // Talking changes nobody's presence.
      }
    }
  }

  private void leave(String name, String callSid) {
    Room room = rooms.get(name);
    if (room != null) {
      room.joins.remove(callSid);
    }
  }

  /** The call flow gave a caller his tag. */
  void tagged(String callSid, String tag) {
    tags.put(callSid, tag);
  }

  /** Tags that the call flow gave, by call. */
  Map<String, String> tags() {
    return tags;
  }

  /** A call that is over has left wherever it was. */
  void over(String callSid) {
    tags.remove(callSid);
    rooms.values().forEach(room -> room.joins.remove(callSid));
  }

  /** The events that say it, in an order that makes sense. */
  List<JsonNode> events() {
    List<JsonNode> all = new ArrayList<>();
    rooms
        .values()
        .forEach(
            room -> {
              all.addAll(room.start);
              all.addAll(room.joins.values());
            });
    return all;
  }
}
